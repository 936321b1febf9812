//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExplicitInstantiations.h"
#include "lib/AST/SourceNames.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace clang::templates {

namespace {

/// `template ... ;` in the main file.
struct WrittenInstantiation {
  SourceRange Range;
  llvm::SmallVector<StringRef, 8> Names;
};

class InstantiationFinder {
public:
  explicit InstantiationFinder(ASTContext &Context)
      : Context(Context), Sources(Context.getSourceManager()) {}

  std::vector<ExplicitInstantiation> find();

private:
  void lexMainFile();
  const WrittenInstantiation *writtenAt(SourceLocation Loc) const;
  const WrittenInstantiation *onlyOneThatNames(StringRef Name) const;
  void visit(const DeclContext &Scope);
  void visit(const ClassTemplateDecl &Template);
  void visit(const FunctionTemplateDecl &Template);
  void add(const NamedDecl &Specialisation,
           const RedeclarableTemplateDecl &Template, const NamedDecl &Pattern,
           const TemplateArgumentList &Arguments, SourceLocation Loc);

  FileID fileOf(const Decl &D) const {
    return Sources.getFileID(Sources.getExpansionLoc(D.getLocation()));
  }
  bool isIncludedFrom(FileID File, FileID Header) const;
  bool givesBody(const FunctionDecl &Function, FileID Header) const;
  bool givesBodies(const CXXRecordDecl &Class, FileID Header) const;

  /// Where an argument is known.
  enum class Known { Header, Elsewhere, MainFile };
  Known whereKnown(QualType T, FileID Header) const;
  Known whereKnown(const TemplateArgument &Argument, FileID Header) const;
  Known whereKnown(ArrayRef<TemplateArgument> Arguments, FileID Header) const;

  ASTContext &Context;
  const SourceManager &Sources;
  std::vector<WrittenInstantiation> Written;
  std::vector<ExplicitInstantiation> Found;
};

} // namespace

//===----------------------------------------------------------------------===//
// The main file
//===----------------------------------------------------------------------===//

void InstantiationFinder::lexMainFile() {
  const FileID Main = Sources.getMainFileID();
  Lexer Raw(Main, Sources.getBufferOrFake(Main), Sources,
            Context.getLangOpts());
  Token Tok, Previous;
  Previous.startToken();
  const auto IsName = [](const Token &T, StringRef Name) {
    return T.is(tok::raw_identifier) && T.getRawIdentifier() == Name;
  };
  bool AtEnd = Raw.LexFromRawLexer(Tok);
  while (!AtEnd) {
    if (Tok.is(tok::hash) && Tok.isAtStartOfLine()) {
      // What a macro writes is no text of its own.
      do
        AtEnd = Raw.LexFromRawLexer(Tok);
      while (!AtEnd && !Tok.isAtStartOfLine());
      continue;
    }
    const bool Starts =
        IsName(Tok, "template") && !IsName(Previous, "extern") &&
        !Previous.isOneOf(tok::coloncolon, tok::period, tok::arrow);
    const Token First = Tok;
    Previous = Tok;
    AtEnd = Raw.LexFromRawLexer(Tok);
    if (!Starts || AtEnd || Tok.is(tok::less))
      continue;
    WrittenInstantiation One;
    while (!AtEnd && !Tok.isOneOf(tok::semi, tok::l_brace)) {
      if (Tok.is(tok::raw_identifier))
        One.Names.push_back(Tok.getRawIdentifier());
      AtEnd = Raw.LexFromRawLexer(Tok);
    }
    One.Range = {First.getLocation(), Tok.getLocation()};
    if (Tok.is(tok::semi))
      Written.push_back(std::move(One));
  }
}

const WrittenInstantiation *
InstantiationFinder::writtenAt(SourceLocation Loc) const {
  const auto At = llvm::find_if(Written, [&](const WrittenInstantiation &W) {
    return Loc.isFileID() && W.Range.fullyContains(Loc);
  });
  return At == Written.end() ? nullptr : &*At;
}

