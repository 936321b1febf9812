//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Fix/Constrain.h"
#include "lib/Fix/Edits.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <map>
#include <optional>

namespace clang::templates {

//===----------------------------------------------------------------------===//
// The grammar of requires-clauses
//===----------------------------------------------------------------------===//

namespace {

/// What a requires-clause takes without parentheses: primary expressions,
/// joined by '&&' and '||'. Of the primary expressions those that constraints
/// are made of: names, requires-expressions and parentheses.
enum class ClauseForm { Conjunction, Disjunction, Other };

class ClauseReader {
public:
  explicit ClauseReader(StringRef Text) : Text(Text.str()) {
    LangOptions Options;
    Options.CPlusPlus = true;
    Lexer Raw(SourceLocation(), Options, this->Text.data(), this->Text.data(),
              this->Text.data() + this->Text.size());
    do
      Raw.LexFromRawLexer(Tokens.emplace_back());
    while (Tokens.back().isNot(tok::eof));
  }

  ClauseForm form() {
    ClauseForm Form = ClauseForm::Conjunction;
    while (readPrimary()) {
      if (is(tok::eof))
        return Form;
      const bool Or = is(tok::pipepipe) || isWord("or");
      if (!Or && !is(tok::ampamp) && !isWord("and"))
        break;
      if (Or)
        Form = ClauseForm::Disjunction;
      ++At;
    }
    return ClauseForm::Other;
  }

private:
  bool is(tok::TokenKind Kind) const { return Tokens[At].is(Kind); }
  bool isWord(StringRef Word) const {
    return is(tok::raw_identifier) && Tokens[At].getRawIdentifier() == Word;
  }
  bool read(tok::TokenKind Kind) {
    if (!is(Kind))
      return false;
    ++At;
    return true;
  }

  bool readPrimary() {
    if (is(tok::l_paren))
      return readBrackets();
    if (!isWord("requires"))
      return readName();
    ++At;
    return (!is(tok::l_paren) || readBrackets()) && is(tok::l_brace) &&
           readBrackets();
  }

  /// Skips a bracket with its contents.
  bool readBrackets() {
    unsigned Depth = 0;
    do {
      if (is(tok::eof))
        return false;
      if (Tokens[At].isOneOf(tok::l_paren, tok::l_brace, tok::l_square))
        ++Depth;
      if (Tokens[At].isOneOf(tok::r_paren, tok::r_brace, tok::r_square))
        --Depth;
      ++At;
    } while (Depth);
    return true;
  }

  bool readName() {
    read(tok::coloncolon);
    do {
      if (isWord("template"))
        ++At;
      if (!read(tok::raw_identifier) || (is(tok::less) && !readArguments()))
        return false;
    } while (read(tok::coloncolon));
    return true;
  }

  bool readArguments() {
    int Depth = 0;
    do {
      if (Tokens[At].isOneOf(tok::l_paren, tok::l_brace, tok::l_square)) {
        if (!readBrackets())
          return false;
        continue;
      }
      if (is(tok::eof))
        return false;
      if (is(tok::less))
        ++Depth;
      if (is(tok::greater))
        --Depth;
      if (is(tok::greatergreater))
        Depth -= 2;
      ++At;
    } while (Depth > 0);
    return Depth == 0;
  }

  std::string Text;
  std::vector<Token> Tokens;
  size_t At = 0;
};

} // namespace

static std::string parenthesised(StringRef Text) {
  return ("(" + Text + ")").str();
}

/// What follows 'requires', to be true if all of \p Clauses are.
static std::string conjunctionOf(ArrayRef<std::string> Clauses) {
  std::vector<std::string> Conjuncts;
  for (const std::string &Clause : Clauses) {
    const ClauseForm Form = ClauseReader(Clause).form();
    const bool Plain = Form == ClauseForm::Conjunction ||
                       (Form == ClauseForm::Disjunction && Clauses.size() == 1);
    Conjuncts.push_back(Plain ? Clause : parenthesised(Clause));
  }
  return llvm::join(Conjuncts, " && ");
}

//===----------------------------------------------------------------------===//
// Edits of tokens
//===----------------------------------------------------------------------===//

namespace {

/// Edits that meet at a token become one.
class TokenEdits {
public:
  explicit TokenEdits(const ASTContext &Context) : Context(Context) {}

  void replace(SourceLocation Loc, const std::string &Text) {
    Edits[Loc].Token = Text;
  }
  void before(SourceLocation Loc, const std::string &Text) {
    Edits[Loc].Before += Text;
  }
  void after(SourceLocation Loc, const std::string &Text) {
    Edits[Loc].After += Text;
  }
  /// Replaces the token at \p Loc and what follows, up to \p End.
  void replaceUntil(SourceLocation Loc, SourceLocation End,
                    const std::string &Text) {
    Edits[Loc].Token = Text;
    Edits[Loc].End = End;
  }

  std::vector<FixItHint> hints() const {
    std::vector<FixItHint> Hints;
    for (const auto &[Loc, E] : Edits) {
      const std::string Text =
          E.Before + (E.Token ? *E.Token : sourceText(Loc, Context).str()) +
          E.After;
      Hints.push_back(E.End.isValid()
                          ? FixItHint::CreateReplacement(
                                CharSourceRange::getCharRange(Loc, E.End), Text)
                          : replaceTokens(Loc, Text));
    }
    return Hints;
  }

private:
  struct Edit {
    std::string Before, After;
    std::optional<std::string> Token;
    SourceLocation End;
  };
  const ASTContext &Context;
  std::map<SourceLocation, Edit> Edits;
};

} // namespace

//===----------------------------------------------------------------------===//
// The places to edit
//===----------------------------------------------------------------------===//

namespace {

/// A declaration that must repeat the constraint.
struct Place {
  const Decl *Declaration;
  /// The list that gets it; none for a member that is not a template.
  const TemplateParameterList *List;
  /// The function, if a clause may stand behind its parameters.
  const FunctionDecl *Function;

