//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//

#include "lib/Fix/ObjectCapture.h"
#include "lib/AST/Copies.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Fix/Edits.h"
#include "lib/Fix/WeakCapture.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace clang::templates {

/// The class whose object \p Lambda captures as `this`.
static const CXXRecordDecl *classAround(const LambdaExpr &Lambda) {
  const DeclContext *Context = Lambda.getLambdaClass()->getDeclContext();
  for (; Context; Context = Context->getParent())
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Context);
        Class && !Class->isLambda())
      return Class->getDefinition();
  return nullptr;
}

/// The edit of the capture of `this`: \p Explicit in its place, or \p Added
/// behind the default that captures it. None if it cannot be edited.
static std::optional<FixItHint> editThis(ArrayRef<const LambdaExpr *> Lambdas,
                                         const std::string &Explicit,
                                         const std::string &Added,
                                         const ASTContext &Context) {
  for (const LambdaExpr *Lambda : Lambdas) {
    if (!mayEdit(Lambda->getIntroducerRange(), Context))
      return std::nullopt;
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (!Capture.capturesThis() || Capture.getCaptureKind() != LCK_This)
        continue;
      const SourceLocation Loc = Capture.isExplicit()
                                     ? Capture.getLocation()
                                     : Lambda->getCaptureDefaultLoc();
      if (!mayEdit(Loc, Context))
        return std::nullopt;
      return Capture.isExplicit() ? replaceTokens(Loc, Explicit)
                                  : writeAfter(Loc, Added, Context);
    }
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// A copy
//===----------------------------------------------------------------------===//

namespace {

/// Tells the uses of `this` that only read members of the object.
class ObjectUses : public RecursiveASTVisitor<ObjectUses> {
public:
  bool onlyRead(const LambdaExpr &Lambda) {
    TraverseStmt(Lambda.getBody());
    return !IsLetOut && Reads.size() == All.size();
  }

  bool VisitCXXThisExpr(CXXThisExpr *E) {
    All.insert(E);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *E) {
    for (const LambdaCapture &Capture : E->captures())
      IsLetOut |= Capture.capturesThis();
    return true;
  }

  bool VisitMemberExpr(MemberExpr *E) {
    const ValueDecl *Member = E->getMemberDecl();
    if (!isa<FieldDecl>(Member) ? Member->isCXXInstanceMember()
                                : !Member->getType()->isReferenceType() &&
                                      !E->getType().isConstQualified())
      return true;
    read(E);
    return true;
  }

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *E) {
    const CXXMethodDecl *Method = E->getMethodDecl();
    if (Method && Method->isConst())
      read(E->getCallee()->IgnoreParenImpCasts());
    return true;
  }

  bool VisitImplicitCastExpr(ImplicitCastExpr *E) {
    if (E->getCastKind() == CK_LValueToRValue ||
        (E->isGLValue() && E->getType().isConstQualified()))
      read(E->getSubExpr()->IgnoreParenImpCasts());
    return true;
  }

private:
  /// A part of the object, or of a part of it, is read.
  void read(const Expr *E) {
    while (const auto *Member = dyn_cast<MemberExpr>(E)) {
      E = Member->getBase()->IgnoreParenImpCasts();
      if (const auto *This = dyn_cast<CXXThisExpr>(E))
        Reads.insert(This);
      else if (Member->isArrow())
        return;
    }
  }

  llvm::DenseSet<const CXXThisExpr *> All, Reads;
  bool IsLetOut = false;
};

} // namespace

