//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ConstraintInference.h"
#include "lib/AST/Names.h"
#include "lib/Facts/ParameterMentions.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringSet.h"
#include <set>

namespace clang::templates {

using knowledge::conceptEntry;
using knowledge::ConceptEntry;
using knowledge::StandardConcept;
using Form = ConceptArgument::Form;
using Kind = Term::Kind;

//===----------------------------------------------------------------------===//
// What a concept provides
//===----------------------------------------------------------------------===//

static void addSyntax(StandardConcept C, llvm::StringSet<> &Syntax) {
  const ConceptEntry &Entry = conceptEntry(C);
  for (StringRef Expression : Entry.Provides)
    Syntax.insert(Expression);
  for (StandardConcept Implied : Entry.Implies)
    addSyntax(Implied, Syntax);
}

/// The normal forms that a model of \p C makes valid.
static const llvm::StringSet<> &syntaxOf(StandardConcept C) {
  static const auto All = [] {
    std::vector<llvm::StringSet<>> Sets(knowledge::standardConcepts().size());
    for (const ConceptEntry &Entry : knowledge::standardConcepts())
      addSyntax(Entry.Is, Sets[static_cast<unsigned>(Entry.Is)]);
    return Sets;
  }();
  return All[static_cast<unsigned>(C)];
}

static bool isArithmetic(StandardConcept C) {
  return C == StandardConcept::Integral || C == StandardConcept::FloatingPoint;
}

static bool isComparison(StringRef NormalForm) {
  return syntaxOf(StandardConcept::TotallyOrdered).contains(NormalForm);
}

/// What operations on models of \p C yield.
static Reading readingFor(StandardConcept C) {
  if (isArithmetic(C))
    return Reading::Number;
  return syntaxOf(C).contains("*a") ? Reading::Iterator : Reading::Plain;
}

/// Whether models of \p C, for \p P, satisfy \p R.
static bool covers(StandardConcept C, const Requirement &R,
                   const TemplateTypeParmDecl &P) {
  const std::string Syntax = normalForm(R, P, readingFor(C));
  if (Syntax.empty())
    return false;
  const llvm::StringSet<> &Provided = syntaxOf(C);
  std::string Form = Syntax;
  if (isArithmetic(C)) {
    if (Form == "T(n)" || Form == "T(r)" || Form == "T()" ||
        StringRef(Form).starts_with("static"))
      return true;
    if (Form == "n" || Form == "r")
      return R.Is == Requirement::Kind::Conversion && parameterType(R.Type);
    // Numbers mix with numbers.
    if (StringRef(Form).ends_with(" n") || StringRef(Form).ends_with(" r"))
      Form.back() = 'b';
    if (StringRef(Form).starts_with("n ") || StringRef(Form).starts_with("r "))
      Form = "a" + Form.substr(1, Form.size() - 2) + "b";
  }
  if (!Provided.contains(Form) && !(isArithmetic(C) && Form == "a"))
    return false;
  switch (R.Is) {
  case Requirement::Kind::Operation:
    return true;
  case Requirement::Kind::Test:
    return isComparison(Form) || isArithmetic(C);
  case Requirement::Kind::Conversion: {
    QualType To = R.Type.getNonReferenceType();
    if (isArithmetic(C))
      return To->isArithmeticType() || parameterType(To);
    if (isComparison(Form))
      return To->isBooleanType();
    return parameterType(To) || (Form == "a - b" && To->isIntegerType());
  }
  case Requirement::Kind::NestedType:
  case Requirement::Kind::Model:
    return false;
  }
  llvm_unreachable("all kinds are covered");
}

//===----------------------------------------------------------------------===//
// Inference
//===----------------------------------------------------------------------===//

namespace {

class Inference {
public:
  Inference(const FunctionDecl &Pattern, const Requirements &All,
            ArrayRef<const TemplateArgumentList *> Specialisations,
            ConstraintNaming Naming, ConceptModels &Models,
            ProjectConcepts &Own)
      : Pattern(Pattern), All(All), Specialisations(Specialisations),
        Naming(Naming), Models(Models), Own(Own), Covered(All.All.size()) {}

