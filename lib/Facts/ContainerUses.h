//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the code does to the size of containers: what puts elements in, what
// takes them out, what asks for their number, and where they leave our sight.
//
//   mention --climb through what it is written in--> use
//      ^                                              |
//      +---- references, parameters, accessors <------+
//
// Containers are asked for by their declaration: a variable, a field, a
// variable that a closure captures. Containers in containers have a level.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_CONTAINERUSES_H
#define TIDY_TEMPLATES_LIB_FACTS_CONTAINERUSES_H

#include "lib/AST/ContainerTypes.h"
#include "lib/AST/Mentions.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::templates {

struct ContainerUse {
  enum class Kind : uint8_t {
    Insert,   ///< Adds an element.
    TakeOut,  ///< Takes elements out, or sets their number.
    SizeTest, ///< Compares the number of elements with another.
    Unknown,  ///< Cannot tell: out of sight, or by means that are not known.
  };
  Kind K = Kind::Unknown;
  /// 0 for the container itself, 1 for the containers in it, and so on. What
  /// happens to a container happens to those in it.
  unsigned Level = 0;
  const Expr *At = nullptr;
  /// Of an insertion: what decides whether there is a new element.
  llvm::SmallVector<const Expr *, 2> Fed;
  /// Insert: at most once for each copy of the container, or while it is empty
  /// or small. TakeOut: only when the container itself is full.
  bool Conditional = false;
  /// The function around it and the lambdas between, from the outside in.
  const FunctionDecl *In = nullptr;
  llvm::SmallVector<const LambdaExpr *, 2> Lambdas;
};

using ContainerUses = std::vector<ContainerUse>;

/// Finds the uses of some containers in one walk over the code, and as many
/// short ones over functions that they are passed to.
class ContainerUseFinder {
public:
  /// The longest chain of calls that is followed.
  static constexpr unsigned MaxCallDepth = 4;
  /// The deepest containers in containers that are told apart.
  static constexpr unsigned MaxLevel = 2;

  ContainerUseFinder(ASTContext &Context, const TypeClassifier &Types)
      : Context(Context), Types(Types) {}

  /// The uses of \p Containers, in the same order. \p Type says what a
  /// container is where its declaration does not: in a pattern whose
  /// specialisations know. \p Roots are the functions to look into; all of the
  /// translation unit if there are none.
  struct Request {
    const ValueDecl *Container;
    QualType Type;
  };
  std::vector<ContainerUses> find(ArrayRef<Request> Containers,
                                  ArrayRef<const Decl *> Roots);

private:
  friend class UseCollector;
  /// What calling \p Method does to the containers of its object; null if that
  /// cannot be told.
  const ContainerUses *usesInMethod(const CXXMethodDecl &Method);
  /// What \p Function does to what \p Param refers to; null likewise.
  const ContainerUses *usesOfParameter(const ParmVarDecl &Param, QualType Type);

  ASTContext &Context;
  const TypeClassifier &Types;
  llvm::DenseMap<const CXXMethodDecl *, std::unique_ptr<ContainerUses>> Methods;
  llvm::DenseMap<const ParmVarDecl *, std::unique_ptr<ContainerUses>>
      Parameters;
  unsigned CallDepth = 0;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_CONTAINERUSES_H
