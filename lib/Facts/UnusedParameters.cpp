//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnusedParameters.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TemplateIds.h"
#include "lib/Facts/ParameterMentions.h"
#include "lib/Knowledge/Erasure.h"
#include "lib/Knowledge/Phantoms.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringMap.h"
#include <map>

namespace clang::templates {

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

/// Whether \p E is the same for each call: it reads no variable and calls
/// nothing.
static bool isConstant(const Stmt *E) {
  if (!E)
    return true;
  if (isa<CallExpr, CXXThisExpr, LambdaExpr, CXXNewExpr>(E))
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (isa<VarDecl>(Ref->getDecl()))
      return false;
  return llvm::all_of(E->children(), isConstant);
}

/// Whether \p Body does nothing that is worth a copy: it is empty, yields a
/// constant, or ends the program. It is there to be specialised, hidden or
/// called by name.
static bool isStub(const Stmt *Body) {
  if (const auto *Compound = dyn_cast_or_null<CompoundStmt>(Body))
    return llvm::all_of(Compound->body(), isStub);
  if (const auto *Return = dyn_cast_or_null<ReturnStmt>(Body))
    return isConstant(Return->getRetValue());
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Body))
    return Call->getDirectCallee() && Call->getDirectCallee()->isNoReturn();
  if (const auto *Cast = dyn_cast_or_null<CStyleCastExpr>(Body))
    return Cast->getType()->isVoidType(); // (void)Parameter;
  if (const auto *Declaration = dyn_cast_or_null<DeclStmt>(Body))
    return llvm::all_of(Declaration->decls(), [](const Decl *D) {
      return isa<StaticAssertDecl, TypedefNameDecl, UsingDecl>(D);
    });
  return !Body || isa<NullStmt, CXXThrowExpr, ExprWithCleanups>(Body);
}

/// Whether each copy of \p Var is an object of its own that the program can
/// tell from the others. A table that never changes is no such object.
static bool isOwnState(const VarDecl &Var) {
  if (!Var.hasGlobalStorage())
    return false;
  const QualType T = Var.getType();
  return !T.isConstQualified() || (Var.isStaticLocal() && T->isScalarType());
}

namespace {

/// Looks for variables that each specialisation has for itself.
class StateFinder : public RecursiveASTVisitor<StateFinder> {
public:
  bool VisitVarDecl(VarDecl *Var) { return !(Found |= isOwnState(*Var)); }
  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool Found = false;
};

} // namespace

namespace {

/// Looks for closures and classes that each specialisation has for itself.
class OwnTypeFinder : public RecursiveASTVisitor<OwnTypeFinder> {
public:
  bool VisitCXXRecordDecl(CXXRecordDecl *) { return !(Found = true); }
  bool VisitLambdaExpr(LambdaExpr *) { return !(Found = true); }

  bool Found = false;
};

} // namespace

/// Whether \p Function may return an object of a type that is another one for
/// each specialisation.
static bool mayReturnOwnType(const FunctionDecl &Function) {
  if (!Function.getReturnType()->getContainedAutoType())
    return false;
  OwnTypeFinder Finder;
  Finder.TraverseStmt(Function.getBody());
  return Finder.Found;
}

static bool hasOwnState(const Decl &D) {
  StateFinder Finder;
  Finder.TraverseDecl(const_cast<Decl *>(&D));
  return Finder.Found;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Whether \p T is a class of the user's that only its name is of: incomplete,
/// or without data and functions.
static bool isTagType(QualType T, const SourceManager &Sources) {
  const auto *Class = T.getCanonicalType()->getAsCXXRecordDecl();
  if (!Class || Class->isLambda() ||
      Sources.isInSystemHeader(Class->getLocation()))
    return false;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Class))
    Class = Special->getSpecializedTemplate()->getTemplatedDecl();
  Class = Class->getDefinition();
  if (!Class)
    return true;
  return llvm::all_of(Class->decls(), [](const Decl *D) {
    return D->isImplicit() || isa<AccessSpecDecl, CXXConstructorDecl,
                                  CXXDestructorDecl, EmptyDecl>(D);
  });
}

static bool anyArgument(const TemplateArgument &Argument,
                        llvm::function_ref<bool(QualType)> Is) {
  if (Argument.getKind() == TemplateArgument::Pack)
    return llvm::any_of(
        Argument.pack_elements(),
        [&](const TemplateArgument &A) { return anyArgument(A, Is); });
  return Argument.getKind() == TemplateArgument::Type &&
         Is(Argument.getAsType());
}