const WrittenInstantiation *
InstantiationFinder::onlyOneThatNames(StringRef Name) const {
  const WrittenInstantiation *Only = nullptr;
  for (const WrittenInstantiation &W : Written)
    if (llvm::is_contained(W.Names, Name)) {
      if (Only)
        return nullptr;
      Only = &W;
    }
  return Only;
}

//===----------------------------------------------------------------------===//
// What the header gives
//===----------------------------------------------------------------------===//

bool InstantiationFinder::isIncludedFrom(FileID File, FileID Header) const {
  while (File.isValid() && File != Header)
    File = Sources.getFileID(Sources.getIncludeLoc(File));
  return File == Header;
}

/// Whether who includes \p Header sees a body of \p Function that does
/// something.
bool InstantiationFinder::givesBody(const FunctionDecl &Function,
                                    FileID Header) const {
  const FunctionDecl *Definition = nullptr;
  if (!Function.isDefined(Definition) || Definition->isConstexpr())
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  return Body && !Body->body_empty() &&
         isIncludedFrom(fileOf(*Definition), Header);
}

/// Whether that is so for a member of \p Class, and none is defined where other
/// files do not see it: then the instantiation is what they link to.
bool InstantiationFinder::givesBodies(const CXXRecordDecl &Class,
                                      FileID Header) const {
  bool Any = false;
  for (const CXXMethodDecl *Method : Class.methods()) {
    const FunctionDecl *Definition = nullptr;
    if (Method->isDefaulted() || Method->isDeleted() || Method->isPureVirtual())
      continue;
    if (!Method->isDefined(Definition) ||
        !isIncludedFrom(fileOf(*Definition), Header))
      return false;
    Any |= givesBody(*Method, Header);
  }
  return Any;
}

InstantiationFinder::Known
InstantiationFinder::whereKnown(ArrayRef<TemplateArgument> Arguments,
                                FileID Header) const {
  Known All = Known::Header;
  for (const TemplateArgument &Argument : Arguments)
    All = std::max(All, whereKnown(Argument, Header));
  return All;
}

InstantiationFinder::Known
InstantiationFinder::whereKnown(const TemplateArgument &Argument,
                                FileID Header) const {
  switch (Argument.getKind()) {
  case TemplateArgument::Type:
    return whereKnown(Argument.getAsType(), Header);
  case TemplateArgument::Pack:
    return whereKnown(Argument.pack_elements(), Header);
  case TemplateArgument::Integral:
    return whereKnown(Argument.getIntegralType(), Header);
  case TemplateArgument::NullPtr:
    return Known::Header;
  default:
    return Known::Elsewhere;
  }
}

InstantiationFinder::Known
InstantiationFinder::whereKnown(QualType T, FileID Header) const {
  T = T.getCanonicalType();
  while (T->isReferenceType() || T->isPointerType())
    T = T->getPointeeType();
  if (T->isBuiltinType())
    return Known::Header;
  const TagDecl *Tag = T->getAsTagDecl();
  if (!Tag)
    return Known::Elsewhere;
  if (Sources.isInMainFile(Tag->getLocation()) ||
      !Tag->hasExternalFormalLinkage())
    return Known::MainFile;
  Known All =
      isIncludedFrom(fileOf(*Tag), Header) ? Known::Header : Known::Elsewhere;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Tag))
    All =
        std::max(All, whereKnown(Special->getTemplateArgs().asArray(), Header));
  return All;
}

//===----------------------------------------------------------------------===//
// Templates
//===----------------------------------------------------------------------===//

void InstantiationFinder::add(const NamedDecl &Specialisation,
                              const RedeclarableTemplateDecl &Template,
                              const NamedDecl &Pattern,
                              const TemplateArgumentList &Arguments,
                              SourceLocation Loc) {
  const Known Where = whereKnown(Arguments.asArray(), fileOf(Pattern));
  if (Where != Known::MainFile)
    Found.push_back(
        {&Specialisation, &Template, &Pattern, Loc, Where == Known::Header});
}