  InferredConstraint run(ArrayRef<const TemplateTypeParmDecl *> Unconstrained);

private:
  using Parameter = const TemplateTypeParmDecl &;

  void nameByProject(Parameter P);
  void nameParameter(Parameter P);
  void nameCallable(Parameter P);
  void nameRelations();
  bool isOnlyWritten(Parameter P) const;
  bool convertsTo(Parameter P, StringRef NormalForm) const;
  bool tryConcept(Parameter P, StandardConcept C);
  Modelled modelled(Parameter P, StandardConcept C) const;
  bool isForwarded(Parameter P) const;
  bool isCalledAlike(Parameter P) const;
  bool returnsBool(Parameter P) const;
  bool isMadeByFriends(QualType T) const;
  bool isUnsayable(const Term &T) const;
  void keepCopies(ArrayRef<const TemplateTypeParmDecl *> Unconstrained);
  std::optional<ConceptArgument> argument(const Term &T) const;

  const FunctionDecl &Pattern;
  const Requirements &All;
  ArrayRef<const TemplateArgumentList *> Specialisations;
  ConstraintNaming Naming;
  ConceptModels &Models;
  ProjectConcepts &Own;
  llvm::SmallBitVector Covered;
  InferredConstraint Result;
};

} // namespace

/// The types that \p Specialisation has for the parameter at \p Index.
static llvm::SmallVector<QualType, 2>
typesFor(const TemplateArgumentList &Specialisation, unsigned Index) {
  if (Index >= Specialisation.size())
    return {};
  const TemplateArgument &Argument = Specialisation.get(Index);
  if (Argument.getKind() == TemplateArgument::Type)
    return {Argument.getAsType()};
  llvm::SmallVector<QualType, 2> Types;
  if (Argument.getKind() == TemplateArgument::Pack)
    for (const TemplateArgument &Element : Argument.pack_elements())
      if (Element.getKind() == TemplateArgument::Type)
        Types.push_back(Element.getAsType());
  return Types;
}

/// Whether \p P is deduced as a reference for lvalues.
bool Inference::isForwarded(Parameter P) const {
  const FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate();
  if (!Template ||
      Template->getTemplateParameters()->getDepth() != P.getDepth())
    return false;
  const QualType Type(P.getTypeForDecl(), 0);
  return llvm::any_of(Pattern.parameters(), [&](const ParmVarDecl *Param) {
    QualType T = Param->getType();
    if (const auto *Pack = T->getAs<PackExpansionType>())
      T = Pack->getPattern();
    return T->isRValueReferenceType() &&
           Pattern.getASTContext().hasSameType(T.getNonReferenceType(), Type);
  });
}

/// Whether \p Class has a call operator for lvalues or for rvalues only.
static bool hasQualifiedCall(const CXXRecordDecl &Class) {
  const auto IsQualified = [](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    return Method && Method->getOverloadedOperator() == OO_Call &&
           Method->getRefQualifier() != RQ_None;
  };
  const CXXRecordDecl *Definition = Class.getDefinition();
  return Definition &&
         (llvm::any_of(Definition->decls(), IsQualified) ||
          llvm::any_of(Definition->bases(), [](const CXXBaseSpecifier &Base) {
            const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl();
            return Of && hasQualifiedCall(*Of);
          }));
}

/// Whether a P can be called as a P & can, which nearly all can: as far as can
/// be seen.
bool Inference::isCalledAlike(Parameter P) const {
  return llvm::none_of(Specialisations, [&](const TemplateArgumentList *S) {
    return llvm::any_of(typesFor(*S, P.getIndex()), [](QualType T) {
      const CXXRecordDecl *Class =
          T.getNonReferenceType()->getAsCXXRecordDecl();
      return Class && hasQualifiedCall(*Class);
    });
  });
}

/// Whether every specialisation models \p C. With none to be seen: yes.
Modelled Inference::modelled(Parameter P, StandardConcept C) const {
  for (const TemplateArgumentList *S : Specialisations)
    for (QualType T : typesFor(*S, P.getIndex())) {
      const bool IsRange =
          StringRef(conceptEntry(C).Name).starts_with("std::ranges::");
      QualType Asked =
          IsRange ? T : T.getNonReferenceType().getUnqualifiedType();
      if (const Modelled Answer = Models.of(Asked, C); Answer != Modelled::Yes)
        return Answer;
    }
  return Modelled::Yes;
}

/// Names \p C as a concept of \p P, if the specialisations allow that, and
/// takes what it says off the list.
bool Inference::tryConcept(Parameter P, StandardConcept C) {
  if (Naming == ConstraintNaming::Exact || modelled(P, C) != Modelled::Yes)
    return false;
  const bool IsRange =
      StringRef(conceptEntry(C).Name).starts_with("std::ranges::");
  ConceptArgument Subject;
  Subject.Type = QualType(P.getTypeForDecl(), 0);
  Subject.Is = !IsRange && isForwarded(P) ? Form::Bare : Form::Plain;
  Subject.IsPack = P.isParameterPack();
  Result.Concepts.push_back({C, Subject, {}});
  Result.IsExact = false;
  for (size_t I = 0; I != All.All.size(); ++I)
    if (covers(C, All.All[I], P))
      Covered.set(I);
  return true;
}

/// Whether every callable that is passed for \p P answers with a bool.
bool Inference::returnsBool(Parameter P) const {
  for (const TemplateArgumentList *S : Specialisations)
    for (QualType T : typesFor(*S, P.getIndex())) {
      T = T.getNonReferenceType();
      if (T->isFunctionPointerType())
        T = T->getPointeeType();
      const FunctionType *Signature = T->getAs<FunctionType>();
      if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
          Class && Class->isLambda() && !Class->isGenericLambda())
        Signature =
            Class->getLambdaCallOperator()->getType()->getAs<FunctionType>();
      if (!Signature || !Signature->getReturnType()->isBooleanType())
        return false;
    }
  return true;
}