  /// The same for the declaration in a class template and for what was made of
  /// it by instantiation.
  SourceLocation location() const {
    return Function ? Function->getLocation() : List->getLAngleLoc();
  }
};

using Lists = llvm::SmallVector<const TemplateParameterList *, 4>;

} // namespace

static const FunctionDecl *functionOf(const TemplateDecl &Template) {
  return dyn_cast_or_null<FunctionDecl>(Template.getTemplatedDecl());
}

static bool isLambda(const FunctionDecl *Function) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  return Method && Method->getParent()->isLambda();
}

/// The heads before the name of \p D, if it is declared out of line, and the
/// one that is its own, if it is or describes a template.
static void addOwnLists(const Decl &D, Lists &Found) {
  const Decl *Described = &D;
  if (const auto *Template = dyn_cast<TemplateDecl>(&D)) {
    Found.push_back(Template->getTemplateParameters());
    Described = Template->getTemplatedDecl();
  } else if (const TemplateParameterList *List = D.getDescribedTemplateParams())
    Found.push_back(List);
  if (const auto *Declarator = dyn_cast_or_null<DeclaratorDecl>(Described))
    for (unsigned I = 0; I < Declarator->getNumTemplateParameterLists(); ++I)
      Found.push_back(Declarator->getTemplateParameterList(I));
  if (const auto *Tag = dyn_cast_or_null<TagDecl>(Described))
    for (unsigned I = 0; I < Tag->getNumTemplateParameterLists(); ++I)
      Found.push_back(Tag->getTemplateParameterList(I));
}

/// The lists whose parameters \p D can name.
static Lists listsAround(const Decl &D) {
  Lists Found;
  addOwnLists(D, Found);
  for (const DeclContext *Around = D.getLexicalDeclContext();
       Around && !Around->isTranslationUnit();
       Around = Around->getLexicalParent()) {
    // A friend of an instantiated class is written where its pattern is.
    const auto *Class = dyn_cast<CXXRecordDecl>(Around);
    const CXXRecordDecl *Pattern =
        Class ? Class->getTemplateInstantiationPattern() : nullptr;
    addOwnLists(Pattern ? *static_cast<const Decl *>(Pattern)
                        : *Decl::castFromDeclContext(Around),
                Found);
  }
  return Found;
}

static const TemplateParameterList *
listOfDepth(ArrayRef<const TemplateParameterList *> All, unsigned Depth) {
  for (const TemplateParameterList *List : All)
    if (List->size() > 0 && List->getDepth() == Depth)
      return List;
  return nullptr;
}

static bool isNamedAlike(const TemplateDecl &A, const TemplateDecl &B) {
  return A.getDeclName() == B.getDeclName() &&
         A.getDeclContext()->getRedeclContext()->Equals(
             B.getDeclContext()->getRedeclContext());
}

namespace {

/// Collects the places of a class template: its redeclarations, the members
/// defined out of line and friends.
class ClassPlaces {
public:
  ClassPlaces(const ClassTemplateDecl &Template, std::vector<Place> &Places)
      : Template(Template), Depth(Template.getTemplateParameters()->getDepth()),
        Places(Places) {
    if (const CXXRecordDecl *Class =
            Template.getTemplatedDecl()->getDefinition())
      addMembersOf(*Class);
  }

private:
  void addMembersOf(const CXXRecordDecl &Class) {
    for (const Decl *Member : Class.decls())
      if (!Member->isImplicit())
        addMember(*Member);
  }

  void addMember(const Decl &Member) {
    if (const auto *Friend = dyn_cast<FriendDecl>(&Member)) {
      const auto *Other =
          dyn_cast_or_null<ClassTemplateDecl>(Friend->getFriendDecl());
      if (Other && isNamedAlike(*Other, Template))
        Places.push_back({Other, Other->getTemplateParameters(), nullptr});
      return;
    }
    for (const Decl *Redeclaration : Member.redecls()) {
      if (!Redeclaration->isOutOfLine())
        continue;
      Lists Own;
      addOwnLists(*Redeclaration, Own);
      if (const TemplateParameterList *List = listOfDepth(Own, Depth))
        Places.push_back({Redeclaration, List, nullptr});
    }
    if (const auto *Class = dyn_cast<CXXRecordDecl>(&Member))
      addNested(*Class);
    if (const auto *Nested = dyn_cast<ClassTemplateDecl>(&Member)) {
      addNested(*Nested->getTemplatedDecl());
      llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
      const_cast<ClassTemplateDecl *>(Nested)->getPartialSpecializations(
          Partial);
      for (const ClassTemplatePartialSpecializationDecl *Special : Partial)
        addMember(*Special);
    }
  }

  void addNested(const CXXRecordDecl &Class) {
    const CXXRecordDecl *Definition = Class.getDefinition();
    if (Definition && Visited.insert(Definition).second)
      addMembersOf(*Definition);
  }

  const ClassTemplateDecl &Template;
  unsigned Depth;
  std::vector<Place> &Places;
  llvm::DenseSet<const CXXRecordDecl *> Visited;
};

} // namespace

//===----------------------------------------------------------------------===//
// The end of a declarator
//===----------------------------------------------------------------------===//

/// The ')' of the parameters of \p Function.
static SourceLocation endOfParameters(const FunctionDecl &Function) {
  const TypeSourceInfo *Info = Function.getTypeSourceInfo();
  if (!Info)
    return {};
  TypeLoc T = Info->getTypeLoc();
  while (true) {
    T = T.IgnoreParens();
    if (const auto Attributed = T.getAs<AttributedTypeLoc>())
      T = Attributed.getModifiedLoc();
    else if (const auto Macro = T.getAs<MacroQualifiedTypeLoc>())
      T = Macro.getInnerLoc();
    else
      break;
  }
  const auto Type = T.getAs<FunctionTypeLoc>();
  return Type ? Type.getRParenLoc() : SourceLocation();
}