/// Whether \p T is a class that \p Base is a base of.
static bool derivesFrom(QualType T, const CXXRecordDecl &Base) {
  const auto *Class = T.getCanonicalType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && Class->isDerivedFrom(&Base);
}

/// Whether one of the types that \p T is made of holds a value of any type.
static bool holdsAnyValue(QualType T, unsigned Depth = 0) {
  const NamedDecl *Class = nullptr;
  ArrayRef<TemplateArgument> Arguments;
  if (const auto *Special = T->getAs<TemplateSpecializationType>()) {
    Arguments = Special->template_arguments();
    Class = Special->getTemplateName().getAsTemplateDecl();
  }
  if (const auto *Record = T->getAsCXXRecordDecl()) {
    Class = Record;
    if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(Record))
      Arguments = S->getTemplateArgs().asArray();
  }
  if (Class && llvm::is_contained(knowledge::erasedValues(),
                                  StringRef(libraryName(*Class))))
    return true;
  return Depth < 3 && llvm::any_of(Arguments, [&](const TemplateArgument &A) {
           return anyArgument(A, [&](QualType Part) {
             return holdsAnyValue(Part, Depth + 1);
           });
         });
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

namespace {

class UnusedParameterFinder {
public:
  UnusedParameterFinder(ASTContext &Context, unsigned MinStatements)
      : Context(Context), Sources(Context.getSourceManager()),
        MinStatements(MinStatements), Templates(Context) {}

  std::vector<UnusedParameter> find(bool Strict);

private:
  friend class OutsideUses;

  struct Specialisation {
    const NamedDecl *Declared;
    ArrayRef<TemplateArgument> Arguments;
    /// Where it is instantiated, or its own place.
    SourceLocation At;
    size_t Order;
  };
  /// Of the class templates and functions with candidates.
  std::vector<Specialisation>
  specialisationsOf(const RedeclarableTemplateDecl &Template, bool &Special);

  static void raise(TemplateParameter &P, Usage To) {
    P.State = std::max(P.State, To);
  }
  static void raise(WrittenTemplate &T, Usage To) {
    for (TemplateParameter &P : T.Parameters)
      raise(P, To);
  }
  void judge(WrittenTemplate &T);
  void judgeFunction(WrittenTemplate &T, const FunctionDecl &Function);
  void judgeClass(WrittenTemplate &T, const CXXRecordDecl &Class);
  void judgeArguments(WrittenTemplate &T);
  void judgeText(WrittenTemplate &T);
  void agreeWithNamesakes(WrittenTemplate &T);
  void spread();
  std::vector<UnusedParameter> findings(bool Strict);

  ASTContext &Context;
  const SourceManager &Sources;
  const unsigned MinStatements;
  WrittenTemplates Templates;
  llvm::DenseMap<const RedeclarableTemplateDecl *, std::vector<Specialisation>>
      Specialisations;
};

} // namespace

std::vector<UnusedParameterFinder::Specialisation>
UnusedParameterFinder::specialisationsOf(
    const RedeclarableTemplateDecl &Template, bool &Special) {
  std::vector<Specialisation> Result;
  const auto Add = [&](const NamedDecl &D,
                       const TemplateArgumentList &Arguments,
                       SourceLocation At) {
    Result.push_back({&D, Arguments.asArray(),
                      At.isValid() ? At : D.getLocation(), Result.size()});
  };
  forEachInstance(Template, [&](const RedeclarableTemplateDecl &Instance) {
    if (const auto *Function = dyn_cast<FunctionTemplateDecl>(&Instance)) {
      for (const FunctionDecl *F : Function->specializations()) {
        Special |=
            F->getTemplateSpecializationKind() == TSK_ExplicitSpecialization;
        if (const TemplateArgumentList *Arguments =
                F->getTemplateSpecializationArgs())
          Add(*F, *Arguments, F->getPointOfInstantiation());
      }
      return;
    }
    const auto *Class = dyn_cast<ClassTemplateDecl>(&Instance);
    if (!Class)
      return;
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
    const_cast<ClassTemplateDecl *>(Class)->getPartialSpecializations(Partial);
    Special |= !Partial.empty();
    for (const ClassTemplateSpecializationDecl *C : Class->specializations()) {
      Special |= C->getSpecializationKind() == TSK_ExplicitSpecialization;
      // Members can be specialised one by one.
      for (const Decl *Member : C->decls())
        if (const auto *Method = dyn_cast<CXXMethodDecl>(Member))
          Special |= Method->getTemplateSpecializationKind() ==
                     TSK_ExplicitSpecialization;
      Add(*C, C->getTemplateArgs(), C->getPointOfInstantiation());
    }
  });
  llvm::sort(Result, [&](const Specialisation &A, const Specialisation &B) {
    if (A.At != B.At)
      return Sources.isBeforeInTranslationUnit(A.At, B.At);
    return A.Order < B.Order;
  });
  return Result;
}

