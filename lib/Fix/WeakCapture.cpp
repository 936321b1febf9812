//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/WeakCapture.h"
#include "lib/AST/Mentions.h"
#include "lib/AST/Names.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/StmtCXX.h"

namespace clang::templates {

/// Whether any statement below \p S, lambdas inside left out, satisfies \p
/// Test.
static bool anyStatement(const Stmt *S,
                         llvm::function_ref<bool(const Stmt *)> Test,
                         unsigned Depth = 0) {
  if (!S || Depth > 256)
    return false;
  if (Test(S))
    return true;
  if (isa<LambdaExpr>(S))
    return false;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return anyStatement(Child, Test, Depth + 1);
  });
}

bool isCoroutine(const LambdaExpr &Lambda) {
  return isa_and_nonnull<CoroutineBodyStmt>(
             Lambda.getCallOperator()->getBody()) ||
         anyStatement(Lambda.getBody(), [](const Stmt *S) {
           return isa<CoroutineBodyStmt, CoawaitExpr, DependentCoawaitExpr,
                      CoyieldExpr, CoreturnStmt>(S);
         });
}

/// In a mutable closure: whether \p Var is used other than by `->` and `*`.
static bool mayChange(const LambdaExpr &Lambda, const ValueDecl &Var) {
  if (!Lambda.isMutable())
    return false;
  unsigned Uses = 0, Dereferences = 0;
  auto Names = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Ref && Ref->getDecl() == &Var;
  };
  anyStatement(Lambda.getBody(), [&](const Stmt *S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      Uses += Ref->getDecl() == &Var;
    else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S))
      Dereferences +=
          (Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star) &&
          Names(Op->getArg(0));
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S))
      Dereferences += Member->isArrow() && !Member->isImplicitAccess() &&
                      Names(Member->getBase());
    return false;
  });
  return Uses != Dereferences;
}

/// Whether only a specialisation knows \p T: `auto` in a pattern.
static bool isUnknown(QualType T) {
  return T->isUndeducedType() ||
         (T->getContainedDeducedType() && T->isDependentType());
}

bool returnsNothing(const LambdaExpr &Lambda) {
  QualType T = Lambda.getCallOperator()->getReturnType();
  return T->isVoidType() ||
         (isUnknown(T) && !anyStatement(Lambda.getBody(), [](const Stmt *S) {
            const auto *Return = dyn_cast<ReturnStmt>(S);
            return Return && Return->getRetValue();
          }));
}

/// What to return when the object is gone; none if no value is known.
static std::optional<std::string> emptyReturn(const LambdaExpr &Lambda) {
  if (returnsNothing(Lambda))
    return "return;";
  QualType T = Lambda.getCallOperator()->getReturnType();
  if (T->isReferenceType() || isUnknown(T))
    return std::nullopt;
  if (Lambda.hasExplicitResultType()) {
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (T->isDependentType() || (Record && !(Record->hasDefinition() &&
                                             Record->hasDefaultConstructor())))
      return std::nullopt;
    return "return {};";
  }
  // The returns of a deduced type must agree.
  if (T->isBooleanType())
    return "return false;";
  if (T->isSpecificBuiltinType(BuiltinType::Int))
    return "return 0;";
  if (T->isSpecificBuiltinType(BuiltinType::Double))
    return "return 0.0;";
  return std::nullopt;
}

/// Whether \p Init yields an owner that is there already: a variable, a member,
/// shared_from_this(), an accessor, or a cast of one. Of a new owner, or one
/// that is moved in, the closure would be the only one.
static bool sharesOwner(const Expr *Init) {
  const Expr *E = Init->IgnoreUnlessSpelledInSource();
  if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(E))
    return true;
  if (const auto *List = dyn_cast<ParenListExpr>(E))
    return List->getNumExprs() == 1 && sharesOwner(List->getExpr(0));
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (Call->getNumArgs() == 0)
    return isa<MemberExpr, CXXDependentScopeMemberExpr, UnresolvedMemberExpr>(
        Callee);
  StringRef Name;
  if (const FunctionDecl *Function = Call->getDirectCallee())
    Name = simpleName(*Function);
  else if (const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Callee))
    if (const IdentifierInfo *Id = Lookup->getName().getAsIdentifierInfo())
      Name = Id->getName();
  return Call->getNumArgs() == 1 && Name.ends_with("pointer_cast") &&
         sharesOwner(Call->getArg(0));
}

/// Whether nothing but white space follows the token at \p Loc on its line.
static bool endsLine(SourceLocation Loc, const SourceManager &Sources) {
  auto [File, Offset] = Sources.getDecomposedLoc(Loc);
  StringRef Rest = Sources.getBufferData(File).substr(Offset + 1);
  return Rest.take_until([](char C) { return C == '\n'; }).trim().empty();
}

