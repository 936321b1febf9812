//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sources with another text than on the disk, for one run: what they would be
// after an edit, what they were in an earlier version.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OVERLAY_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OVERLAY_H

#include "lib/Report/Finding.h"
#include "lib/Report/Sources.h"
#include "tools/tidy-templates/Workers.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>

namespace clang::templates {

class Overlay {
public:
  /// \p Path is a real path.
  void set(const std::string &Path, std::string Text) {
    Files[Path] = std::move(Text);
  }
  bool empty() const { return Files.empty(); }
  bool touches(const report::Unit &U) const;

  /// The units read the new texts by these names, too.
  void addAliases(llvm::ArrayRef<report::Unit> Units);

  /// The same texts for who computes places.
  void applyTo(report::Sources &To) const;

  /// Writes what --vfsoverlay reads into \p Folder, and returns its path.
  llvm::Expected<std::string> write(const TemporaryFolder &Folder) const;

private:
  std::map<std::string, std::string> Files;
  /// Another name of a file, and its real path.
  std::map<std::string, std::string> Aliases;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_OVERLAY_H
