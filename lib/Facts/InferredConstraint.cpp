//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InferredConstraint.h"
#include "lib/AST/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <set>

namespace clang::templates {

using knowledge::conceptEntry;
using Form = ConceptArgument::Form;
using Kind = Term::Kind;

//===----------------------------------------------------------------------===//
// Types as text
//===----------------------------------------------------------------------===//

/// Whether a template argument in \p Type is a member of a dependent type.
static bool hasMemberInArguments(StringRef Type) {
  unsigned Depth = 0;
  for (size_t I = 0; I != Type.size(); ++I) {
    if (Type[I] == '<')
      ++Depth;
    if (Type[I] == '>')
      --Depth;
    if (Depth && Type.substr(I).starts_with("::")) {
      StringRef Before = Type.take_front(I);
      Before = Before.rtrim("0123456789-");
      if (Before.ends_with(">") || Before.ends_with("type-parameter"))
        return true;
    }
  }
  return false;
}

SourceLocation headOf(const FunctionDecl &Pattern) {
  const FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate();
  return Template ? Template->getCanonicalDecl()->getBeginLoc()
                  : Pattern.getCanonicalDecl()->getBeginLoc();
}

bool isSeenWherever(const NamedDecl &D, SourceLocation Loc,
                    const SourceManager &Sources) {
  const SourceLocation Declared = D.getCanonicalDecl()->getLocation();
  Loc = Sources.getExpansionLoc(Loc);
  if (!Sources.isBeforeInTranslationUnit(Declared, Loc))
    return false;
  FileID File = Sources.getFileID(Sources.getExpansionLoc(Declared));
  while (File.isValid() && File != Sources.getFileID(Loc))
    File = Sources.getFileID(Sources.getIncludeLoc(File));
  return File.isValid();
}

bool canNameInHead(const NamedDecl &D, const FunctionDecl &Pattern) {
  const SourceManager &Sources = Pattern.getASTContext().getSourceManager();
  const SourceLocation Head = headOf(Pattern);
  // Who includes a file with the body includes what that names before.
  return Sources.isWrittenInSameFile(Head, Pattern.getLocation())
             ? !Sources.isBeforeInTranslationUnit(
                   Head, D.getCanonicalDecl()->getLocation())
             : isSeenWherever(D, Head, Sources);
}

namespace {

/// Looks for templates that the head cannot see, and for what a class template
/// calls itself, its nested classes and its nested templates, without
/// arguments.
class Unnameable : public RecursiveASTVisitor<Unnameable> {
public:
  explicit Unnameable(const FunctionDecl &Pattern) : Pattern(Pattern) {}

  bool VisitTemplateSpecializationType(TemplateSpecializationType *T) {
    const TemplateDecl *D = T->getTemplateName().getAsTemplateDecl();
    Found |= D && (D->getDeclContext()->isDependentContext() ||
                   !canNameInHead(*D, Pattern));
    return !Found;
  }
  bool VisitInjectedClassNameType(InjectedClassNameType *) {
    return !(Found = true);
  }
  bool VisitTagType(TagType *T) {
    Found |= T->getDecl()->getDeclContext()->isDependentContext();
    return !Found;
  }