/// What the operand \p T of a call is as an argument of std::invocable.
std::optional<ConceptArgument> Inference::argument(const Term &T) const {
  ConceptArgument Argument;
  Argument.IsPack = T.IsExpanded;
  if (T.IsPack && !T.IsExpanded)
    return std::nullopt;
  switch (T.Is) {
  case Kind::Value:
    Argument.Type = T.Type;
    Argument.Is = T.IsLValue ? Form::LValue : Form::Plain;
    return Argument;
  case Kind::Literal:
    if (!T.Type->isArithmeticType())
      return std::nullopt;
    Argument.Type = T.Type;
    return Argument;
  case Kind::Prefix:
    if (T.Name != "*" || T.Operands[0]->Is != Kind::Value ||
        !parameterType(T.Operands[0]->Type) ||
        !llvm::any_of(Result.Concepts, [&](const ConceptUse &Use) {
          return !Use.Own && Use.Subject.Is == Form::Plain &&
                 syntaxOf(Use.Concept).contains("*a") &&
                 Pattern.getASTContext().hasSameUnqualifiedType(
                     Use.Subject.Type, T.Operands[0]->Type);
        }))
      return std::nullopt;
    Argument.Type = T.Operands[0]->Type.getUnqualifiedType();
    Argument.Is = Form::IterReference;
    return Argument;
  case Kind::Element:
    if (T.Operands[0]->Is != Kind::Value ||
        !namesRange(Result, T.Operands[0]->Type))
      return std::nullopt;
    Argument.Type = T.Operands[0]->Type;
    Argument.Is = Form::RangeReference;
    return Argument;
  default:
    return std::nullopt;
  }
}

