//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line on a terminal that says how far the work is; nothing elsewhere.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_PROGRESS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates {

class Progress {
public:
  explicit Progress(size_t Total)
      : Total(Total), OnTerminal(llvm::errs().is_displayed()) {}
  ~Progress() {
    if (OnTerminal)
      llvm::errs() << ClearLine;
  }
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void step(llvm::StringRef File) {
    ++Done;
    if (OnTerminal)
      llvm::errs() << ClearLine << Done << '/' << Total << ' '
                   << llvm::sys::path::filename(File).take_front(60);
  }

private:
  static constexpr const char ClearLine[] = "\r\033[K";

  size_t Total;
  size_t Done = 0;
  bool OnTerminal;
};

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_PROGRESS_H