  bool Found = false;

private:
  const FunctionDecl &Pattern;
};

} // namespace

/// Whether the dependent type \p T has no name that means the same in the head
/// of \p Pattern.
static bool isUnnameable(QualType T, const FunctionDecl &Pattern) {
  Unnameable Finder(Pattern);
  Finder.TraverseType(T.getCanonicalType()); // As it is printed.
  return Finder.Found;
}

/// \p Text, where parameters are called "type-parameter-0-1" as canonical types
/// call them, with their names; nothing if one has none, or is no type.
static std::optional<std::string> withNames(StringRef Text,
                                            ParameterNames Names) {
  static constexpr StringRef Mark = "type-parameter-";
  std::string Result;
  while (!Text.empty()) {
    const size_t At = Text.find(Mark);
    Result += Text.take_front(At);
    if (At == StringRef::npos)
      break;
    Text = Text.drop_front(At + Mark.size());
    unsigned Depth = 0, Index = 0;
    if (Text.consumeInteger(10, Depth) || !Text.consume_front("-") ||
        Text.consumeInteger(10, Index))
      return std::nullopt;
    const std::string Name = Names(Depth, Index);
    if (Name.empty())
      return std::nullopt;
    Result += Name;
  }
  for (StringRef Other : {"value-parameter-", "template-parameter-"})
    if (StringRef(Result).contains(Other))
      return std::nullopt;
  return Result;
}

/// \p T for the head of \p Pattern; nothing where its name cannot be seen from
/// there.
static std::optional<std::string> typeText(QualType T, ParameterNames Names,
                                           const FunctionDecl &Pattern) {
  if (T.isNull() || T->containsErrors())
    return std::nullopt;
  PrintingPolicy Policy(Pattern.getASTContext().getLangOpts());
  Policy.FullyQualifiedName = true;
  Policy.SuppressTagKeyword = true;
  Policy.SuppressInlineNamespace =
      llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
  Policy.PrintAsCanonical = true;
  QualType Base = T.getCanonicalType();
  while (Base->isAnyPointerType() || Base->isReferenceType())
    Base = Base->getPointeeType();
  const TagDecl *Tag = Base->getAsTagDecl();
  if (Tag && Tag->getDeclContext()->isFunctionOrMethod())
    return std::nullopt;
  if (!T->isDependentType()) {
    if (const auto *Alias = T->getAs<TypedefType>();
        Alias && Alias->getDecl()->getDeclContext()->isFileContext()) {
      if (!canNameInHead(*Alias->getDecl(), Pattern))
        return std::nullopt;
      const std::string Name = libraryName(*Alias->getDecl());
      return T.isConstQualified() ? "const " + Name : Name;
    }
    if (Tag) {
      if (!Tag->getDeclContext()->isFileContext() || !Tag->getIdentifier() ||
          !canNameInHead(*Tag, Pattern))
        return std::nullopt;
    } else if (!Base->isBuiltinType()) {
      return std::nullopt;
    }
  }
  if (T->isDependentType() && isUnnameable(T, Pattern))
    return std::nullopt;
  std::string Text = T.getCanonicalType().getAsString(Policy);
  // Types that only the compiler can name, and canonical types which leave out
  // a 'typename' that is needed.
  if (StringRef(Text).contains("(") || hasMemberInArguments(Text))
    return std::nullopt;
  if (T->getAs<DependentNameType>()) {
    Text = T.getCanonicalType().getUnqualifiedType().getAsString(Policy);
    StringRef Name = Text;
    Name.consume_front("typename ");
    Text =
        (T.isConstQualified() ? "const typename " : "typename ") + Name.str();
  }
  return withNames(Text, Names);
}

/// "T &", "const char *&".
static std::string referenceTo(const std::string &Type,
                               StringRef Suffix = "&") {
  return Type + (Type.back() == '*' ? "" : " ") + Suffix.str();
}

/// Whether a value of type \p T is passed by value wherever it comes from.
static bool isPlainValue(QualType T) {
  return !T->isDependentType() && T->isScalarType();
}

namespace {

/// The head of one declaration, for which text is written.
struct Head {
  Head(ParameterNames Names, const FunctionDecl &Pattern)
      : Names(Names), Pattern(Pattern) {}

