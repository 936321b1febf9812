//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Containers that only grow: they live long, something is put into them for
// each new input, and nothing is seen to take it out.
//
//   candidates --uses--> insertions --trace--> fed by run-time data
//                 |                               |
//                 +--- ways out, tests, unknown --+--> findings
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_GROWINGCONTAINERS_H
#define TIDY_TEMPLATES_LIB_FACTS_GROWINGCONTAINERS_H

#include "lib/Facts/ContainerUses.h"

namespace clang::templates {

struct GrowingContainer {
  /// As it is declared in the pattern: a variable, or a field of a class that
  /// has an object with static duration.
  const ValueDecl *Container = nullptr;
  /// The closure that it is a part of, and where that leaves its function; null
  /// if the container has static duration.
  const LambdaExpr *Closure = nullptr;
  const Stmt *Exit = nullptr;
  /// The object with static duration that the container is a member of.
  const VarDecl *Object = nullptr;
  /// 0 if the container itself grows, 1 if those in it do, and so on.
  unsigned Level = 0;
  /// What makes it grow, in the order of the source.
  std::vector<const Expr *> Insertions;
  /// How many copies the specialisations in this translation unit have, and
  /// where the first of them is instantiated.
  unsigned Copies = 0;
  SourceLocation FirstInstantiation;
};

/// What lives long enough, as it is met in a translation unit.
class LongLivedContainers {
public:
  LongLivedContainers(ASTContext &Context, const TypeClassifier &Types,
                      bool TemplatesOnly, bool Strict)
      : Context(Context), Types(Types), TemplatesOnly(TemplatesOnly),
        Strict(Strict) {}

  /// \p Var has static or thread duration; of a pattern, of a specialisation or
  /// of neither.
  void add(const VarDecl &Var);
  /// The same of the state of \p Closure, if it has any.
  void add(const LambdaExpr &Closure);

  /// Those that grow, in the order in which they were added. Cannot tell, and
  /// not among them unless `Strict`: registries, that may be filled only while
  /// the program starts.
  std::vector<GrowingContainer> findGrowing();

private:
  struct Candidate {
    GrowingContainer Finding;
    QualType Type;
    bool InTemplate = false;
    std::vector<ContainerUse> Insertions;
  };
  /// What the specialisations know of a declaration of their pattern.
  struct Instances {
    llvm::SmallVector<QualType, 2> Types;
    unsigned Count = 0;
    SourceLocation First;
  };

  QualType typeOf(const VarDecl &Var) const;
  Candidate &addCandidate(const ValueDecl &Container, QualType Type,
                          bool InTemplate);
  void addVariable(const VarDecl &Var);
  void addFields(const VarDecl &Object, const CXXRecordDecl &Class);
  void addCaptures(const LambdaExpr &Closure);
  bool judge(Candidate &C, const ContainerUses &Uses);
  bool hasFewKeys(const Candidate &C, unsigned Level) const;
  void dropRegistries(std::vector<Candidate> &Growing);

  ASTContext &Context;
  const TypeClassifier &Types;
  const bool TemplatesOnly;
  const bool Strict;
  std::vector<const VarDecl *> Variables;
  std::vector<const LambdaExpr *> Closures;
  llvm::DenseMap<SourceLocation, Instances> ByPlace;
  llvm::DenseSet<const Decl *> Seen;
  std::vector<Candidate> Candidates;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_GROWINGCONTAINERS_H