/// Conversions and constructions, each with a concept of its own. These are
/// what the body does: nothing is asked of the specialisations.
void Inference::nameRelations() {
  for (size_t I = 0; I != All.All.size(); ++I) {
    const Requirement &R = All.All[I];
    if (Covered[I] || !R.Of || isUnsayable(*R.Of))
      continue;
    ConceptUse Use{StandardConcept::ConstructibleFrom, {}, {}};
    ArrayRef<const Term *> Operands;
    if (R.Is == Requirement::Kind::Conversion) {
      std::optional<ConceptArgument> From = argument(*R.Of);
      if (!From || From->IsPack)
        continue;
      Use.Concept = StandardConcept::ConvertibleTo;
      Use.Subject = *From;
      Use.Arguments.push_back(
          {R.Type.getNonReferenceType(),
           R.Type->isLValueReferenceType() ? Form::LValue : Form::Plain});
    } else if (R.Is == Requirement::Kind::Operation &&
               R.Of->Is == Kind::Construct && !R.Of->IsBraced &&
               !R.Of->Operands.empty()) {
      Use.Subject.Type = R.Of->Type;
      Operands = R.Of->Operands;
    } else {
      continue;
    }
    for (const Term *T : Operands)
      if (std::optional<ConceptArgument> A = argument(*T))
        Use.Arguments.push_back(*A);
    if (R.Is == Requirement::Kind::Operation &&
        Use.Arguments.size() != Operands.size())
      continue;
    if (!canWrite(Use, Pattern))
      continue;
    Covered.set(I);
    Result.Concepts.push_back(std::move(Use));
  }
}

/// Calls of \p P: std::predicate where the result is tested.
void Inference::nameCallable(Parameter P) {
  const auto IsCall = [&](const Requirement &R) {
    if (!R.Of || (R.Of->Is != Kind::Call && R.Of->Name != "std::invoke"))
      return false;
    const Term &Callee = *R.Of->Operands[0];
    const TemplateTypeParmType *Called =
        Callee.Is == Kind::Value && !Callee.IsPack ? parameterType(Callee.Type)
                                                   : nullptr;
    return Called && !Callee.Type->isReferenceType() &&
           Called->getDepth() == P.getDepth() &&
           Called->getIndex() == P.getIndex();
  };
  for (size_t I = 0; I != All.All.size(); ++I) {
    const Requirement &R = All.All[I];
    if (Covered[I] || R.Is != Requirement::Kind::Operation || !IsCall(R))
      continue;
    ConceptUse Use{StandardConcept::Invocable, {}, {}};
    const Term &Callee = *R.Of->Operands[0];
    Use.Subject.Type = Callee.Type;
    Use.Subject.Is = Callee.IsLValue ? Form::LValue : Form::Plain;
    bool Known = true;
    for (const Term *T : ArrayRef(R.Of->Operands).drop_front()) {
      std::optional<ConceptArgument> A = argument(*T);
      Known &= A.has_value();
      if (A)
        Use.Arguments.push_back(*A);
    }
    if (!Known || !canWrite(Use, Pattern))
      continue;
    if (Callee.IsLValue && !Callee.Type.isConstQualified() &&
        Naming == ConstraintNaming::Standard && isCalledAlike(P))
      Use.Subject.Is = Form::Plain;
    Covered.set(I);
    const auto SameCall = [&](const Requirement &Other) {
      return Other.Of && describe(Other, Pattern.getASTContext()) ==
                             describe(R, Pattern.getASTContext());
    };
    for (size_t J = 0; J != All.All.size(); ++J) {
      const Requirement &Other = All.All[J];
      const bool AsBool = Other.Is == Requirement::Kind::Test ||
                          (Other.Is == Requirement::Kind::Conversion &&
                           Other.Type.getNonReferenceType()->isBooleanType());
      if (!AsBool || !SameCall(Other) || !returnsBool(P))
        continue;
      Use.Concept = StandardConcept::Predicate;
      Covered.set(J);
    }
    Result.Concepts.push_back(std::move(Use));
  }
}

/// Counts how \p T uses what a \p P points to: as the target of assignments,
/// and otherwise.
static void countElements(const Term &T, const TemplateTypeParmDecl &P,
                          unsigned &Written, unsigned &Read) {
  const auto IsElement = [&](const Term &Of) {
    if (Of.Is != Kind::Prefix || Of.Name != "*")
      return false;
    const Requirement AsOperation{
        Requirement::Kind::Operation, &Of, {}, {}, {}};
    return normalForm(AsOperation, P, Reading::Iterator) == "*a";
  };
  for (const Term *Operand : T.Operands) {
    if (IsElement(*Operand))
      ++(T.Is == Kind::Binary && T.Name == "=" && Operand == T.Operands[0]
             ? Written
             : Read);
    countElements(*Operand, P, Written, Read);
  }
}