  std::optional<std::string> type(QualType T) const {
    const auto [Place, IsNew] = Known.try_emplace(T);
    if (IsNew)
      Place->second = typeText(T, Names, Pattern);
    return Place->second;
  }

private:
  ParameterNames Names;
  const FunctionDecl &Pattern;
  /// The operands of one constraint have few types.
  mutable llvm::DenseMap<QualType, std::optional<std::string>> Known;
};

} // namespace

static std::optional<std::string> argumentText(const ConceptArgument &Argument,
                                               const Head &At) {
  std::optional<std::string> Type = At.type(Argument.Type);
  if (!Type)
    return std::nullopt;
  std::string Text = *Type;
  switch (Argument.Is) {
  case Form::Plain:
    break;
  case Form::LValue:
    Text = referenceTo(Text);
    break;
  case Form::Bare:
    Text = "std::remove_cvref_t<" + Text + ">";
    break;
  case Form::IterReference:
    Text = "std::iter_reference_t<" + Text + ">";
    break;
  case Form::RangeReference:
    Text = "std::ranges::range_reference_t<" + Text + ">";
    break;
  }
  return Argument.IsPack ? Text + "..." : Text;
}

//===----------------------------------------------------------------------===//
// Expressions as text
//===----------------------------------------------------------------------===//

namespace {

/// Writes the requires-expression of several requirements.
class ExpressionWriter {
public:
  ExpressionWriter(const Head &At,
                   llvm::function_ref<bool(QualType)> IsNamedRange)
      : At(At), IsNamedRange(IsNamedRange) {}

  /// Adds what \p R asks for; false if that cannot be written.
  bool add(const Requirement &R) {
    std::optional<std::string> Text = requirementText(R);
    if (!Text)
      return false;
    if (R.Is == Requirement::Kind::Operation)
      Operations.push_back({*Text, Lines.size()});
    Lines.push_back(*Text);
    return true;
  }

  /// requires(const T &a) { a.print(); }
  std::string str() const {
    std::string Text = "requires";
    for (size_t I = 0; I != Parameters.size(); ++I)
      Text += (I ? ", " : "(") + Parameters[I].Declaration;
    Text += Parameters.empty() ? " { " : ") { ";
    llvm::StringSet<> Written;
    for (size_t I = 0; I != Lines.size(); ++I)
      if (!isPartOfAnother(I) && !isTypeOfParameter(Lines[I]) &&
          Written.insert(Lines[I]).second)
        Text += Lines[I] + "; ";
    return Text + "}";
  }

  /// Whether a pack is named that nothing inside expands.
  bool hasOpenPack() const { return OpenPack; }

private:
  struct Parameter {
    std::string Key, Name, Declaration;
  };

  /// An operation that is an operand in another line is asked for there.
  bool isPartOfAnother(size_t Line) const {
    return llvm::any_of(Operations, [&](const auto &O) {
      return O.second == Line && Parts.contains(O.first);
    });
  }

  /// A type that a parameter has must exist for it to be declared.
  bool isTypeOfParameter(StringRef Line) const {
    return Line.starts_with("typename ") &&
           llvm::any_of(Parameters, [&](const Parameter &P) {
             return StringRef(P.Declaration).contains(Line);
           });
  }

  std::optional<std::string> requirementText(const Requirement &R) {
    Failed = false;
    std::string Text;
    switch (R.Is) {
    case Requirement::Kind::NestedType: {
      std::optional<std::string> Type = At.type(R.Type);
      return Type && StringRef(*Type).starts_with("typename ") ? Type
                                                               : std::nullopt;
    }
    case Requirement::Kind::Model:
      return std::nullopt;
    case Requirement::Kind::Operation:
      Text = expression(*R.Of);
      break;
    case Requirement::Kind::Test:
      Text = expression(*R.Of);
      Parts.insert(Text);
      Text = "static_cast<bool>(" + Text + ")";
      break;
    case Requirement::Kind::Conversion: {
      Text = expression(*R.Of);
      Parts.insert(Text);
      std::optional<std::string> To =
          At.type(R.Type.getNonReferenceType().getUnqualifiedType());
      if (!To)
        return std::nullopt;
      if (R.Type->isReferenceType() &&
          !R.Type.getNonReferenceType().isConstQualified())
        return std::nullopt;
      Text = "{ " + Text + " } -> std::convertible_to<" + *To + ">";
      break;
    }
    }
    if (Failed)
      return std::nullopt;
    return Text;
  }

