//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Report/Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>

namespace clang::templates::report {

std::optional<llvm::StringRef> Sources::text(llvm::StringRef Path) {
  auto [Found, IsNew] = Buffers.try_emplace(Path);
  if (IsNew)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      Found->second = std::move(*Buffer);
  if (!Found->second)
    return std::nullopt;
  return Found->second->getBuffer();
}

void Sources::replace(llvm::StringRef Path, llvm::StringRef Text) {
  Buffers[Path] = llvm::MemoryBuffer::getMemBufferCopy(Text, Path);
}

Place Sources::at(llvm::StringRef Path, unsigned Offset) {
  Place At{Path.str(), Offset};
  std::optional<llvm::StringRef> Text = text(Path);
  if (!Text)
    return At;
  llvm::StringRef Before = Text->take_front(Offset);
  At.Line = Before.count('\n') + 1;
  // npos + 1 is 0: on the first line the column counts from the start.
  At.Column = Before.size() - (Before.rfind('\n') + 1) + 1;
  return At;
}

llvm::StringRef Sources::line(const Place &At) {
  std::optional<llvm::StringRef> Text = text(At.Path);
  if (!Text || !At.Line)
    return "";
  size_t Start = std::min<size_t>(At.Offset, Text->size()) + 1 - At.Column;
  return Text->substr(Start).take_until(
      [](char C) { return C == '\n' || C == '\r'; });
}

std::string realPath(llvm::StringRef Path) {
  llvm::SmallString<256> Real;
  if (!llvm::sys::fs::real_path(Path, Real))
    return Real.str().str();
  Real = Path;
  llvm::sys::fs::make_absolute(Real);
  llvm::sys::path::remove_dots(Real, /*remove_dot_dot=*/true);
  return Real.str().str();
}

llvm::StringRef relativePath(llvm::StringRef Path, llvm::StringRef Root) {
  llvm::StringRef Rest = Path;
  Root = Root.rtrim('/');
  if (Rest.consume_front(Root) && Rest.consume_front("/"))
    return Rest;
  return Path;
}

} // namespace clang::templates::report