/// Whether \p P is an output iterator as far as the body is concerned.
bool Inference::isOnlyWritten(Parameter P) const {
  unsigned Written = 0, Read = 0;
  for (const Requirement &R : All.All) {
    if (!R.Of)
      continue;
    countElements(*R.Of, P, Written, Read);
    if (R.Is != Requirement::Kind::Operation &&
        normalForm(R, P, Reading::Iterator) == "*a")
      ++Read;
  }
  return Written && !Read;
}

/// Whether what has that normal form is converted to \p P.
bool Inference::convertsTo(Parameter P, StringRef NormalForm) const {
  return llvm::any_of(All.All, [&](const Requirement &R) {
    const TemplateTypeParmType *To = parameterType(R.Type);
    return R.Is == Requirement::Kind::Conversion && To &&
           To->getDepth() == P.getDepth() && To->getIndex() == P.getIndex() &&
           normalForm(R, P) == NormalForm;
  });
}

/// Concepts of the project come first: they ask for nothing but what the body
/// does.
void Inference::nameByProject(Parameter P) {
  if (P.isParameterPack())
    return;
  std::optional<ProjectConcepts::Match> Match = Own.find(P, All, Pattern);
  if (!Match)
    return;
  Covered |= Match->Covered;
  Result.Concepts.push_back(
      {{}, {QualType(P.getTypeForDecl(), 0)}, {}, Match->Concept});
}

void Inference::nameParameter(Parameter P) {
  std::set<std::string> Syntax;
  const auto Read = [&](Reading As) {
    Syntax.clear();
    for (size_t I = 0; I != All.All.size(); ++I)
      if (!Covered[I])
        Syntax.insert(normalForm(All.All[I], P, As));
  };
  const auto Has = [&](std::initializer_list<const char *> Any) {
    return llvm::any_of(Any,
                        [&](const char *Form) { return Syntax.count(Form); });
  };
  /// The first of the concepts that provides all that \p Strongest would.
  const auto Weakest = [&](std::initializer_list<StandardConcept> FromWeak,
                           std::initializer_list<const char *> Apart) {
    const llvm::StringSet<> &Most = syntaxOf(*(FromWeak.end() - 1));
    for (StandardConcept C : FromWeak)
      if (llvm::all_of(Syntax, [&](const std::string &Form) {
            return !Most.contains(Form) || syntaxOf(C).contains(Form) ||
                   llvm::is_contained(Apart, StringRef(Form));
          })) {
        tryConcept(P, C);
        return;
      }
  };
  using Is = StandardConcept;
  for (size_t I = 0; I != All.All.size(); ++I) {
    const Requirement &R = All.All[I];
    if (R.Is != Requirement::Kind::Model || !parameterType(R.Type))
      continue;
    const TemplateTypeParmType *Of = parameterType(R.Type);
    if (Of->getDepth() != P.getDepth() || Of->getIndex() != P.getIndex())
      continue;
    const bool Named = llvm::any_of(Result.Concepts, [&](const ConceptUse &U) {
      return !U.Own && U.Concept == R.Concept &&
             parameterType(U.Subject.Type) == Of;
    });
    if (Named || tryConcept(P, R.Concept))
      Covered.set(I);
  }
  Read(Reading::Iterator);
  const bool Reads = Has({"*a", "*a++"}) && !isOnlyWritten(P);
  if (Reads && Has({"++a", "a++", "--a", "a--", "a += n", "a -= n", "a + n"}))
    Weakest({Is::InputIterator, Is::ForwardIterator, Is::BidirectionalIterator,
             Is::RandomAccessIterator},
            {"a == b", "a != b", "T()"});
  if (Has({"for (a)"}) || (Has({"std::begin(a)"}) && Has({"std::end(a)"})))
    tryConcept(P, Is::InputRange);
  Read(Reading::Number);
  if (Has({"a % b", "a % n", "n % a", "a & b", "a & n", "a | b", "a | n",
           "a ^ b", "a ^ n", "~a", "a >>= n", "a %= b", "a %= n", "a &= b",
           "a &= n", "a ^= b"}))
    tryConcept(P, Is::Integral);
  // A number with a fraction is made a T.
  else if (Has({"T(r)"}) || convertsTo(P, "r"))
    tryConcept(P, Is::FloatingPoint);
  Read(Reading::Plain);
  if (Has({"a < b", "a > b", "a <= b", "a >= b"}))
    tryConcept(P, Is::TotallyOrdered);
  else if (Has({"a == b", "a != b"}))
    tryConcept(P, Is::EqualityComparable);
  if (Has({"swap(a, b)"}))
    tryConcept(P, Is::Swappable);
  if (Has({"T()"}))
    tryConcept(P, Is::DefaultInitializable);
}