FixItHint lockFirst(const LambdaExpr &Lambda, ArrayRef<WeakLock> Locks,
                    StringRef Return, const ASTContext &Context) {
  const auto *Body = cast<CompoundStmt>(Lambda.getBody());
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Open = Body->getLBracLoc();
  auto Line = [&](SourceLocation Loc) {
    return Sources.getSpellingLineNumber(Loc);
  };
  const bool OneLine = Line(Open) == Line(Body->getRBracLoc());
  SourceLocation First;
  if (!Body->body_empty() &&
      mayEdit(Body->body_front()->getBeginLoc(), Context))
    First = Body->body_front()->getBeginLoc();
  // Behind the brace, so that a comment stays with its statement; before the
  // first statement if a comment stands behind the brace, or the statement.
  const bool BeforeFirst =
      First.isValid() && !OneLine && !endsLine(Open, Sources);
  std::string Break =
      OneLine ? " "
              : "\n" + (First.isValid() && Line(First) != Line(Open)
                            ? indentation(First, Sources).str()
                            : indentation(Open, Sources).str() + "  ");
  std::string Text;
  for (const WeakLock &Lock : Locks) {
    Text += Break + "auto " + Lock.Name + " = " + Lock.Weak + ".lock();";
    Text += Break + "if (!" + Lock.Name + ")";
    Text += (OneLine ? " " : Break + "  ") + Return.str();
  }
  if (BeforeFirst && Line(First) == Line(Open))
    return writeBefore(First, Text + Break, Context);
  if (BeforeFirst)
    return writeBefore(First, Text.substr(Break.size()) + Break, Context);
  if (OneLine && !First.isValid())
    return writeAfter(Open, Text + " ", Context);
  return writeAfter(Open, Text, Context);
}

/// The function that \p D is declared in; null if there is none.
static const FunctionDecl *functionAround(const Decl &D) {
  const DeclContext *Around = D.getDeclContext();
  while (Around && !isa<FunctionDecl>(Around))
    Around = Around->getParent();
  return cast_or_null<FunctionDecl>(Around);
}

/// The statement of a list that \p Lambda, which is \p Inside others, is part
/// of. Null if there is none, or if a variable before it would outlive or
/// precede what it must not: in a condition or the header of a loop.
static const Stmt *statementAround(const LambdaExpr &Lambda,
                                   ArrayRef<Enclosing> Inside) {
  const Stmt *Statement = &Lambda;
  for (const Enclosing Parent : llvm::reverse(Inside)) {
    if (const auto *D = dyn_cast<const Decl *>(Parent)) {
      if (!isa<VarDecl>(D))
        return nullptr;
      continue;
    }
    const auto *S = cast<const Stmt *>(Parent);
    if (isa<CompoundStmt>(S))
      return Statement;
    if (isa<IfStmt, ForStmt, WhileStmt, DoStmt, SwitchStmt, CXXForRangeStmt,
            CaseStmt, DefaultStmt, LabelStmt>(S))
      return nullptr;
    Statement = S;
  }
  return nullptr;
}

namespace {

class Weakening {
public:
  Weakening(const LambdaExpr &Lambda, const TypeClassifier &Types,
            ASTContext &Context, const llvm::StringSet<> &Taken)
      : Lambda(Lambda), Types(Types), Context(Context), Taken(Taken) {}

  bool run(ArrayRef<const ValueDecl *> Captured) {
    const Stmt *Body = Lambda.getBody();
    if (!mayEdit(Body->getSourceRange(), Context) ||
        !mayEdit(Lambda.getIntroducerRange(), Context) || isCoroutine(Lambda))
      return false;
    std::optional<std::string> Return = emptyReturn(Lambda);
    if (!Return)
      return false;
    Result.ReturnsNothing = returnsNothing(Lambda);
    for (const ValueDecl *Var : Captured)
      if (!weaken(*Var, Captured.size() == 1))
        return false;
    Result.Edits.push_back(lockFirst(Lambda, Locks, *Return, Context));
    if (!ImplicitCaptures.empty())
      Result.Edits.push_back(
          writeAfter(Lambda.getCaptureDefaultLoc(), ImplicitCaptures, Context));
    if (!Variables.empty() && !declareBefore())
      return false;
    return true;
  }

  WeakCapture Result;
  /// The names of the variables that the edit declares.
  std::vector<std::string> Introduced;

private:
  const LambdaCapture *captureOf(const ValueDecl &Var) const {
    for (const LambdaCapture &Capture : Lambda.captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == &Var)
        return &Capture;
    return nullptr;
  }

  /// The range in which a new name must be new: the function around.
  SourceRange scope() const {
    const FunctionDecl *Function = functionAround(*Lambda.getLambdaClass());
    while (Function && Function->getBeginLoc().isMacroID())
      Function = functionAround(*Function);
    return Function ? Function->getSourceRange() : Lambda.getSourceRange();
  }