void UnusedParameterFinder::judge(WrittenTemplate &T) {
  if (!T.Template || !T.hasCandidates())
    return;
  for (TemplateParameter &P : T.Parameters)
    if (hasWord(P.Decl->getName(), knowledge::phantomParameterWords()))
      raise(P, Usage::Used);
  bool Special = false;
  auto &Known = Specialisations[T.Template];
  Known = specialisationsOf(*T.Template, Special);
  if (Special)
    return raise(T, Usage::Used);
  judgeArguments(T);
  if (const auto *Function = dyn_cast<FunctionDecl>(T.Definition))
    judgeFunction(T, *Function);
  else if (const auto *Class = dyn_cast<CXXRecordDecl>(T.Definition))
    judgeClass(T, *Class);
  if (T.hasCandidates())
    judgeText(T);
}

/// Arguments that say that the parameter only tells specialisations apart.
void UnusedParameterFinder::judgeArguments(WrittenTemplate &T) {
  for (const Specialisation &S : Specialisations[T.Template])
    for (unsigned I = 0; I < T.Parameters.size() && I < S.Arguments.size(); ++I)
      if (anyArgument(S.Arguments[I], [&](QualType A) {
            const auto *Class = dyn_cast<CXXRecordDecl>(S.Declared);
            return isTagType(A, Sources) || (Class && derivesFrom(A, *Class));
          }))
        raise(T.Parameters[I], Usage::Used);
}

void UnusedParameterFinder::judgeFunction(WrittenTemplate &T,
                                          const FunctionDecl &Function) {
  if (hasOwnState(Function) || mayReturnOwnType(Function))
    return raise(T, Usage::Used);
  // What is deprecated is kept as it was.
  if (isStub(Function.getBody()) || Function.isDeprecated())
    raise(T, Usage::CannotTell);
  // Nobody can spell the arguments of these but by a call of their full name.
  if (!Function.getIdentifier())
    for (TemplateParameter &P : T.Parameters)
      if (!hasDefault(*P.Decl))
        raise(P, Usage::CannotTell);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getParent()->getIdentifier() &&
      hasWord(Method->getParent()->getName(), knowledge::protocolClassWords()))
    raise(T, Usage::CannotTell);
  agreeWithNamesakes(T);
}

/// Overloads, and members of other classes that have the same name, have the
/// same template parameters so that they can be called in the same way.
void UnusedParameterFinder::agreeWithNamesakes(WrittenTemplate &T) {
  const auto *Function = cast<FunctionDecl>(T.Definition);
  if (!Function->getIdentifier())
    return;
  const DeclContext *Scope = Function->getDeclContext()->getRedeclContext();
  for (const NamedDecl *Other : Scope->lookup(Function->getDeclName())) {
    const auto *Plain = dyn_cast<FunctionDecl>(Other->getUnderlyingDecl());
    if (Plain && Plain->getNumParams() == Function->getNumParams())
      raise(T, Usage::CannotTell);
  }
  for (unsigned Number : Templates.called(Function->getDeclName())) {
    const WrittenTemplate &Other = Templates.All[Number];
    if (Other.Template == T.Template ||
        !isa<FunctionTemplateDecl>(Other.Template))
      continue;
    const DeclContext *OtherScope =
        Other.Template->getDeclContext()->getRedeclContext();
    if (!OtherScope->Equals(Scope) &&
        !(OtherScope->isRecord() && Scope->isRecord()))
      continue;
    for (unsigned I = 0; I < T.Parameters.size() && I < Other.Parameters.size();
         ++I)
      T.Parameters[I].Needs.push_back({Number, I});
  }
}

namespace {

/// What there is in a class template that can be copied.
struct ClassCode {
  unsigned Statements = 0;
  bool HasFields = false;
  bool HasErasedStorage = false;
  bool HasOwnState = false;
  /// All members that are declared are defined, too.
  bool IsVisible = true;
};

} // namespace