namespace {

/// What a word behind the parameters of a function is.
enum class Word { Qualifier, End, Other };

} // namespace

static Word classify(StringRef Name) {
  return llvm::StringSwitch<Word>(Name)
      .Cases({"const", "volatile", "noexcept", "throw"}, Word::Qualifier)
      .Cases({"mutable", "constexpr", "consteval", "static"}, Word::Qualifier)
      .Cases({"try", "asm", "__asm", "__asm__"}, Word::End)
      .Cases({"__attribute__", "__attribute", "__declspec"}, Word::End)
      .Default(Word::Other);
}

/// Moves \p Last from the end of the parameters of \p Function to the last
/// token of its declarator, which a requires-clause follows; or why there is
/// none.
static StringRef findDeclaratorEnd(const FunctionDecl &Function,
                                   const ASTContext &Context,
                                   SourceLocation &Last) {
  constexpr StringRef Unknown = "redeclaration cannot be edited";
  const SourceManager &Sources = Context.getSourceManager();
  const SourceLocation Throws = Sources.getExpansionLoc(
      Function.getExceptionSpecSourceRange().getBegin());
  auto [File, Offset] = Sources.getDecomposedLoc(Last);
  StringRef Buffer = Sources.getBufferData(File);
  Lexer Raw(Sources.getLocForStartOfFile(File), Context.getLangOpts(),
            Buffer.begin(), Buffer.begin() + Offset, Buffer.end());
  Token Tok;
  Raw.LexFromRawLexer(Tok); // The ')' itself.
  int Brackets = 0, Angles = 0;
  bool InReturnType = false;
  for (Raw.LexFromRawLexer(Tok); Tok.isNot(tok::eof);
       Raw.LexFromRawLexer(Tok)) {
    if (Tok.is(tok::hash) && Tok.isAtStartOfLine())
      return Unknown;
    if (Brackets == 0) {
      if (Tok.isOneOf(tok::l_brace, tok::semi, tok::equal, tok::colon))
        return {};
      if (Tok.is(tok::comma) && Angles <= 0)
        return Unknown; // Several declarators.
      const Word Behind = Tok.is(tok::raw_identifier)
                              ? classify(Tok.getRawIdentifier())
                              : Word::Qualifier;
      if (Behind == Word::End)
        return {};
      // An attribute, for all that is known, and they come later.
      if (Behind == Word::Other && !InReturnType && Tok.getLocation() != Throws)
        return "macro";
    }
    switch (Tok.getKind()) {
    case tok::l_paren:
    case tok::l_square:
    case tok::l_brace:
      ++Brackets;
      break;
    case tok::r_paren:
    case tok::r_square:
    case tok::r_brace:
      // Returns a pointer to a function: compilers disagree.
      if (--Brackets < 0)
        return Unknown;
      break;
    case tok::less:
      ++Angles;
      break;
    case tok::greater:
      --Angles;
      break;
    case tok::greatergreater:
      Angles -= 2;
      break;
    case tok::arrow:
      InReturnType = true;
      break;
    default:
      break;
    }
    Last = Tok.getLocation();
  }
  return Unknown;
}

//===----------------------------------------------------------------------===//
// 'auto' parameters
//===----------------------------------------------------------------------===//

/// The parameter of \p Function that is declared with the 'auto' which stands
/// for \p Invented.
static const ParmVarDecl *parameterOf(const NamedDecl &Invented,
                                      const FunctionDecl &Function,
                                      const SourceManager &Sources) {
  const SourceLocation Auto = Invented.getBeginLoc();
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    const SourceRange Range = Parameter->getSourceRange();
    if (!Sources.isBeforeInTranslationUnit(Auto, Range.getBegin()) &&
        !Sources.isBeforeInTranslationUnit(Range.getEnd(), Auto))
      return Parameter;
  }
  return nullptr;
}

/// What 'auto' stands for in the declaration of \p Parameter, called \p Name.
/// Empty if that cannot be told from the type of the parameter.
static std::string deducedType(const ParmVarDecl &Parameter,
                               const std::string &Name) {
  std::string Text = "decltype(" + Name + ")";
  auto Apply = [&Text](StringRef Trait) {
    Text = ("std::" + Trait + "_t<" + Text + ">").str();
  };
  QualType T = Parameter.getType();
  if (const auto *Pack = T->getAs<PackExpansionType>())
    T = Pack->getPattern();
  if (const auto *Reference = T->getAs<ReferenceType>()) {
    T = Reference->getPointeeType();
    if (T.hasQualifiers() && !T->isPointerType()) {
      Apply("remove_cvref");
      T = T.getUnqualifiedType();
    } else if (Reference->isLValueReferenceType() || T->isPointerType())
      Apply("remove_reference");
  }
  auto RemoveQualifiers = [&] {
    if (T.isConstQualified() || T.isVolatileQualified())
      Apply("remove_cv");
  };
  while (const auto *Pointer = T->getAs<PointerType>()) {
    Apply("remove_pointer");
    T = Pointer->getPointeeType();
  }
  RemoveQualifiers();
  return T->getAs<TemplateTypeParmType>() ? Text : std::string();
}

//===----------------------------------------------------------------------===//
// Writing a constraint
//===----------------------------------------------------------------------===//

namespace {

class ConstraintEditor {
public:
  ConstraintEditor(ConstraintWriter Write, ASTContext &Context,
                   const TemplateMentions *Mentions)
      : Write(Write), Context(Context), Mentions(Mentions),
        Sources(Context.getSourceManager()), Edits(Context) {}

  ConstraintEdit editTemplate(const TemplateDecl &Template,
                              ConstraintStyle Style) {
    refuse(templateRefusal(Template));
    if (Refusal.empty()) {
      addPlaces(Template);
      Depth = Template.getTemplateParameters()->getDepth();
      planTemplate(Template, Style);
      editPlaces();
    }
    return result();
  }