  bool weaken(const ValueDecl &Var, bool Alone) {
    const LambdaCapture *Capture = captureOf(Var);
    if (!Capture || Capture->getCaptureKind() != LCK_ByCopy ||
        mayChange(Lambda, Var))
      return false;
    StringRef Name = simpleName(Var);
    QualType T = Var.getType();
    if (Name.empty() || Capture->isPackExpansion())
      return false;
    // In a pattern the type of `auto self = shared_from_this()` is not known
    // yet: then the standard's own pointers are meant.
    StringRef Weak = Types.weakCounterpart(T);
    if (Weak.empty() && isUnknown(T))
      Weak = "std::weak_ptr";
    if (Weak.empty())
      return false;

    const bool IsInit = Var.isInitCapture();
    std::string Source = Name.str();
    SourceRange Old = Capture->getLocation();
    if (IsInit) {
      const auto &Variable = cast<VarDecl>(Var);
      const Expr *Init = Variable.getInit();
      if (!sharesOwner(Init))
        return false;
      SourceRange Written = Init->getSourceRange();
      if (!mayEdit(SourceRange(Capture->getLocation(), Written.getEnd()),
                   Context) ||
          Variable.getInitStyle() != VarDecl::CInit)
        return false;
      Source = sourceText(Written, Context).str();
      Old.setEnd(Written.getEnd());
    }
    std::string Base = Alone ? "weak" : "weak" + capitalised(Name);
    std::string WeakName = freshName(Base, scope(), Context, Taken);
    const bool Implicit = Capture->isImplicit();

    if (Context.getLangOpts().CPlusPlus14) {
      std::string Text = WeakName + " = " + weakPointer(Weak, Source, T);
      if (Implicit)
        ImplicitCaptures += ", " + Text;
      else if (mayEdit(Old, Context))
        Result.Edits.push_back(replaceTokens(Old, Text));
      else
        return false;
    } else {
      Variables.push_back(weakType(Weak, Source, T) + " " + WeakName + "(" +
                          Source + ");");
      Introduced.push_back(WeakName);
      if (!Implicit)
        Result.Edits.push_back(replaceTokens(Old, WeakName));
    }
    Locks.push_back({Name.str(), WeakName});
    return true;
  }

  static std::string capitalised(StringRef Name) {
    std::string Result = Name.str();
    Result[0] = llvm::toUpper(Result[0]);
    return Result;
  }

  /// The expression that makes a weak pointer from the shared one \p Source.
  std::string weakPointer(StringRef Weak, const std::string &Source,
                          QualType T) {
    if (Weak == "std::weak_ptr" && Context.getLangOpts().CPlusPlus17) {
      StringRef Call = Source;
      if (Call.consume_back("shared_from_this()"))
        if (Call.empty() || Call == "this->" || Call.ends_with("::"))
          return Call.str() + "weak_from_this()";
      return "std::weak_ptr(" + Source + ")";
    }
    return weakType(Weak, Source, T) + "(" + Source + ")";
  }

  /// The type of a weak pointer to what \p Source, of type \p T, points to.
  std::string weakType(StringRef Weak, const std::string &Source, QualType T) {
    // The element type as a name, where it has one here.
    if (!T->isDependentType() && !isUnknown(T)) {
      PrintingPolicy Policy = Context.getPrintingPolicy();
      Policy.SuppressUnwrittenScope = true;
      std::string Element = pointeeType(T).getAsString(Policy);
      if (!Element.empty() && !StringRef(Element).contains('('))
        return Weak.str() + "<" + Element + ">";
    }
    return Weak.str() + "<typename std::decay<decltype(" + Source +
           ")>::type::element_type>";
  }

  /// Writes the variables before the statement that the closure is part of.
  bool declareBefore() {
    const FunctionDecl *Function = functionAround(*Lambda.getLambdaClass());
    if (!Function)
      return false;
    const Stmt *Statement = nullptr;
    MentionFinder Finder(Context);
    Finder.trackExpr(Lambda);
    Finder.findIn(*Function, [&](const Mention &M) {
      Statement = statementAround(Lambda, M.Inside);
    });
    if (!Statement)
      return false;
    SourceLocation Begin = Statement->getBeginLoc();
    if (!mayEdit(Begin, Context) || Begin == Lambda.getBeginLoc())
      return false;
    std::string Text;
    std::string Indent = indentation(Begin, Context.getSourceManager()).str();
    for (const std::string &Variable : Variables)
      Text += Variable + "\n" + Indent;
    Result.Edits.push_back(writeBefore(Begin, Text, Context));
    return true;
  }

  const LambdaExpr &Lambda;
  const TypeClassifier &Types;
  ASTContext &Context;
  const llvm::StringSet<> &Taken;
  std::string ImplicitCaptures;
  std::vector<std::string> Variables;
  std::vector<WeakLock> Locks;
};

} // namespace

std::optional<WeakCapture> weakenCaptures(const LambdaExpr &Lambda,
                                          ArrayRef<const ValueDecl *> Captured,
                                          const TypeClassifier &Types,
                                          ASTContext &Context,
                                          llvm::StringSet<> &Taken) {
  Weakening Edit(Lambda, Types, Context, Taken);
  if (!Edit.run(Captured))
    return std::nullopt;
  for (const std::string &Name : Edit.Introduced)
    Taken.insert(Name);
  return std::move(Edit.Result);
}

} // namespace clang::templates
