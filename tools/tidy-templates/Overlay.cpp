//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Overlay.h"
#include "tools/tidy-templates/Outputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang::templates {

bool Overlay::touches(const report::Unit &U) const {
  return llvm::any_of(
      U.Files, [&](const std::string &File) { return Files.count(File); });
}

void Overlay::addAliases(llvm::ArrayRef<report::Unit> Units) {
  for (const report::Unit &U : Units)
    for (const std::string &Alias : U.Aliases)
      if (std::string Real = report::realPath(Alias); Files.count(Real))
        Aliases[Alias] = Real;
}

void Overlay::applyTo(report::Sources &To) const {
  for (const auto &[Path, Text] : Files)
    To.replace(Path, Text);
}

llvm::Expected<std::string>
Overlay::write(const TemporaryFolder &Folder) const {
  llvm::vfs::YAMLVFSWriter Writer;
  Writer.setUseExternalNames(false); // Includes start where the file seems.
  std::map<std::string, std::string> Contents;
  for (const auto &[Path, Text] : Files) {
    std::string File = Folder.file("overlay" + llvm::Twine(Contents.size()));
    if (llvm::Error E = writeFile(File, Text))
      return std::move(E);
    Contents[Path] = File;
    Writer.addFileMapping(Path, File);
  }
  for (const auto &[Alias, Real] : Aliases)
    Writer.addFileMapping(Alias, Contents[Real]);
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Writer.write(OS);
  std::string Map = Folder.file("overlay.yaml");
  if (llvm::Error E = writeFile(Map, Text))
    return std::move(E);
  return Map;
}

} // namespace clang::templates