  ConstraintEdit editMember(const FunctionDecl &Member) {
    refuse(memberRefusal(Member));
    if (Refusal.empty()) {
      for (const FunctionDecl *Redeclaration : Member.redecls())
        addPlace({Redeclaration, nullptr, Redeclaration});
      Trailing = true;
      editPlaces();
    }
    return result();
  }

private:
  //===--- Refusals -------------------------------------------------------===//

  /// The first refusal is the one to report.
  bool refuse(StringRef Why) {
    if (Refusal.empty())
      Refusal = Why;
    return false;
  }
  static constexpr StringRef Unknown = "redeclaration cannot be edited";

  /// Whether the tokens at \p Range may be edited.
  bool mayWrite(SourceRange Range) {
    if (Range.getBegin().isMacroID() || Range.getEnd().isMacroID())
      return refuse("macro");
    if (Range.isValid() && Sources.isInSystemHeader(Range.getBegin()))
      return refuse("system header");
    if (Mentions && Mentions->isRepeated(Range.getBegin()))
      return refuse("file included twice");
    return mayEdit(Range, Context) || refuse(Unknown);
  }

  ConstraintEdit result() const {
    if (!Refusal.empty())
      return {{}, Refusal};
    return {Edits.hints(), {}};
  }

  StringRef templateRefusal(const TemplateDecl &Template) const;
  StringRef memberRefusal(const FunctionDecl &Member) const;

  //===--- Places ---------------------------------------------------------===//

  void addPlace(const Place &P) {
    if (Visited.insert(P.location()).second)
      Places.push_back(P);
  }

  void addPlaces(const TemplateDecl &Template);

  //===--- The plan: what goes where, the same at all places --------------===//

  void planTemplate(const TemplateDecl &Template, ConstraintStyle Style);

  /// How the plan calls a parameter, to see which text depends on which.
  static std::string mark(unsigned Depth, unsigned Index) {
    return "Parameter_" + llvm::utostr(Depth) + "_" + llvm::utostr(Index) + "_";
  }
  bool mentions(StringRef Text, unsigned Index) const {
    return Text.contains(mark(Depth, Index));
  }

  //===--- Names ----------------------------------------------------------===//

  std::string nameOf(const Place &P, unsigned OfDepth, unsigned Index);
  std::string nameUnnamed(const Place &P, const NamedDecl &Parameter,
                          unsigned Index);
  std::string deducedTypeOf(const Place &P, const NamedDecl &Invented);
  void writeName(SourceLocation Last, const std::string &Name);

  //===--- Writing --------------------------------------------------------===//

  void editPlaces();
  void editPlace(const Place &P);
  void writeType(const TemplateTypeParmDecl &Parameter,
                 const std::string &Type);
  void writeLeading(const TemplateParameterList &List, std::string Clause);
  void writeTrailing(const FunctionDecl &Function, const std::string &Clause);
  void extend(const Expr &Old, const std::string &Clause);

  ConstraintWriter Write;
  ASTContext &Context;
  const TemplateMentions *Mentions;
  const SourceManager &Sources;
  std::vector<Place> Places;
  llvm::DenseSet<SourceLocation> Visited;
  TokenEdits Edits;
  StringRef Refusal;

  /// The depth of the list that is constrained.
  unsigned Depth = 0;
  /// Whether the constraint of a parameter takes the place of its 'typename'.
  std::vector<bool> AsType;
  /// Whether the constraint depends on the name of a parameter.
  std::vector<bool> NeedsName;
  /// Whether the other constraints follow the function's parameters.
  bool Trailing = false;
  /// Whether a leading clause must be one primary expression.
  bool InParentheses = false;
  /// The names that were given to parameters of the place that is edited.
  std::map<const NamedDecl *, std::string> Given;
};

} // namespace

/// Whether all that an operator takes is deduced from anything.
static bool takesEveryType(const FunctionDecl &Function) {
  return !isa<CXXMethodDecl>(Function) && Function.isOverloadedOperator() &&
         llvm::all_of(Function.parameters(), [](const ParmVarDecl *Parameter) {
           return Parameter->getType()
               .getNonReferenceType()
               ->getAs<TemplateTypeParmType>();
         });
}

static bool isExplicit(TemplateSpecializationKind Kind) {
  return Kind == TSK_ExplicitSpecialization;
}

template <typename Partial, typename Template>
static bool hasSpecialisation(const Template &T) {
  llvm::SmallVector<Partial *, 4> Found;
  const_cast<Template &>(T).getPartialSpecializations(Found);
  return !Found.empty() ||
         llvm::any_of(T.specializations(), [](const auto *Special) {
           return isExplicit(Special->getSpecializationKind());
         });
}

static bool isSpecialised(const RedeclarableTemplateDecl &Template) {
  if (Template.isMemberSpecialization())
    return true;
  if (const auto *Class = dyn_cast<ClassTemplateDecl>(&Template))
    return hasSpecialisation<ClassTemplatePartialSpecializationDecl>(*Class);
  if (const auto *Variable = dyn_cast<VarTemplateDecl>(&Template))
    return hasSpecialisation<VarTemplatePartialSpecializationDecl>(*Variable);
  const auto *Function = dyn_cast<FunctionTemplateDecl>(&Template);
  return Function &&
         llvm::any_of(
             Function->specializations(), [](const FunctionDecl *Special) {
               return isExplicit(Special->getTemplateSpecializationKind());
             });
}

/// Whether a template that instantiation of a class made of \p Member is
/// specialised.
static bool isSpecialisedInAClass(const RedeclarableTemplateDecl &Member) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getDeclContext());
  const ClassTemplateDecl *Around =
      Class ? Class->getDescribedClassTemplate() : nullptr;
  if (!Around)
    return false;
  for (const ClassTemplateSpecializationDecl *Special :
       Around->specializations())
    for (const NamedDecl *D : Special->lookup(Member.getDeclName()))
      if (const auto *Instance = dyn_cast<RedeclarableTemplateDecl>(D))
        if (isSpecialised(*Instance))
          return true;
  return false;
}

