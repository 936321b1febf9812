//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text of source files, each read once, and the places in it.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_REPORT_SOURCES_H
#define TIDY_TEMPLATES_LIB_REPORT_SOURCES_H

#include "lib/Report/Finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>

namespace clang::templates::report {

class Sources {
public:
  /// The text of a file, or nothing where it cannot be read.
  std::optional<llvm::StringRef> text(llvm::StringRef Path);

  /// From now on a file has another text than on the disk.
  void replace(llvm::StringRef Path, llvm::StringRef Text);

  /// The place of an offset; one behind the end is the end.
  Place at(llvm::StringRef Path, unsigned Offset);

  /// The line of a place without its end; empty where it is unknown.
  llvm::StringRef line(const Place &At);

private:
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Buffers;
};

/// The real path of a file; where it has none, the absolute path.
std::string realPath(llvm::StringRef Path);

/// \p Path as seen from the folder \p Root, or as it is where it lies outside.
llvm::StringRef relativePath(llvm::StringRef Path, llvm::StringRef Root);

} // namespace clang::templates::report

#endif // TIDY_TEMPLATES_LIB_REPORT_SOURCES_H