std::vector<FixItHint> copyObject(ArrayRef<const LambdaExpr *> Lambdas,
                                  const ASTContext &Context) {
  if (!Context.getLangOpts().CPlusPlus17)
    return {};
  bool IsKnown = false;
  for (const LambdaExpr *Lambda : Lambdas) {
    const CXXRecordDecl *Class = classAround(*Lambda);
    if (!Class || Class->isInvalidDecl())
      return {};
    if (Lambda->getLambdaClass()->isDependentContext())
      continue;
    if (isCopyable(*Class) != true || Class->isPolymorphic() ||
        Lambda->getCallOperator()->getReturnType()->isReferenceType() ||
        !ObjectUses().onlyRead(*Lambda))
      return {};
    IsKnown = true;
  }
  if (!IsKnown)
    return {};
  if (std::optional<FixItHint> Edit =
          editThis(Lambdas, "*this", ", *this", Context))
    return {*Edit};
  return {};
}

//===----------------------------------------------------------------------===//
// A weak pointer
//===----------------------------------------------------------------------===//

namespace {

/// What the bases of a class say of std::enable_shared_from_this.
struct SharedBases {
  /// How many there are, and whether a qualified name is needed to find one.
  unsigned Count = 0;
  bool IsDependent = false;
  bool IsPublic = true;
  /// An argument decides what a base is.
  bool IsUnknown = false;

  void find(const CXXRecordDecl &Class, bool ByPublic = true,
            bool ByDependent = false, unsigned Depth = 0) {
    for (const CXXBaseSpecifier &Base : Class.bases()) {
      QualType T = Base.getType();
      const bool Public = ByPublic && Base.getAccessSpecifier() == AS_public;
      const bool Dependent = ByDependent || T->isDependentType();
      const NamedDecl *Named = TypeClassifier::classOf(T);
      if (!Named) {
        IsUnknown = true;
      } else if (libraryName(*Named) == "std::enable_shared_from_this") {
        ++Count;
        IsPublic &= Public;
        IsDependent |= Dependent;
      } else if (Depth < MaxDepth) {
        const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
        if (const auto *Template = dyn_cast<ClassTemplateDecl>(Named);
            !Record && Template)
          Record = Template->getTemplatedDecl();
        if (Record && Record->hasDefinition())
          find(*Record->getDefinition(), Public, Dependent, Depth + 1);
      }
    }
  }

private:
  static constexpr unsigned MaxDepth = 8;
};

} // namespace

std::vector<FixItHint> watchObject(ArrayRef<const LambdaExpr *> Lambdas,
                                   const ASTContext &Context) {
  if (!Context.getLangOpts().CPlusPlus17 || Lambdas.empty())
    return {};
  bool IsKnown = false, IsDependent = false;
  for (const LambdaExpr *Lambda : Lambdas) {
    const CXXRecordDecl *Class = classAround(*Lambda);
    if (!Class || Class->isInvalidDecl() || isCoroutine(*Lambda) ||
        !returnsNothing(*Lambda))
      return {};
    SharedBases Bases;
    Bases.find(*Class);
    const bool IsPattern = Class->isDependentContext();
    IsDependent |= IsPattern && (Bases.IsDependent || Bases.IsUnknown);
    if (Bases.Count > 1 || !Bases.IsPublic ||
        (Bases.Count == 0 && !(IsPattern && Bases.IsUnknown)))
      return {};
    IsKnown |= Bases.Count == 1;
  }
  const LambdaExpr &Lambda = *Lambdas.front();
  const Stmt *Around = outsideLambdas(*Lambda.getCallOperator()).getBody();
  if (!IsKnown || !Around || !mayEdit(Around->getSourceRange(), Context) ||
      !mayEdit(Lambda.getBody()->getSourceRange(), Context))
    return {};
  const WeakLock Lock = {
      freshName("self", Around->getSourceRange(), Context, {}),
      freshName("weak", Around->getSourceRange(), Context, {})};
  const std::string Watch = ", " + Lock.Weak + " = " +
                            (IsDependent ? "this->" : "") + "weak_from_this()";
  std::optional<FixItHint> Edit =
      editThis(Lambdas, "this" + Watch, Watch, Context);
  if (!Edit)
    return {};
  return {*Edit, lockFirst(Lambda, Lock, "return;", Context)};
}

} // namespace clang::templates
