//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which template parameters the meaning of a piece of code depends on: each one
// separately, not only "dependent" or not.
//
//   template <class T, class U> struct Map {
//     static int hash(const T &K);                     // T
//     int slot(const T &K) { return hash(K) % Size; }  // T, by a member
//     void grow() { Size = 2 * Size; }                 // none
//     struct Node { U V; };                            // U
//     Node *First;                                     // U, by a nested class
//     int Size;                                        // none
//   };
//
//   declaration --read once--> parameters that it names, declarations it uses
//     --spread along the uses until nothing changes--> parameters it depends on
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_FACTS_PARAMETERDEPENDENCE_H
#define TIDY_TEMPLATES_LIB_FACTS_PARAMETERDEPENDENCE_H

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::templates {

/// Template parameters that are in scope at one place.
class ParameterSet {
public:
  bool empty() const { return !Unknown && Levels.empty(); }
  /// Whether it has to be taken for all that are in scope: the code asks for
  /// the name of its function with all arguments.
  bool isUnknown() const { return Unknown; }
  bool contains(const NamedDecl &Parameter) const;
  /// Whether a parameter of a template is in it that is nested in \p Depth
  /// other templates.
  bool containsDepth(unsigned Depth) const;
  bool containsAny(ArrayRef<const NamedDecl *> Parameters) const;

  void insert(const NamedDecl &Parameter);
  void insert(unsigned Depth, unsigned Index);
  void insertUnknown() { Unknown = true; }
  /// Adds those of \p Other that are less deeply nested than \p Below. Whether
  /// there were new ones.
  bool insert(const ParameterSet &Other, unsigned Below = ~0U);

private:
  /// A bit for each parameter of a template; those from the 64th on share one.
  /// The last level is not zero.
  llvm::SmallVector<uint64_t, 2> Levels;
  bool Unknown = false;
};

/// Answers about code as it is written, in templates. What a template made from
/// it depends on nothing.
///
/// A declaration depends on what its type, its initialiser or its body name,
/// and on what the declarations depend on that they use: a class on its bases
/// and members, a call of a member of the same template on the member's body,
/// `*this` on all parameters of its class. Cannot tell, and not in the answer:
/// what is assigned to a variable after its declaration. Not counted: the
/// constraints of a template.
class ParameterDependence {
public:
  enum class Question : uint8_t {
    /// Whether it has the same value everywhere. That each specialisation has
    /// its own static variables is not counted.
    Value,
    /// Whether the same code could serve for all arguments. A local variable of
    /// a type that depends on nothing can be passed to it: what it holds at run
    /// time is not counted, but what it holds of a type (sizeof, traits) is. A
    /// static variable that changes is another one for all other arguments.
    Code,
  };

  explicit ParameterDependence(Question Asked = Question::Value)
      : Asked(Asked) {}

  /// A function is asked with its body, a template without its own parameters.
  ParameterSet of(const Decl &D);
  ParameterSet of(QualType T);
  ParameterSet of(const Stmt &S);

private:
  friend class DependenceReader;

  /// What a declaration uses. Of what \c On depends on, only parameters that
  /// are less deeply nested than \c Below can be seen at the use.
  struct Use {
    const Decl *On;
    unsigned Below;
  };
  struct Node {
    ParameterSet Parameters;
    llvm::SmallVector<Use, 4> Uses;
  };

  const Question Asked;

  /// What the loop goes over that declares \p Var; null if it declares none.
  const Expr *rangeOf(const VarDecl &Var);
  /// What is assigned to the local variable \p Var, and which constants decide
  /// whether it is.
  ArrayRef<const Expr *> assignedTo(const VarDecl &Var);
  void readLocals(const VarDecl &Var);
  void resolve(const Decl &D);
  ParameterSet resolved(const Node &Read);

  /// Those of declarations that are in templates, by first declaration.
  llvm::DenseMap<const Decl *, Node> Nodes;
  /// Of the functions that were asked for a local variable.
  llvm::DenseMap<const VarDecl *, const Expr *> Ranges;
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const Expr *, 2>> Assigned;
  llvm::DenseSet<const DeclContext *> FunctionsRead;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_LIB_FACTS_PARAMETERDEPENDENCE_H
