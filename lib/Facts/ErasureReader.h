//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where functions convert values to erased types, and what they call.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_ERASUREREADER_H
#define TIDY_TEMPLATES_LIB_FACTS_ERASUREREADER_H

#include "lib/Facts/AllocatingErasures.h"
#include "lib/Facts/ParameterUse.h"

namespace clang::templates {

/// What the object made by an expression is for.
struct Destination {
  enum class Kind {
    /// It is kept, or nothing is known.
    Other,
    /// It initialises a parameter.
    Parameter,
    /// It initialises a local variable that is not static.
    Variable,
    /// It is called while it exists as a temporary.
    CalledAtOnce,
  };
  Kind K = Kind::Other;
  const VarDecl *Variable = nullptr;
  /// A temporary that is called for each element of something.
  bool Repeatedly = false;
};

struct ReadErasure {
  ErasureSite Site;
  Destination For;
};

/// A call of a function of ours, or the run of a lambda by what it is passed
/// to.
struct ReadCall {
  const FunctionDecl *Caller;
  const Expr *At;
  bool InLoop;
  ArrayRef<const Expr *> Arguments;
};

using FunctionKey = const FunctionDecl *;
/// One key for a function's declarations and for all that its pattern became.
FunctionKey keyOf(const FunctionDecl &Function);

class ErasureReader {
public:
  using Conversions = llvm::MapVector<const FunctionDecl *, Erasure>;
  ErasureReader(ASTContext &Context, const InlineStorage &Storage,
                const Conversions &Allocating, ParameterUses &Uses)
      : Context(Context), Storage(Storage), Allocating(Allocating), Uses(Uses) {
  }

  /// Reads the body of \p F, which is no template. Bodies of lambdas in it are
  /// functions of their own.
  void read(const FunctionDecl &F);

  std::vector<ReadErasure> Erasures;
  llvm::DenseMap<FunctionKey, std::vector<ReadCall>> Calls;

private:
  void walk(const Stmt *S, Destination For = {});
  void walkChildren(const Stmt &S);
  void walkLoop(const Stmt &Loop, ArrayRef<const Stmt *> Once);
  void walkCompound(const CompoundStmt &Block);
  void walkCall(const CallExpr &Call);
  void walkConstruct(const CXXConstructExpr &Construct, Destination For);
  void walkLambda(const LambdaExpr &Lambda, Destination For);
  void addErasure(const Erasure &What, const Expr *Value, Destination For);
  void addCall(const FunctionDecl &Callee, const Expr &At, bool InLoop,
               ArrayRef<const Expr *> Arguments);

  ASTContext &Context;
  const InlineStorage &Storage;
  const Conversions &Allocating;
  ParameterUses &Uses;
  const FunctionDecl *Current = nullptr;
  /// The innermost loop that repeats what is being read, and the one outside.
  const Stmt *Loop = nullptr;
  const Stmt *OuterLoop = nullptr;
  bool BreakLeavesLoop = false;
  unsigned Depth = 0;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_ERASUREREADER_H