StringRef
ConstraintEditor::templateRefusal(const TemplateDecl &Template) const {
  if (!Context.getLangOpts().CPlusPlus20) // 1.
    return "C++20 needed";
  const FunctionDecl *Function = functionOf(Template);
  if (isa_and_nonnull<CXXDeductionGuideDecl>(Function)) // 2.
    return "deduction guide";
  const auto *Redeclarable = dyn_cast<RedeclarableTemplateDecl>(&Template);
  if (!Redeclarable) // 3.
    return "not a template that can be constrained";
  if (Function && takesEveryType(*Function)) // 4.
    return "operator found by every type";
  if (isSpecialised(*Redeclarable) ||
      isSpecialisedInAClass(*Redeclarable)) // 5.
    return "specialised";
  if (Mentions && Mentions->isArgument(Template)) // 6.
    return "template template argument";
  if (Mentions && Function && Mentions->mayHide(*Function)) // 11.
    return "using-declaration";
  if (const auto *T = dyn_cast<FunctionTemplateDecl>(&Template)) // 7.
    if (Mentions && Mentions->hasFriendSpecialisation(*T))
      return "friend";
  return {};
}

/// The methods that instantiation made of \p Member, a member of a class
/// template.
static std::vector<const CXXMethodDecl *>
instancesOf(const CXXMethodDecl &Member) {
  std::vector<const CXXMethodDecl *> Found;
  const ClassTemplateDecl *Class =
      Member.getParent()->getDescribedClassTemplate();
  if (!Class)
    return Found;
  for (const ClassTemplateSpecializationDecl *Special :
       Class->specializations())
    for (const CXXMethodDecl *Method : Special->methods())
      if (const FunctionDecl *From =
              Method->getInstantiatedFromMemberFunction();
          From && From->getCanonicalDecl() == Member.getCanonicalDecl())
        Found.push_back(Method);
  return Found;
}

StringRef ConstraintEditor::memberRefusal(const FunctionDecl &Member) const {
  if (!Context.getLangOpts().CPlusPlus20) // 1.
    return "C++20 needed";
  if (!Member.isDependentContext() || Member.getDescribedFunctionTemplate() ||
      Member.isTemplateInstantiation()) // 13.
    return "not a template";
  if (Mentions && Mentions->mayHide(Member)) // 11.
    return "using-declaration";
  const auto *Method = dyn_cast<CXXMethodDecl>(&Member);
  if (!Method) // 14.
    return Member.isDefined() ? "" : "friend";
  if (Method->isVirtual() || Method->hasAttr<OverrideAttr>() ||
      Method->hasAttr<FinalAttr>()) // 12.
    return "virtual";
  // A base that depends on a parameter may say so later.
  for (const CXXMethodDecl *Instance : instancesOf(*Method)) {
    if (Instance->isVirtual())
      return "virtual";
    if (isExplicit(Instance->getTemplateSpecializationKind())) // 5.
      return "specialised";
  }
  return {};
}

void ConstraintEditor::addPlaces(const TemplateDecl &Template) {
  for (const Decl *Redeclaration : Template.redecls()) {
    const auto *T = cast<TemplateDecl>(Redeclaration);
    addPlace({T, T->getTemplateParameters(), functionOf(*T)});
  }
  if (const auto *Class = dyn_cast<ClassTemplateDecl>(&Template)) {
    std::vector<Place> More;
    ClassPlaces(*Class, More);
    for (const Place &P : More)
      addPlace(P);
  }
  if (!Mentions)
    return;
  for (const TemplateDecl *Friend : Mentions->friendTemplates()) {
    if (Friend->getKind() != Template.getKind() ||
        Friend->getDeclName() != Template.getDeclName())
      continue;
    const Place P = {Friend, Friend->getTemplateParameters(),
                     functionOf(*Friend)};
    if (isa<ClassTemplateDecl>(Friend) && isNamedAlike(*Friend, Template))
      addPlace(P);
    // Which function it will be, instantiation tells. 7.
    else if (P.Function && !Visited.contains(P.location()) &&
             P.List->size() == Template.getTemplateParameters()->size() &&
             P.Function->getNumParams() == functionOf(Template)->getNumParams())
      refuse("friend");
  }
}

void ConstraintEditor::planTemplate(const TemplateDecl &Template,
                                    ConstraintStyle Style) {
  const ConstraintText Text = Write(mark);
  const unsigned Size = Template.getTemplateParameters()->size();
  const FunctionDecl *Function = functionOf(Template);
  bool SomeAuto = false, AllAuto = true;
  for (unsigned I = 0; I < Size; ++I) {
    bool Auto = false, Name = false;
    for (const Place &P : Places)
      (P.List->getParam(I)->isImplicit() ? Auto : Name) = true;
    SomeAuto |= Auto;
    AllAuto &= !Auto || !Name;
  }
  AsType.resize(Size);
  NeedsName.resize(Size);
  bool DependsOnNames = false;
  auto Use = [&](StringRef Used) {
    for (unsigned I = 0; I < Size; ++I)
      if (mentions(Used, I))
        NeedsName[I] = DependsOnNames = true;
  };
  for (unsigned I = 0; I < Size; ++I) {
    const std::string *Type = I < Text.Types.size() ? &Text.Types[I] : nullptr;
    // A type-constraint can name what is declared before it.
    AsType[I] = Style == ConstraintStyle::TypeConstraint && Type &&
                !Type->empty() && llvm::all_of(Places, [&](const Place &P) {
                  const auto *T =
                      dyn_cast<TemplateTypeParmDecl>(P.List->getParam(I));
                  return T && !T->hasTypeConstraint();
                });
    for (unsigned Later = I; AsType[I] && Later < Size; ++Later)
      if (mentions(*Type, Later))
        AsType[I] = false;
    if (AsType[I])
      Use(*Type);
    else if (I < Text.AsClauses.size())
      Use(Text.AsClauses[I]);
  }
  for (const std::string &Clause : Text.Clauses)
    Use(Clause);
  // decltype(x) is not T to the compiler, even if it is.
  if (!AllAuto && DependsOnNames)
    refuse(Unknown);
  Trailing = Function && (Style == ConstraintStyle::Trailing || SomeAuto ||
                          isLambda(Function));
}