static void addCode(const CXXRecordDecl &Class, ClassCode &Code) {
  for (const Decl *D : Class.decls()) {
    if (D->isImplicit())
      continue;
    if (const auto *Template = dyn_cast<TemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(D)) {
      const FunctionDecl *Definition = nullptr;
      if (Function->isDefined(Definition) && Definition->getBody()) {
        Code.Statements += countStatements(Definition->getBody());
        Code.HasOwnState |= hasOwnState(*Definition);
      } else if (!Function->isDefaulted() && !Function->isDeleted() &&
                 !Function->isPureVirtual()) {
        Code.IsVisible = false;
      }
    } else if (const auto *Field = dyn_cast_or_null<FieldDecl>(D)) {
      Code.HasFields = true;
      Code.HasErasedStorage |= holdsAnyValue(Field->getType());
    } else if (const auto *Var = dyn_cast_or_null<VarDecl>(D)) {
      Code.HasOwnState |= isOwnState(*Var);
    } else if (const auto *Nested = dyn_cast_or_null<CXXRecordDecl>(D)) {
      if (!Nested->getDefinition())
        Code.IsVisible = false;
      else if (Nested->isThisDeclarationADefinition())
        addCode(*Nested, Code);
    }
  }
}

void UnusedParameterFinder::judgeClass(WrittenTemplate &T,
                                       const CXXRecordDecl &Class) {
  if (hasWord(Class.getName(), knowledge::phantomClassWords()))
    return raise(T, Usage::Used);
  ClassCode Code;
  addCode(Class, Code);
  if (Code.HasOwnState || !Code.IsVisible)
    return raise(T, Usage::Used);
  const auto &Known = Specialisations[T.Template];
  const bool OthersUsed =
      llvm::any_of(T.Parameters, [](const TemplateParameter &P) {
        return P.State == Usage::Used;
      });
  const bool Copied = Known.size() >= 2 && (Code.Statements > 0 || OthersUsed);
  for (unsigned I = 0; I < T.Parameters.size(); ++I) {
    TemplateParameter &P = T.Parameters[I];
    // Classes of the user's and enumerators may be there to tell objects apart.
    const bool MayBeName =
        isa<NonTypeTemplateParmDecl>(P.Decl)
            ? cast<NonTypeTemplateParmDecl>(P.Decl)->getType()->isEnumeralType()
            : llvm::all_of(Known, [&](const Specialisation &S) {
                return I < S.Arguments.size() &&
                       anyArgument(S.Arguments[I], [&](QualType A) {
                         const auto *R =
                             A.getCanonicalType()->getAsCXXRecordDecl();
                         return R && !R->isLambda() &&
                                !Sources.isInSystemHeader(R->getLocation());
                       });
              });
    const bool IsWorthIt = Code.HasErasedStorage ||
                           Code.Statements >= MinStatements ||
                           (Copied && !MayBeName);
    // Other sources may derive from it, or name it with tags.
    const bool IsSeenInUse =
        !Known.empty() || Sources.isInMainFile(Class.getLocation());
    if (!IsWorthIt || !IsSeenInUse || !Code.HasFields)
      raise(P, Usage::CannotTell);
  }
}