/// Whether a constructor template of the class \p T, of the user's, depends on
/// what it is called with: on calls, maybe, of the function that makes a \p T.
static bool hasConditionalConstructor(QualType T) {
  const CXXRecordDecl *Class = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || isInStandardLibrary(*Class))
    return false;
  return llvm::any_of(Class->getDefinition()->decls(), [](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    if (!Template || !isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
      return false;
    const TemplateParameterList &List = *Template->getTemplateParameters();
    return Template->hasAssociatedConstraints() ||
           llvm::any_of(List,
                        [](const NamedDecl *P) { return hasDefault(*P); });
  });
}

/// Whether objects of a class that stands for the parameter \p T are made by
/// friends: what the body may do, a constraint of the standard library may not.
bool Inference::isMadeByFriends(QualType T) const {
  const TemplateTypeParmType *Param = T.isNull() ? nullptr : parameterType(T);
  if (!Param)
    return false;
  const auto HasFriends = [&](const TemplateArgumentList &Arguments) {
    return llvm::any_of(
        typesFor(Arguments, Param->getIndex()), [](QualType Argument) {
          const CXXRecordDecl *Class =
              Argument.getNonReferenceType()->getAsCXXRecordDecl();
          return Class && Class->hasDefinition() && Class->hasFriends() &&
                 !isInStandardLibrary(*Class) &&
                 llvm::any_of(Class->getDefinition()->ctors(),
                              [](const CXXConstructorDecl *Constructor) {
                                return Constructor->getAccess() != AS_public;
                              });
        });
  };
  for (const DeclContext *Around = Pattern.getDeclContext(); Around;
       Around = Around->getParent()) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Around);
    const ClassTemplateDecl *Template =
        Class ? Class->getDescribedClassTemplate() : nullptr;
    if (Template &&
        Template->getTemplateParameters()->getDepth() == Param->getDepth() &&
        llvm::any_of(Template->specializations(),
                     [&](const ClassTemplateSpecializationDecl *S) {
                       return HasFriends(S->getTemplateArgs());
                     }))
      return true;
  }
  const FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate();
  return Template &&
         Template->getTemplateParameters()->getDepth() == Param->getDepth() &&
         llvm::any_of(Specialisations, [&](const TemplateArgumentList *S) {
           return HasFriends(*S);
         });
}

/// Whether a constraint cannot ask for \p T: the template's own name is looked
/// up, or may be, so that the constraint would ask for itself; a name comes
/// later; objects are made with the rights of a friend.
bool Inference::isUnsayable(const Term &T) const {
  const DeclarationName Name = Pattern.getDeclName();
  const OverloadedOperatorKind Own = Name.getCXXOverloadedOperator();
  switch (T.Is) {
  case Kind::Binary:
  case Kind::Prefix:
  case Kind::Postfix:
  case Kind::Subscript:
    if (Own != OO_None && T.Name == getOperatorSpelling(Own))
      return true;
    break;
  case Kind::FreeCall:
    if (Name.isIdentifier() &&
        StringRef(T.Name).rsplit("::").second == Name.getAsString())
      return true;
    if (Name.isIdentifier() && T.Name == Name.getAsString())
      return true;
    if (T.Declared && !canNameInHead(*T.Declared, Pattern))
      return true;
    break;
  case Kind::Literal:
    if (T.Declared && !canNameInHead(*T.Declared, Pattern))
      return true;
    break;
  case Kind::Construct:
    if (hasConditionalConstructor(T.Type) || isMadeByFriends(T.Type))
      return true;
    break;
  default:
    break;
  }
  return llvm::any_of(
      T.Operands, [&](const Term *Operand) { return isUnsayable(*Operand); });
}