  std::string expression(const Term &T) {
    if (T.Is == Kind::Element) {
      Failed = true;
      return "";
    }
    std::string Text = text(T);
    for (const Term *Operand : T.Operands)
      notePart(*Operand);
    return Text;
  }

  void notePart(const Term &T) {
    if (T.Is != Kind::Value && T.Is != Kind::Literal && T.Is != Kind::Element &&
        T.Is != Kind::Copy)
      Parts.insert(text(T));
    for (const Term *Operand : T.Operands)
      if (T.Is != Kind::Copy && T.Is != Kind::Element)
        notePart(*Operand);
  }

  std::string text(const Term &T) {
    return writeTerm(
        T, [&](const Term &L) { return leaf(L); },
        [&](QualType Type) {
          std::optional<std::string> Text = At.type(Type);
          Failed |= !Text;
          return Text.value_or("");
        });
  }

  std::string leaf(const Term &L) {
    if (L.Is == Kind::Literal)
      return L.Name;
    std::optional<std::string> Type = leafType(L);
    if (!Type) {
      Failed = true;
      return "";
    }
    const std::string Name = declare(*Type, L);
    OpenPack |= L.IsPack && !L.IsExpanded;
    if (L.Is != Kind::Value || L.IsLValue || isPlainValue(L.Type))
      return Name;
    return "static_cast<" + referenceTo(*At.type(L.Type), "&&") + ">(" + Name +
           ")";
  }

  /// The type of the parameter that stands for \p L.
  std::optional<std::string> leafType(const Term &L) {
    if (L.Is == Kind::Value) {
      if (isPlainValue(L.Type))
        return At.type(L.Type.getUnqualifiedType());
      std::optional<std::string> Type = At.type(L.Type);
      return Type ? std::optional(referenceTo(*Type)) : std::nullopt;
    }
    const Term *Of = L.Is == Kind::Copy ? L.Operands[0] : &L;
    if (Of->Is == Kind::Element) {
      const Term &Range = *Of->Operands[0];
      if (Range.Is != Kind::Value || !IsNamedRange(Range.Type))
        return std::nullopt;
      std::optional<std::string> Type = At.type(Range.Type);
      if (!Type)
        return std::nullopt;
      if (L.Is == Kind::Element)
        return "std::ranges::range_reference_t<" + *Type + ">";
      return (L.IsConst ? "const " : "") +
             ("std::ranges::range_value_t<" +
              *At.type(Range.Type.getUnqualifiedType()) + "> &");
    }
    if (L.Is != Kind::Copy)
      return std::nullopt;
    return (L.IsConst ? "const " : "") +
           ("std::decay_t<decltype(" + text(*Of) + ")> &");
  }

  std::string declare(const std::string &Type, const Term &L) {
    const std::string Wish = L.Name.empty() ? "value" : L.Name;
    const std::string Key = Type + "/" + Wish;
    for (const Parameter &P : Parameters)
      if (P.Key == Key)
        return P.Name;
    std::string Name = Wish;
    for (unsigned I = 2; Used.contains(Name); ++I)
      Name = Wish + std::to_string(I);
    Used.insert(Name);
    const bool Glued = Type.back() == '&' || Type.back() == '*';
    std::string Declaration = Type;
    if (L.IsExpanded)
      Declaration += "...";
    Declaration += (Glued ? "" : " ") + Name;
    Parameters.push_back({Key, Name, Declaration});
    return Name;
  }

