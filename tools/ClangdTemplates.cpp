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

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
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

static bool isResourceDir(llvm::StringRef Argument) {
  return Argument.starts_with("--resource-dir") ||
         Argument.starts_with("-resource-dir");
}

int main(int Argc, char **Argv) {
  std::vector<char *> Args(Argv, Argv + Argc);
  // Clang looks for its own headers (stddef.h, ...) beside the running program.
  // They are where LLVM is.
  static char ResourceDir[] = "--resource-dir=" CLANG_RESOURCE_DIR;
  if (llvm::none_of(Args, isResourceDir))
    Args.insert(Args.begin() + 1, ResourceDir);
  return clang::clangd::clangdMain(static_cast<int>(Args.size()), Args.data());
}