/// What the compiler did not see: code for other configurations, and arguments
/// of macros that expand to nothing. Spelling the name is enough.
void UnusedParameterFinder::judgeText(WrittenTemplate &T) {
  llvm::SmallVector<const Decl *, 8> Texts(T.Template->redecls());
  if (const auto *Class = dyn_cast<CXXRecordDecl>(T.Definition))
    llvm::append_range(Texts, outOfLineMembers(*Class));
  const unsigned Depth = T.Template->getTemplateParameters()->getDepth();
  for (const Decl *Text : Texts) {
    llvm::SmallVector<const TemplateParameterList *, 2> Lists =
        repeatedParameterLists(*Text);
    if (const auto *Template = dyn_cast<TemplateDecl>(Text))
      Lists.push_back(Template->getTemplateParameters());
    const SourceRange Range = Text->getSourceRange();
    if (Range.isInvalid() || Range.getBegin().isMacroID() ||
        Range.getEnd().isMacroID() ||
        !Sources.isWrittenInSameFile(Range.getBegin(), Range.getEnd()))
      return raise(T, Usage::CannotTell);
    llvm::StringMap<unsigned> Open;
    llvm::DenseSet<SourceLocation> Known;
    for (const TemplateParameterList *List : Lists) {
      if (List->getDepth() != Depth || List->size() == 0)
        continue;
      for (unsigned I = 0; I < List->size() && I < T.Parameters.size(); ++I) {
        if (T.Parameters[I].State == Usage::Used)
          continue;
        Open[List->getParam(I)->getName()] = I;
        Known.insert(List->getParam(I)->getLocation());
        Known.insert(T.Parameters[I].Mentions.begin(),
                     T.Parameters[I].Mentions.end());
      }
    }
    auto [File, Offset] = Sources.getDecomposedLoc(Range.getBegin());
    const StringRef Buffer = Sources.getBufferData(File);
    Lexer Raw(Sources.getLocForStartOfFile(File), Context.getLangOpts(),
              Buffer.begin(), Buffer.begin() + Offset, Buffer.end());
    Token Tok;
    while (!Raw.LexFromRawLexer(Tok) && !Sources.isBeforeInTranslationUnit(
                                            Range.getEnd(), Tok.getLocation()))
      if (Tok.is(tok::raw_identifier))
        if (auto It = Open.find(Tok.getRawIdentifier());
            It != Open.end() && !Known.contains(Tok.getLocation()))
          raise(T.Parameters[It->second], Usage::Used);
  }
}

//===----------------------------------------------------------------------===//
// Uses by the rest of the program
//===----------------------------------------------------------------------===//

namespace {

/// Looks for places that need a template to have the parameters that it has.
class OutsideUses : public RecursiveASTVisitor<OutsideUses> {
  using Base = RecursiveASTVisitor<OutsideUses>;

public:
  explicit OutsideUses(UnusedParameterFinder &Finder) : Finder(Finder) {}

  bool shouldWalkTypesOfTypeLocs() const { return false; }

  bool TraverseDecl(Decl *D) {
    if (isa_and_nonnull<NamespaceDecl, FunctionDecl, RedeclarableTemplateDecl,
                        CXXRecordDecl, LinkageSpecDecl>(D) &&
        Finder.Sources.isInSystemHeader(D->getLocation()))
      return true;
    return Base::TraverseDecl(D);
  }

  bool VisitExpr(Expr *E) {
    if (isa<DeclRefExpr, MemberExpr, OverloadExpr, CXXDependentScopeMemberExpr,
            DependentScopeDeclRefExpr>(E))
      visitId(templateId(*E));
    return true;
  }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc T) {
    visitId(templateId(T));
    return true;
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Argument) {
    const TemplateArgument &A = Argument.getArgument();
    if (A.getKind() == TemplateArgument::Template ||
        A.getKind() == TemplateArgument::TemplateExpansion)
      raise(patternTemplate(
                A.getAsTemplateOrTemplatePattern().getAsTemplateDecl()),
            Usage::Used);
    return Base::TraverseTemplateArgumentLoc(Argument);
  }

  bool VisitCXXDynamicCastExpr(CXXDynamicCastExpr *E) {
    raiseAll(E->getTypeAsWritten());
    return true;
  }
  bool VisitCXXTypeidExpr(CXXTypeidExpr *E) {
    if (E->isTypeOperand())
      raiseAll(E->getTypeOperandSourceInfo()->getType());
    return true;
  }
  bool VisitCXXCatchStmt(CXXCatchStmt *S) {
    if (!S->getCaughtType().isNull())
      raiseAll(S->getCaughtType());
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *F);
  bool VisitCXXRecordDecl(CXXRecordDecl *Class);
  bool VisitCXXDeductionGuideDecl(CXXDeductionGuideDecl *Guide) {
    if (!Guide->isImplicit())
      raise(patternTemplate(Guide->getDeducedTemplate()), Usage::CannotTell);
    return true;
  }

private:
  void raise(const RedeclarableTemplateDecl *Template, Usage To) {
    if (WrittenTemplate *T =
            Template ? Finder.Templates.find(Template) : nullptr)
      UnusedParameterFinder::raise(*T, To);
  }
  /// The specialisation of a class template that \p T is, refers or points to.
  static const ClassTemplateSpecializationDecl *special(QualType T) {
    T = T.getNonReferenceType();
    if (!T->getPointeeType().isNull())
      T = T->getPointeeType();
    return dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
  }
  /// The program tells \p T from other types.
  void raiseAll(QualType T) {
    T = T.getNonReferenceType();
    if (!T->getPointeeType().isNull())
      T = T->getPointeeType();
    if (const auto *Special = special(T))
      raise(patternTemplate(Special->getSpecializedTemplate()), Usage::Used);
    else if (const auto *Named = T->getAs<TemplateSpecializationType>())
      raise(patternTemplate(Named->getTemplateName().getAsTemplateDecl()),
            Usage::Used);
  }
  void visitId(const std::optional<TemplateId> &Id);