//===--- Names ------------------------------------------------------------===//

/// Whether the name of \p Parameter, of an outer head, is that of a member
/// behind the name of \p Function. [temp.local]
static bool isHiddenByMember(const NamedDecl &Parameter,
                             const FunctionDecl *Function) {
  if (!Function->isOutOfLine())
    return false;
  const DeclContext *Class = Function->getDeclContext();
  for (; Class->isRecord(); Class = Class->getParent())
    if (!Class->lookup(Parameter.getDeclName()).empty())
      return true;
  return false;
}

std::string ConstraintEditor::nameOf(const Place &P, unsigned OfDepth,
                                     unsigned Index) {
  const TemplateParameterList *List =
      P.List && OfDepth == Depth
          ? P.List
          : listOfDepth(listsAround(*P.Declaration), OfDepth);
  if (!List || Index >= List->size()) {
    refuse(Unknown);
    return {};
  }
  const NamedDecl *Parameter = List->getParam(Index);
  if (Parameter->isImplicit())
    return deducedTypeOf(P, *Parameter);
  if (Parameter->getIdentifier()) {
    if (List != P.List && Trailing && isHiddenByMember(*Parameter, P.Function))
      refuse(Unknown);
    return Parameter->getName().str();
  }
  if (List == P.List)
    return nameUnnamed(P, *Parameter, Index);
  refuse("unnamed parameter");
  return {};
}

/// A name for \p Parameter, which is written if the constraint needs it.
std::string ConstraintEditor::nameUnnamed(const Place &P,
                                          const NamedDecl &Parameter,
                                          unsigned Index) {
  auto [Known, New] = Given.try_emplace(&Parameter);
  if (!New || !NeedsName[Index])
    return Known->second;
  llvm::StringSet<> Taken;
  for (const TemplateParameterList *List : listsAround(*P.Declaration))
    for (const NamedDecl *Other : *List)
      if (Other->getIdentifier())
        Taken.insert(Other->getName());
  for (const auto &[Other, Name] : Given)
    Taken.insert(Name);
  StringRef Base = "T";
  for (const Place &Other : Places)
    if (Other.List->getParam(Index)->getIdentifier())
      Base = Other.List->getParam(Index)->getName();
  Known->second =
      freshName(Base, P.Declaration->getSourceRange(), Context, Taken);

  SourceLocation Last = Parameter.getBeginLoc();
  if (const auto *Type = dyn_cast<TemplateTypeParmDecl>(&Parameter)) {
    if (Type->isParameterPack())
      if (std::optional<Token> Ellipsis =
              Lexer::findNextToken(Last, Sources, Context.getLangOpts()))
        Last = Ellipsis->getLocation();
  } else if (const auto *Value =
                 dyn_cast<NonTypeTemplateParmDecl>(&Parameter)) {
    const TypeLoc T = Value->getTypeSourceInfo()->getTypeLoc();
    if (T.getType()->isFunctionPointerType() ||
        T.getType()->isMemberPointerType() || T.getType()->isArrayType())
      refuse("unnamed parameter");
    Last = T.getEndLoc();
  } else
    refuse("unnamed parameter");
  writeName(Last, Known->second);
  return Known->second;
}

std::string ConstraintEditor::deducedTypeOf(const Place &P,
                                            const NamedDecl &Invented) {
  const ParmVarDecl *Parameter =
      P.Function ? parameterOf(Invented, *P.Function, Sources) : nullptr;
  // The qualifiers of a parameter may differ from declaration to declaration.
  if (!Parameter ||
      (Places.size() > 1 && Parameter->getType().hasQualifiers())) {
    refuse(Unknown);
    return {};
  }
  std::string Name = Parameter->getName().str();
  if (Name.empty()) {
    auto [Known, New] = Given.try_emplace(&Invented);
    if (New) {
      llvm::StringSet<> Taken;
      for (const auto &[Other, OtherName] : Given)
        Taken.insert(OtherName);
      Known->second =
          freshName("x", P.Declaration->getSourceRange(), Context, Taken);
      if (NeedsName[cast<TemplateTypeParmDecl>(Invented).getIndex()])
        writeName(Parameter->getTypeSourceInfo()->getTypeLoc().getEndLoc(),
                  Known->second);
    }
    Name = Known->second;
  }
  std::string Type = deducedType(*Parameter, Name);
  if (Type.empty())
    refuse(Unknown);
  return Type;
}

void ConstraintEditor::writeName(SourceLocation Last, const std::string &Name) {
  if (mayWrite(Last))
    Edits.after(Last, " " + Name);
}

//===--- Writing ----------------------------------------------------------===//

void ConstraintEditor::editPlaces() {
  // 'requires C<T> ::X f();' is the start of 'C<T>::X'. Parentheses make it
  // another constraint, so all places get them.
  for (const Place &P : Places)
    if (P.List && P.List->getRAngleLoc().isValid())
      if (const std::optional<Token> Next = Lexer::findNextToken(
              P.List->getRAngleLoc(), Sources, Context.getLangOpts()))
        InParentheses |= Next->is(tok::coloncolon);
  for (const Place &P : Places)
    if (Refusal.empty())
      editPlace(P);
}

