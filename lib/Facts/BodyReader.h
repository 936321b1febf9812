//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads the body of a pattern from the operands up: each expression becomes a
// term, each operation on what depends on a parameter a requirement.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_BODYREADER_H
#define TIDY_TEMPLATES_LIB_FACTS_BODYREADER_H

#include "lib/Facts/Requirements.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSet.h"

namespace clang::templates {

/// Reads one body into requirements.
class BodyReader {
public:
  BodyReader(RequirementFacts &Facts, ASTContext &Context,
             const FunctionDecl &Function, Requirements &Out)
      : Facts(Facts), Context(Context), Function(Function), Out(Out) {}

  void run();

  /// Reads the constraint of a concept, a conjunction of requires-expressions;
  /// false for others, and for what asks for more than operations and types.
  bool readConstraint(const Expr &Constraint);

private:
  using Kind = Term::Kind;

  const Term &unknown() { return Nothing; }
  const Term &value(QualType T, bool IsLValue, StringRef Name = "");
  const Term &operation(Kind Is, SourceLocation Loc, StringRef Name,
                        ArrayRef<const Term *> Operands,
                        const NamedDecl *Declared = nullptr);
  const Term &typed(const Expr &E);

  void require(Requirement R);
  void requireTest(const Term &T);
  void requireModel(QualType T, knowledge::StandardConcept Concept,
                    SourceLocation Loc);
  void requireHash(QualType T, SourceLocation Loc);
  void requireType(QualType T, SourceLocation Loc);
  void convert(const Term &T, QualType To, SourceLocation Loc);

  bool readRequirement(const concepts::Requirement &R);
  void read(const Stmt *S);
  void readVariable(const VarDecl &Var);
  const Term &bound(const Term &Init, const VarDecl &Var);
  void readInitialiser(QualType T, const Expr *Init, bool IsCopy,
                       SourceLocation Loc);
  void readRangeFor(const CXXForRangeStmt &Loop);
  void readCondition(const Expr *E);
  void readLambda(const LambdaExpr &Lambda);

  const Term &evaluate(const Expr *E);
  const Term &evaluateUnguarded(const Expr &E);
  const Term &variable(const ValueDecl &D, QualType Type);
  const Term &binary(StringRef Name, SourceLocation Loc, const Expr &L,
                     const Expr &R);
  const Term &unary(StringRef Name, bool IsPostfix, SourceLocation Loc,
                    const Expr &E);
  QualType elementOf(QualType T) const;
  const Term &subscript(const Expr &Base, const Expr &Index,
                        SourceLocation Loc);
  const Term &member(const Term &Base, bool Arrow, StringRef Name,
                     SourceLocation Loc);
  const Term &object(const Expr &E, bool &Arrow);
  const Term *ownField(const Term &Object, DeclarationName Name);
  const Term &call(const CallExpr &E);
  const Term &callByName(const UnresolvedLookupExpr &Callee, const CallExpr &E);
  const Term &callTemplate(const FunctionTemplateDecl &Callee,
                           const UnresolvedLookupExpr &Name, const CallExpr &E,
                           ArrayRef<const Term *> Arguments);
  const Term *callStandard(const NamedDecl &Callee, const CallExpr &E,
                           ArrayRef<const Term *> Arguments);
  const Term &construct(QualType T, ArrayRef<const Expr *> Arguments,
                        SourceLocation Loc, bool IsBraced = false);
  llvm::SmallVector<const Term *, 4> arguments(const CallExpr &E);

  RequirementFacts &Facts;
  ASTContext &Context;
  const FunctionDecl &Function;
  Requirements &Out;
  Term Nothing;
  unsigned Nesting = 0;
  /// Variables whose type is deduced, and elements of ranges.
  llvm::DenseMap<const ValueDecl *, const Term *> Variables;
  /// Closures that nothing has named so far.
  llvm::DenseMap<const ValueDecl *, const LambdaExpr *> Uncalled;
  llvm::StringSet<> Known;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_BODYREADER_H