  UnusedParameterFinder &Finder;
  /// Overloads, by scope, name and number of the parameter: the first of the
  /// specialisations that tell them apart.
  std::map<std::tuple<const DeclContext *, DeclarationName, unsigned>,
           llvm::SmallDenseMap<const RedeclarableTemplateDecl *,
                               const ClassTemplateSpecializationDecl *, 2>>
      Overloads;
};

} // namespace

void OutsideUses::visitId(const std::optional<TemplateId> &Id) {
  if (!Id)
    return;
  if (!Id->Template) {
    // A call by name: members with that name have to have these parameters.
    for (unsigned Number : Finder.Templates.called(Id->Name)) {
      WrittenTemplate &T = Finder.Templates.All[Number];
      if (T.Template->isCXXClassMember())
        UnusedParameterFinder::raise(T, Usage::CannotTell);
    }
    return;
  }
  // What a macro spells, it spells for others as well.
  if (Id->LAngleLoc.isMacroID())
    raise(Id->Template, Usage::CannotTell);
  // 'value<Ts>(X)...' says how often, and the Ts are how it says so.
  for (unsigned I = 0; I < Id->Arguments.size(); ++I)
    if (Id->Arguments[I].getArgument().containsUnexpandedParameterPack())
      if (const auto For = Finder.Templates.parameter(Id->Template, I))
        UnusedParameterFinder::raise(Finder.Templates[*For], Usage::Used);
  // std::variant<Box<int>, Box<long>>
  llvm::SmallDenseMap<const RedeclarableTemplateDecl *,
                      const ClassTemplateSpecializationDecl *, 4>
      First;
  for (const TemplateArgumentLoc &Argument : Id->Arguments)
    if (Argument.getArgument().getKind() == TemplateArgument::Type)
      if (const auto *Special = special(Argument.getArgument().getAsType())) {
        const RedeclarableTemplateDecl *Template =
            patternTemplate(Special->getSpecializedTemplate());
        if (First.try_emplace(Template, Special).first->second != Special)
          raise(Template, Usage::Used);
      }
}

bool OutsideUses::VisitFunctionDecl(FunctionDecl *F) {
  for (unsigned I = 0; I < F->getNumParams(); ++I) {
    const auto *Special = special(F->getParamDecl(I)->getType());
    if (!Special)
      continue;
    const RedeclarableTemplateDecl *Template =
        patternTemplate(Special->getSpecializedTemplate());
    auto &Known = Overloads[{F->getDeclContext()->getPrimaryContext(),
                             F->getDeclName(), I}];
    if (Known.try_emplace(Template, Special).first->second != Special)
      raise(Template, Usage::Used);
  }
  return true;
}