void ConstraintEditor::editPlace(const Place &P) {
  Given.clear();
  const ConstraintText Text = Write([&](unsigned OfDepth, unsigned Index) {
    return nameOf(P, OfDepth, Index);
  });
  std::vector<std::string> Clauses;
  const size_t Size = std::max(Text.Types.size(), Text.AsClauses.size());
  for (size_t I = 0; I < Size; ++I)
    if (I < AsType.size() && AsType[I])
      writeType(*cast<TemplateTypeParmDecl>(P.List->getParam(I)),
                Text.Types[I]);
    else if (I < Text.AsClauses.size() && !Text.AsClauses[I].empty())
      Clauses.push_back(Text.AsClauses[I]);
    else if (I < Text.Types.size() && !Text.Types[I].empty())
      refuse(Unknown);
  Clauses.insert(Clauses.end(), Text.Clauses.begin(), Text.Clauses.end());
  if (Clauses.empty() || !Refusal.empty())
    return;
  if (Trailing)
    writeTrailing(*P.Function, conjunctionOf(Clauses));
  else
    writeLeading(*P.List, conjunctionOf(Clauses));
}

void ConstraintEditor::writeType(const TemplateTypeParmDecl &Parameter,
                                 const std::string &Type) {
  const SourceLocation Keyword = Parameter.getBeginLoc();
  if (!mayWrite(Keyword))
    return;
  const StringRef Spelled = sourceText(Keyword, Context);
  if (Parameter.isImplicit() && Spelled == "auto")
    Edits.replace(Keyword, Type + " auto");
  else if (Spelled == "class" || Spelled == "typename")
    Edits.replace(Keyword, Type);
  else
    refuse(Unknown);
}

void ConstraintEditor::writeLeading(const TemplateParameterList &List,
                                    std::string Clause) {
  if (const Expr *Old = List.getRequiresClause())
    return extend(*Old, Clause);
  const SourceLocation Angle = List.getRAngleLoc();
  if (!mayWrite({List.getTemplateLoc(), Angle}))
    return;
  if (InParentheses)
    Clause = parenthesised(Clause);
  auto [File, Offset] = Sources.getDecomposedLoc(Angle);
  const std::string Break = lineBreak(File, Sources).str() +
                            indentation(List.getTemplateLoc(), Sources).str();
  Clause = Break + "  requires " + Clause;
  const StringRef Rest = Sources.getBufferData(File).substr(Offset + 1);
  const StringRef Line =
      Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
  const StringRef Behind = Line.ltrim(" \t");
  if (Behind.empty())
    Edits.after(Angle, Clause);
  else if (Behind.starts_with("//"))
    Edits.replaceUntil(Angle, Angle.getLocWithOffset(1 + Line.size()),
                       ">" + Line.str() + Clause);
  else
    Edits.replaceUntil(Angle,
                       Angle.getLocWithOffset(1 + Line.size() - Behind.size()),
                       ">" + Clause + Break);
}

void ConstraintEditor::writeTrailing(const FunctionDecl &Function,
                                     const std::string &Clause) {
  if (const Expr *Old = Function.getTrailingRequiresClause().ConstraintExpr)
    return extend(*Old, Clause);
  SourceLocation Last = endOfParameters(Function);
  if (!mayWrite(Last))
    return;
  const StringRef Why = findDeclaratorEnd(Function, Context, Last);
  if (!Why.empty()) {
    refuse(Why);
    return;
  }
  std::string Text = " requires " + Clause;
  if (Sources.getSpellingColumnNumber(Last) + Text.size() > 78) {
    const SourceLocation Line = Sources.getExpansionLoc(Function.getLocation());
    Text = lineBreak(Sources.getFileID(Last), Sources).str() +
           indentation(Line, Sources).str() + "   " + Text;
  }
  Edits.after(Last, Text);
}

/// Adds to a requires-clause that is there already.
void ConstraintEditor::extend(const Expr &Old, const std::string &Clause) {
  const SourceRange Range = Old.getSourceRange();
  if (!mayWrite(Range))
    return;
  if (ClauseReader(sourceText(Range, Context)).form() !=
      ClauseForm::Conjunction) {
    Edits.before(Range.getBegin(), "(");
    Edits.after(Range.getEnd(), ")");
  }
  const bool Plain = ClauseReader(Clause).form() == ClauseForm::Conjunction;
  Edits.after(Range.getEnd(),
              " && " + (Plain ? Clause : parenthesised(Clause)));
}

//===----------------------------------------------------------------------===//
// Mentions
//===----------------------------------------------------------------------===//

/// Whether \p D is a declaration of a library, other than a namespace.
static bool isLibrary(const Decl &D, const SourceManager &Sources) {
  return !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
         Sources.isInSystemHeader(Sources.getExpansionLoc(D.getLocation()));
}

/// Walks the user's declarations, without their types and bodies.
class MentionsFinder : public RecursiveASTVisitor<MentionsFinder> {
public:
  MentionsFinder(ASTContext &Context, TemplateMentions &Found)
      : Sources(Context.getSourceManager()), Found(Found) {}

  bool TraverseDecl(Decl *D) {
    return !D || isLibrary(*D, Sources) || RecursiveASTVisitor::TraverseDecl(D);
  }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseTypeLoc(TypeLoc, bool = true) { return true; }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &) { return true; }
  bool TraverseNestedNameSpecifierLoc(NestedNameSpecifierLoc) { return true; }

  bool VisitFriendDecl(FriendDecl *Friend) {
    const NamedDecl *D = Friend->getFriendDecl();
    if (const auto *Template = dyn_cast_or_null<TemplateDecl>(D)) {
      if (Friend->getDeclContext()->isDependentContext())
        Found.Friends.push_back(Template);
      return true;
    }
    const auto *Function = dyn_cast_or_null<FunctionDecl>(D);
    if (!Function)
      return true;
    if (const auto *Special = Function->getDependentSpecializationInfo())
      for (const FunctionTemplateDecl *Template : Special->getCandidates())
        Found.FriendSpecialisations.insert(Template->getCanonicalDecl());
    if (const FunctionTemplateDecl *Template = Function->getPrimaryTemplate())
      Found.FriendSpecialisations.insert(Template->getCanonicalDecl());
    return true;
  }

  bool VisitTemplateDecl(TemplateDecl *Template) {
    addFile(Template->getLocation());
    return true;
  }
  bool VisitCXXMethodDecl(CXXMethodDecl *Method) {
    addFile(Method->getLocation());
    return true;
  }

  bool VisitUsingDecl(UsingDecl *Using) {
    addUsed(*Using);
    return true;
  }
  bool VisitUnresolvedUsingValueDecl(UnresolvedUsingValueDecl *Using) {
    addUsed(*Using);
    return true;
  }