/// The parameter of \p Constructor that takes objects of its own class when it
/// is called with one argument; null if there is none.
static const TemplateTypeParmDecl *
takerOfCopies(const CXXConstructorDecl &Constructor) {
  const FunctionTemplateDecl *Template =
      Constructor.getDescribedFunctionTemplate();
  if (!Template || Constructor.getNumParams() == 0 ||
      llvm::any_of(llvm::drop_begin(Constructor.parameters()),
                   [](const ParmVarDecl *P) {
                     return !P->hasDefaultArg() && !P->isParameterPack();
                   }))
    return nullptr;
  QualType First = Constructor.getParamDecl(0)->getType();
  const TemplateTypeParmType *T =
      First->isRValueReferenceType() &&
              !First.getNonReferenceType().hasQualifiers()
          ? parameterType(First)
          : nullptr;
  const TemplateParameterList &List = *Template->getTemplateParameters();
  return T && T->getDepth() == List.getDepth()
             ? cast<TemplateTypeParmDecl>(List.getParam(T->getIndex()))
             : nullptr;
}

/// A constraint of a constructor must not keep objects of the class itself from
/// being copied, nor ask whether they can be.
void Inference::keepCopies(
    ArrayRef<const TemplateTypeParmDecl *> Unconstrained) {
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Pattern);
  const TemplateTypeParmDecl *P =
      Constructor && !Result.empty() ? takerOfCopies(*Constructor) : nullptr;
  if (!P || !llvm::is_contained(Unconstrained, P))
    return;
  if (canNameClassOf(*Constructor)) {
    Result.NotSelf = P;
    return;
  }
  llvm::append_range(Result.Inexpressible, Result.Named);
  llvm::append_range(Result.Inexpressible, Result.Expressions);
  Result.Concepts.clear();
  Result.Named.clear();
  Result.Expressions.clear();
}

InferredConstraint
Inference::run(ArrayRef<const TemplateTypeParmDecl *> Unconstrained) {
  for (const TemplateTypeParmDecl *P : Unconstrained)
    nameByProject(*P);
  for (const TemplateTypeParmDecl *P : Unconstrained)
    nameParameter(*P);
  for (const TemplateTypeParmDecl *P : Unconstrained)
    nameCallable(*P);
  nameRelations();
  for (size_t I = 0; I != All.All.size(); ++I) {
    const Requirement &R = All.All[I];
    if (Covered[I]) {
      Result.Named.push_back(&R);
      continue;
    }
    const bool Concerned =
        llvm::any_of(parametersOf(R), [&](std::pair<unsigned, unsigned> At) {
          return llvm::any_of(
              Unconstrained, [&](const TemplateTypeParmDecl *P) {
                return P->getDepth() == At.first && P->getIndex() == At.second;
              });
        });
    if (!Concerned)
      continue;
    const bool IsSayable =
        (!R.Of || !isUnsayable(*R.Of)) && canWrite(R, Result, Pattern);
    (IsSayable ? Result.Expressions : Result.Inexpressible).push_back(&R);
  }
  keepCopies(Unconstrained);
  return std::move(Result);
}

InferredConstraint
inferConstraint(const FunctionDecl &Pattern, const Requirements &All,
                ArrayRef<const TemplateTypeParmDecl *> Unconstrained,
                ArrayRef<const TemplateArgumentList *> Specialisations,
                ConstraintNaming Naming, ConceptModels &Models,
                ProjectConcepts &Own) {
  return Inference(Pattern, All, Specialisations, Naming, Models, Own)
      .run(Unconstrained);
}

} // namespace clang::templates