  const Head &At;
  llvm::function_ref<bool(QualType)> IsNamedRange;
  std::vector<Parameter> Parameters;
  std::vector<std::string> Lines;
  std::vector<std::pair<std::string, size_t>> Operations;
  llvm::StringSet<> Parts, Used;
  bool Failed = false;
  bool OpenPack = false;
};

} // namespace

bool namesRange(const InferredConstraint &Constraint, QualType T) {
  const TemplateTypeParmType *P = parameterType(T);
  return P && llvm::any_of(Constraint.Concepts, [&](const ConceptUse &Use) {
           const TemplateTypeParmType *Q = parameterType(Use.Subject.Type);
           return Q && !Use.Own && Q->getDepth() == P->getDepth() &&
                  Q->getIndex() == P->getIndex() &&
                  StringRef(conceptEntry(Use.Concept).Name)
                      .starts_with("std::ranges::");
         });
}

/// A name for each parameter, to see whether a text can be written at all.
static std::string someName(unsigned Depth, unsigned Index) {
  return "T" + std::to_string(Depth) + "_" + std::to_string(Index);
}

bool canWrite(const Requirement &R, const InferredConstraint &Constraint,
              const FunctionDecl &Pattern) {
  const Head At(someName, Pattern);
  return ExpressionWriter(At,
                          [&](QualType T) { return namesRange(Constraint, T); })
      .add(R);
}

bool canWrite(const ConceptUse &Use, const FunctionDecl &Pattern) {
  const Head At(someName, Pattern);
  return argumentText(Use.Subject, At) &&
         llvm::all_of(Use.Arguments, [&](const ConceptArgument &A) {
           return argumentText(A, At).has_value();
         });
}

/// The name of its class in a constraint of \p Constructor; empty if there is
/// none. Out of line the head is not in the scope of the class.
static std::string classNameFor(const CXXConstructorDecl &Constructor) {
  const CXXRecordDecl &Class = *Constructor.getParent();
  const auto IsOutOfLine = [](const FunctionDecl *D) {
    return D->isOutOfLine();
  };
  if (llvm::none_of(Constructor.redecls(), IsOutOfLine))
    return Class.getNameAsString();
  return Class.isDependentContext() || !Class.getDeclContext()->isFileContext()
             ? ""
             : libraryName(Class);
}

bool canNameClassOf(const CXXConstructorDecl &Constructor) {
  return !classNameFor(Constructor).empty();
}

//===----------------------------------------------------------------------===//
// The constraint as text
//===----------------------------------------------------------------------===//

/// Whether the arguments of \p Use can be written where the parameter that it
/// constrains is declared: they name earlier parameters only.
static bool fitsIntoHead(const ConceptUse &Use, const TemplateTypeParmType &P) {
  return llvm::all_of(Use.Arguments, [&](const ConceptArgument &Argument) {
    Requirement Asked{
        Requirement::Kind::NestedType, nullptr, Argument.Type, {}, {}};
    return llvm::all_of(parametersOf(Asked),
                        [&](std::pair<unsigned, unsigned> At) {
                          return At < std::pair(P.getDepth(), P.getIndex());
                        });
  });
}

/// "int &, T"; nothing if one of them cannot be written.
static std::optional<std::string>
argumentList(ArrayRef<ConceptArgument> Arguments, const Head &At) {
  std::string Text;
  for (const ConceptArgument &Argument : Arguments) {
    std::optional<std::string> One = argumentText(Argument, At);
    if (!One)
      return std::nullopt;
    Text += (Text.empty() ? "" : ", ") + *One;
  }
  return Text;
}

static void writeConcept(const ConceptUse &Use, const Head &At,
                         const InferredConstraint &Whole, unsigned Depth,
                         ConstraintText &Text) {
  const std::string Name =
      Use.Own ? libraryName(*Use.Own) : conceptEntry(Use.Concept).Name.str();
  ConceptArgument Subject = Use.Subject;
  Subject.IsPack = false;
  std::optional<std::string> SubjectText = argumentText(Subject, At);
  std::optional<std::string> Arguments = argumentList(Use.Arguments, At);
  if (!SubjectText || !Arguments)
    return;
  std::string Clause = Name + "<" + *SubjectText +
                       (Arguments->empty() ? "" : ", " + *Arguments) + ">";
  if (Use.Subject.IsPack)
    Clause = "(" + Clause + " && ...)";
  const auto *P =
      Use.Subject.Is == Form::Plain && !Use.Subject.Type.hasQualifiers()
          ? Use.Subject.Type->getAs<TemplateTypeParmType>()
          : nullptr;
  // What stands with the parameter is asked before the clauses are.
  const bool HasPrecondition =
      P && Whole.NotSelf && Whole.NotSelf->getIndex() == P->getIndex();
  if (P && !HasPrecondition && P->getDepth() == Depth &&
      P->getIndex() < Text.Types.size() && Text.Types[P->getIndex()].empty() &&
      fitsIntoHead(Use, *P)) {
    Text.Types[P->getIndex()] =
        Name + (Arguments->empty() ? "" : "<" + *Arguments + ">");
    Text.AsClauses[P->getIndex()] = Clause;
    return;
  }
  Text.Clauses.push_back(Clause);
}

ConstraintText writeConstraint(const InferredConstraint &Constraint,
                               const FunctionDecl &Pattern,
                               ParameterNames Names) {
  const FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate();
  const Head At(Names, Pattern);
  ConstraintText Text;
  // What a member says of its class has no place but the clause.
  unsigned Depth = 0;
  if (Template) {
    const TemplateParameterList &List = *Template->getTemplateParameters();
    Depth = List.getDepth();
    Text.Types.resize(List.size());
    Text.AsClauses.resize(List.size());
  }
  if (const TemplateTypeParmDecl *P = Constraint.NotSelf)
    Text.Clauses.push_back("(!std::same_as<std::remove_cvref_t<" +
                           Names(P->getDepth(), P->getIndex()) + ">, " +
                           classNameFor(*cast<CXXConstructorDecl>(&Pattern)) +
                           ">)");
  for (const ConceptUse &Use : Constraint.Concepts)
    writeConcept(Use, At, Constraint, Depth, Text);
  const auto IsRange = [&](QualType T) { return namesRange(Constraint, T); };
  ExpressionWriter Together(At, IsRange);
  bool Any = false;
  for (const Requirement *R : Constraint.Expressions) {
    ExpressionWriter Alone(At, IsRange);
    if (!Alone.add(*R))
      continue;
    if (Alone.hasOpenPack())
      Text.Clauses.push_back("(" + Alone.str() + " && ...)");
    else
      Any |= Together.add(*R);
  }
  if (Any)
    Text.Clauses.push_back(Together.str());
  return Text;
}

/// Whether std::decay_t is needed for \p T.
static bool hasCopy(const Term &T) {
  return (T.Is == Kind::Copy && T.Operands[0]->Is != Kind::Element) ||
         llvm::any_of(T.Operands,
                      [](const Term *Operand) { return hasCopy(*Operand); });
}

std::vector<StringRef> headersFor(const InferredConstraint &Constraint) {
  std::set<StringRef> Headers;
  if (Constraint.NotSelf)
    Headers.insert({"concepts", "type_traits"});
  const auto AddForm = [&](Form Is) {
    if (Is == Form::Bare)
      Headers.insert("type_traits");
    if (Is == Form::IterReference)
      Headers.insert("iterator");
    if (Is == Form::RangeReference)
      Headers.insert("ranges");
  };
  for (const ConceptUse &Use : Constraint.Concepts) {
    if (!Use.Own)
      Headers.insert(conceptEntry(Use.Concept).Header);
    AddForm(Use.Subject.Is);
    for (const ConceptArgument &Argument : Use.Arguments)
      AddForm(Argument.Is);
  }
  for (const Requirement *R : Constraint.Expressions) {
    if (R->Is == Requirement::Kind::Conversion)
      Headers.insert("concepts");
    if (R->Of && hasCopy(*R->Of))
      Headers.insert("type_traits");
  }
  return {Headers.begin(), Headers.end()};
}

} // namespace clang::templates