void InstantiationFinder::visit(const ClassTemplateDecl &Template) {
  const CXXRecordDecl *Pattern = Template.getTemplatedDecl()->getDefinition();
  if (!Pattern || Sources.isInMainFile(Pattern->getLocation()))
    return;
  std::optional<bool> GivesBodies;
  for (const ClassTemplateSpecializationDecl *S : Template.specializations()) {
    const ClassTemplateSpecializationDecl *Definition = nullptr;
    bool IsDeclared = false;
    for (const TagDecl *D : S->redecls()) {
      const auto *One = cast<ClassTemplateSpecializationDecl>(D);
      IsDeclared |= One->getExternKeywordLoc().isValid();
      if (One->getSpecializationKind() == TSK_ExplicitInstantiationDefinition &&
          writtenAt(One->getLocation()))
        Definition = One;
    }
    if (!Definition || IsDeclared)
      continue;
    if (!GivesBodies)
      GivesBodies = givesBodies(*Pattern, fileOf(*Pattern));
    if (*GivesBodies)
      add(*Definition, Template, *Pattern, Definition->getTemplateArgs(),
          Definition->getLocation());
  }
}

void InstantiationFinder::visit(const FunctionTemplateDecl &Template) {
  const FunctionDecl *Pattern = Template.getTemplatedDecl()->getDefinition();
  if (!Pattern || Sources.isInMainFile(Pattern->getLocation()) ||
      !Pattern->getIdentifier())
    return;
  for (const FunctionDecl *S : Template.specializations()) {
    if (S->getTemplateSpecializationKind() !=
            TSK_ExplicitInstantiationDefinition ||
        !S->getTemplateSpecializationArgs())
      continue;
    // The place of the first instantiation is all that is known: of an 'extern
    // template', of a call, or of the definition.
    const SourceLocation First = S->getPointOfInstantiation();
    if (!Sources.isInMainFile(First))
      continue;
    const WrittenInstantiation *W = writtenAt(First);
    if (!W)
      W = onlyOneThatNames(Pattern->getName());
    if (W && givesBody(*Pattern, fileOf(*Template.getCanonicalDecl())))
      add(*S, Template, *Pattern, *S->getTemplateSpecializationArgs(),
          W->Range.fullyContains(First) ? First : W->Range.getBegin());
  }
}

void InstantiationFinder::visit(const DeclContext &Scope) {
  for (const Decl *D : Scope.decls()) {
    if (Sources.isInSystemHeader(D->getLocation()))
      continue;
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
      visit(*cast<DeclContext>(D));
    else if (const auto *Class = dyn_cast<ClassTemplateDecl>(D);
             Class && Class->isCanonicalDecl())
      visit(*Class);
    else if (const auto *Function = dyn_cast<FunctionTemplateDecl>(D);
             Function && Function->isCanonicalDecl())
      visit(*Function);
  }
}

std::vector<ExplicitInstantiation> InstantiationFinder::find() {
  if (Context.getLangOpts().IsHeaderFile)
    return {};
  lexMainFile();
  if (Written.empty())
    return {};
  visit(*Context.getTranslationUnitDecl());
  llvm::sort(Found, [&](const auto &A, const auto &B) {
    return Sources.isBeforeInTranslationUnit(A.Loc, B.Loc);
  });
  return std::move(Found);
}

std::vector<ExplicitInstantiation> undeclaredInstantiations(ASTContext &Context,
                                                            bool Strict) {
  const SourceManager &Sources = Context.getSourceManager();
  if (!Strict &&
      isTrial(Sources.getLocForStartOfFile(Sources.getMainFileID()), Sources))
    return {};
  return InstantiationFinder(Context).find();
}

} // namespace clang::templates