bool OutsideUses::VisitCXXRecordDecl(CXXRecordDecl *Class) {
  if (!Class->isThisDeclarationADefinition())
    return true;
  for (const CXXBaseSpecifier &B : Class->bases()) {
    const auto *Named = B.getType()->getAs<TemplateSpecializationType>();
    const RedeclarableTemplateDecl *Template =
        Named ? patternTemplate(Named->getTemplateName().getAsTemplateDecl())
              : nullptr;
    WrittenTemplate *T = Template ? Finder.Templates.find(Template) : nullptr;
    if (!T)
      continue;
    // A class can have the same base only once.
    for (TemplateParameter &P : T->Parameters)
      if (isa<NonTypeTemplateParmDecl>(P.Decl))
        UnusedParameterFinder::raise(P, Usage::Used);
    // The Curiously Recurring Template Pattern, in a template.
    for (unsigned I = 0; I < Named->template_arguments().size(); ++I) {
      const TemplateArgument &A = Named->template_arguments()[I];
      const auto *Self = A.getKind() == TemplateArgument::Type
                             ? A.getAsType()->getAsCXXRecordDecl()
                             : nullptr;
      if (Self && Self->getCanonicalDecl() == Class->getCanonicalDecl())
        if (const auto For = Finder.Templates.parameter(Template, I))
          UnusedParameterFinder::raise(Finder.Templates[*For], Usage::Used);
    }
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

void UnusedParameterFinder::spread() {
  // Who is raised by a parameter.
  std::vector<std::vector<llvm::SmallVector<ParameterId, 2>>> Raised;
  for (const WrittenTemplate &T : Templates.All)
    Raised.emplace_back(T.Parameters.size());
  std::vector<ParameterId> Work;
  for (unsigned N = 0; N < Templates.All.size(); ++N)
    for (unsigned I = 0; I < Templates.All[N].Parameters.size(); ++I) {
      const TemplateParameter &P = Templates[{N, I}];
      for (const TemplateParameter::Passing &To : P.PassedTo)
        Raised[To.To.Template][To.To.Index].push_back({N, I});
      for (ParameterId By : P.Needs)
        Raised[By.Template][By.Index].push_back({N, I});
      if (P.State != Usage::None)
        Work.push_back({N, I});
    }
  while (!Work.empty()) {
    const ParameterId From = Work.back();
    Work.pop_back();
    for (ParameterId To : Raised[From.Template][From.Index])
      if (Templates[To].State < Templates[From].State) {
        Templates[To].State = Templates[From].State;
        Work.push_back(To);
      }
  }
}

std::vector<UnusedParameter> UnusedParameterFinder::findings(bool Strict) {
  const Usage Limit = Strict ? Usage::CannotTell : Usage::None;
  std::vector<UnusedParameter> Result;
  std::map<std::pair<unsigned, unsigned>, unsigned> Number;
  for (unsigned N = 0; N < Templates.All.size(); ++N) {
    const WrittenTemplate &T = Templates.All[N];
    for (unsigned I = 0; T.Template && I < T.Parameters.size(); ++I) {
      const TemplateParameter &P = T.Parameters[I];
      if (P.State > Limit)
        continue;
      UnusedParameter Finding;
      Finding.Template = T.Template;
      Finding.Parameter = P.Decl;
      Finding.Index = I;
      Finding.Deduced = P.Deduced;
      for (const TemplateParameter::Passing &To : P.PassedTo)
        Finding.PassedTo.push_back({To.At,
                                    Templates.All[To.To.Template].Template,
                                    Templates[To.To].Decl});
      for (const Specialisation &S : Specialisations[T.Template])
        Finding.Specialisations.push_back(S.Declared);
      Number[{N, I}] = Result.size();
      Finding.Group = Result.size();
      Result.push_back(std::move(Finding));
    }
  }
  // Parameters of one template, and those that are passed on to each other.
  const auto Join = [&](unsigned A, unsigned B) {
    const unsigned From = Result[A].Group, To = Result[B].Group;
    for (UnusedParameter &Finding : Result)
      if (Finding.Group == From)
        Finding.Group = To;
  };
  for (auto [Id, Index] : Number) {
    const TemplateParameter &P = Templates[{Id.first, Id.second}];
    for (const TemplateParameter::Passing &To : P.PassedTo)
      if (auto It = Number.find({To.To.Template, To.To.Index});
          It != Number.end())
        Join(Index, It->second);
    if (Index > 0 && Result[Index - 1].Template == Result[Index].Template)
      Join(Index, Index - 1);
  }
  llvm::sort(Result, [&](const auto &A, const auto &B) {
    return Sources.isBeforeInTranslationUnit(A.Parameter->getLocation(),
                                             B.Parameter->getLocation());
  });
  return Result;
}

std::vector<UnusedParameter> UnusedParameterFinder::find(bool Strict) {
  Templates.scan();
  for (WrittenTemplate &T : Templates.All)
    judge(T);
  spread();
  if (llvm::none_of(Templates.All, [](const WrittenTemplate &T) {
        return T.Template && T.hasCandidates();
      }))
    return {};
  OutsideUses Outside(*this);
  for (Decl *D : Context.getTraversalScope()) {
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D)) {
      for (Decl *Member : Unit->decls())
        Outside.TraverseDecl(Member);
      continue;
    }
    Outside.TraverseDecl(D);
  }
  spread();
  return findings(Strict);
}

std::vector<UnusedParameter>
findUnusedParameters(ASTContext &Context, unsigned MinStatements, bool Strict) {
  return UnusedParameterFinder(Context, MinStatements).find(Strict);
}

} // namespace clang::templates