private:
  /// Notes the functions that hide what \p Using names in their class.
  void addUsed(const NamedDecl &Using) {
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Using.getDeclContext()))
      for (const NamedDecl *D : Class->lookup(Using.getDeclName()))
        if (const FunctionDecl *Function = D->getAsFunction();
            Function && !isa<UsingShadowDecl>(D))
          Found.Hiding.insert(
              {Function->getDeclName(), Function->getNumParams()});
  }

  /// A file with declarations in it; most files that are included twice have
  /// none the second time.
  void addFile(SourceLocation Loc) {
    const FileID File = Sources.getFileID(Sources.getExpansionLoc(Loc));
    const FileEntry *Entry = Sources.getFileEntryForID(File);
    if (Entry && Files.try_emplace(Entry, File).first->second != File)
      Found.RepeatedFiles.insert(Entry);
  }

  const SourceManager &Sources;
  TemplateMentions &Found;
  llvm::DenseMap<const FileEntry *, FileID> Files;
};

/// Walks what the user wrote for names of templates, and what was made of all
/// templates for arguments that were deduced.
class ArgumentsFinder : public RecursiveASTVisitor<ArgumentsFinder> {
public:
  explicit ArgumentsFinder(const SourceManager &Sources) : Sources(Sources) {}

  bool TraverseDecl(Decl *D) {
    if (!D)
      return true;
    if (!isLibrary(*D, Sources))
      return RecursiveASTVisitor::TraverseDecl(D);
    // The library takes templates apart, too.
    if (auto *Class = dyn_cast<ClassTemplateDecl>(D))
      VisitClassTemplateDecl(Class);
    if (auto *Function = dyn_cast<FunctionTemplateDecl>(D))
      VisitFunctionTemplateDecl(Function);
    return true;
  }

  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Argument) {
    addArgument(Argument.getArgument());
    return RecursiveASTVisitor::TraverseTemplateArgumentLoc(Argument);
  }

  // Instantiations of member templates are among the user's declarations.
  bool TraverseVarTemplateSpecializationDecl(VarTemplateSpecializationDecl *D) {
    return D->getSpecializationKind() == TSK_ImplicitInstantiation ||
           RecursiveASTVisitor::TraverseVarTemplateSpecializationDecl(D);
  }

  bool VisitClassTemplateDecl(ClassTemplateDecl *Class) {
    if (Class->isCanonicalDecl())
      for (const ClassTemplateSpecializationDecl *Special :
           Class->specializations())
        addArguments(Special->getTemplateInstantiationArgs());
    return true;
  }

  bool VisitFunctionTemplateDecl(FunctionTemplateDecl *Function) {
    if (Function->isCanonicalDecl())
      for (const FunctionDecl *Special : Function->specializations())
        if (const TemplateArgumentList *Arguments =
                Special->getTemplateSpecializationArgs())
          addArguments(*Arguments);
    return true;
  }

  llvm::DenseSet<const Decl *> Found;

private:
  void addArguments(const TemplateArgumentList &Arguments) {
    for (const TemplateArgument &Argument : Arguments.asArray())
      addArgument(Argument);
  }

  void addArgument(const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      for (const TemplateArgument &Element : Argument.pack_elements())
        addArgument(Element);
    if (Argument.getKind() == TemplateArgument::Template ||
        Argument.getKind() == TemplateArgument::TemplateExpansion)
      if (const TemplateDecl *Template =
              Argument.getAsTemplateOrTemplatePattern().getAsTemplateDecl())
        Found.insert(Template->getCanonicalDecl());
  }

  const SourceManager &Sources;
};

TemplateMentions::TemplateMentions(ASTContext &Context)
    : Context(Context), Sources(Context.getSourceManager()) {
  MentionsFinder Finder(Context, *this);
  for (Decl *D : Context.getTraversalScope())
    Finder.TraverseDecl(D);
}

bool TemplateMentions::mayHide(const FunctionDecl &Member) const {
  return Member.isCXXClassMember() &&
         Hiding.contains({Member.getDeclName(), Member.getNumParams()});
}

bool TemplateMentions::isRepeated(SourceLocation Loc) const {
  return RepeatedFiles.contains(
      Sources.getFileEntryForID(Sources.getFileID(Loc)));
}

bool TemplateMentions::isArgument(const TemplateDecl &Template) const {
  // A function template is none.
  if (isa<FunctionTemplateDecl>(Template))
    return false;
  if (!Arguments) {
    ArgumentsFinder Finder(Sources);
    for (Decl *D : Context.getTraversalScope())
      Finder.TraverseDecl(D);
    Arguments = std::move(Finder.Found);
  }
  return Arguments->contains(Template.getCanonicalDecl());
}

bool TemplateMentions::hasFriendSpecialisation(
    const FunctionTemplateDecl &Template) const {
  return FriendSpecialisations.contains(Template.getCanonicalDecl());
}

//===----------------------------------------------------------------------===//
// The interface
//===----------------------------------------------------------------------===//

ConstraintEdit constrainTemplate(const TemplateDecl &Template,
                                 ConstraintStyle Style, ConstraintWriter Write,
                                 ASTContext &Context,
                                 const TemplateMentions *Mentions) {
  return ConstraintEditor(Write, Context, Mentions)
      .editTemplate(Template, Style);
}

ConstraintEdit constrainMember(const FunctionDecl &Member,
                               ConstraintWriter Write, ASTContext &Context,
                               const TemplateMentions *Mentions) {
  return ConstraintEditor(Write, Context, Mentions).editMember(Member);
}

} // namespace clang::templates
