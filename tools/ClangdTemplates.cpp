//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd-templates: clangd with our checks linked in, for editors. clangd
// itself cannot load clang-tidy plugins (clangd/clangd#1458).
//
// clangd's headers are not installed, so what is used of it is declared here.
//
//===----------------------------------------------------------------------===//

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>
#include <optional>
#include <vector>

namespace clang::clangd {

int clangdMain(int Argc, char *Argv[]);

// NOLINTBEGIN(misc-use-internal-linkage): clangd calls these.

// The first symbol is what clangd calls as isFastTidyCheck(), the second one is
// clangd's own: the linker renames both (--wrap, see CMakeLists.txt).
std::optional<bool> isFastTidyCheckHere(llvm::StringRef Check) asm(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> isFastTidyCheckUpstream(llvm::StringRef Check) asm(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

// Under its default 'FastCheckFilter: Strict', clangd hides without a word the
// checks that are not in its list of measured ones.
std::optional<bool> isFastTidyCheckHere(llvm::StringRef Check) {
  if (Check.starts_with("templates-"))
    return true;
  return isFastTidyCheckUpstream(Check);
}

// clangd parses no function bodies in headers but those of templates that look
// as if they forward their arguments. A template whose body is unknown is not
// instantiated, so nothing could be said of what its calls cost.
bool isLikelyForwardingFunctionHere(const FunctionTemplateDecl *Template) asm(
    "__wrap__ZN5clang6clangd26isLikelyForwardingFunctionEPKNS_"
    "20FunctionTemplateDeclE");
bool isLikelyForwardingFunctionUpstream(
    const FunctionTemplateDecl
        *Template) asm("__real__"
                       "ZN5clang6clangd26isLikelyForwardingFunctionEPKNS_"
                       "20FunctionTemplateDeclE");

/// The nearest folder around \p File with a .clang-tidy; empty if there is
/// none.
static llvm::StringRef configuredFolder(llvm::StringRef File) {
  for (llvm::StringRef Folder = llvm::sys::path::parent_path(File);
       !Folder.empty(); Folder = llvm::sys::path::parent_path(Folder)) {
    llvm::SmallString<256> Config = Folder;
    llvm::sys::path::append(Config, ".clang-tidy");
    if (llvm::sys::fs::exists(Config))
      return Folder;
  }
  return {};
}

namespace {

/// What is to know of a header, for the templates in it.
struct HeaderFacts {
  std::string Main, Header;
  /// One .clang-tidy is for both: a library in the project has one of its own,
  /// if only to switch all checks off.
  bool IsOfProject = false;
  /// Where the first block begins that a NOLINT is for; behind the end if there
  /// is none.
  size_t FirstBlock = 0;
};

} // namespace

/// The same for the templates of a header, which come one after the other.
static const HeaderFacts &factsOf(llvm::StringRef Main, llvm::StringRef Header,
                                  llvm::StringRef Text) {
  static thread_local HeaderFacts Last;
  if (Last.Main != Main || Last.Header != Header) {
    const llvm::StringRef Folder = configuredFolder(Header);
    Last = {Main.str(), Header.str(),
            !Folder.empty() && Folder == configuredFolder(Main),
            Text.find("NOLINTBEGIN")};
  }
  return Last;
}

/// Whether \p Template, which is being parsed, is of a header of the project,
/// and no NOLINT could be meant for a finding at its head: clangd reads those
/// of the open file only.
static bool isToBeChecked(const FunctionTemplateDecl &Template) {
  const SourceManager &Sources = Template.getASTContext().getSourceManager();
  const SourceLocation Loc = Sources.getFileLoc(Template.getLocation());
  // clangd asks about finished templates, too, to find what they construct.
  if (Template.getTemplatedDecl()->doesThisDeclarationHaveABody() ||
      Sources.isInSystemHeader(Loc))
    return false;
  const auto [File, Begin] =
      Sources.getDecomposedLoc(Sources.getFileLoc(Template.getBeginLoc()));
  const auto [NameFile, Name] = Sources.getDecomposedLoc(Loc);
  const auto Main = Sources.getFileEntryRefForID(Sources.getMainFileID());
  const auto Header = Sources.getFileEntryRefForID(File);
  bool IsInvalid = false;
  const llvm::StringRef Text = Sources.getBufferData(File, &IsInvalid);
  if (!Main || !Header || File != NameFile || IsInvalid)
    return false;
  const HeaderFacts &Facts =
      factsOf(Main->getFileEntry().tryGetRealPathName(),
              Header->getFileEntry().tryGetRealPathName(), Text);
  // From the line before that of the head to the end of that of the name.
  size_t First = Text.rfind('\n', Begin);
  if (First != llvm::StringRef::npos)
    First = Text.rfind('\n', First);
  const llvm::StringRef Head = Text.slice(
      First == llvm::StringRef::npos ? 0 : First, Text.find('\n', Name));
  return Facts.IsOfProject && Begin < Facts.FirstBlock &&
         !Head.contains("NOLINT");
}

bool isLikelyForwardingFunctionHere(const FunctionTemplateDecl *Template) {
  return isLikelyForwardingFunctionUpstream(Template) ||
         isToBeChecked(*Template);
}

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

// Takes the place of the client of remote indexes, which is all that needs
// gRPC and protobuf. Like clangd that is built without remote indexes.
namespace remote {
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef Address,
                                       llvm::StringRef /*IndexRoot*/) {
  llvm::errs() << "clangd-templates: the index " << Address
               << " is not used: there is no support for remote indexes\n";
  return nullptr;
}
} // namespace remote
// NOLINTEND(misc-use-internal-linkage)

} // namespace clang::clangd

/// Whether \p Argument sets the option \p Name.
static bool isOption(llvm::StringRef Argument, llvm::StringRef Name) {
  return Argument.consume_front("-") &&
         (Argument.consume_front("-"), Argument.starts_with(Name));
}

int main(int Argc, char **Argv) {
  std::vector<char *> Args(Argv, Argv + Argc);
  // Clang looks for its own headers (stddef.h, ...) beside the running program.
  // They are where LLVM is.
  static char ResourceDir[] = "--resource-dir=" CLANG_RESOURCE_DIR;
  // Without it, clangd does not ask which bodies in headers to parse.
  static char Bodies[] = "--parse-forwarding-functions";
  for (auto [Option, Name] : {std::pair(ResourceDir, "resource-dir"),
                              std::pair(Bodies, "parse-forwarding-functions")})
    if (llvm::none_of(Args, [Name = Name](llvm::StringRef Argument) {
          return isOption(Argument, Name);
        }))
      Args.insert(Args.begin() + 1, Option);
  return clang::clangd::clangdMain(static_cast<int>(Args.size()), Args.data());
}
