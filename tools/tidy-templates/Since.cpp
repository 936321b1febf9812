//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Since.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Program.h"

namespace clang::templates {

using llvm::StringRef;

namespace {

class Git {
public:
  Git(StringRef Program, StringRef Root) : Program(Program), Root(Root) {}

  llvm::Expected<std::string> run(std::vector<std::string> Arguments) const {
    Arguments.insert(Arguments.begin(), {Program.str(), "-C", Root.str()});
    Captured Said = capture(Arguments);
    if (Said.ExitCode == 0)
      return Said.Output;
    return llvm::createStringError("git: " +
                                   StringRef(Said.Output).split('\n').first);
  }

private:
  StringRef Program;
  StringRef Root;
};

} // namespace

llvm::Expected<Overlay> sourcesAtMergeBase(StringRef Root, StringRef Revision) {
  auto Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return llvm::createStringError("--since needs git, which is not in PATH");
  Git G(*Program, Root);
  auto Base = G.run({"merge-base", Revision.str(), "HEAD"});
  if (!Base)
    return llvm::createStringError("--since " + Revision + ": " +
                                   llvm::toString(Base.takeError()));
  std::string Commit = StringRef(*Base).trim().str();
  // All but what is added: modified, deleted, the old name of what is renamed.
  auto Names = G.run({"diff", "--name-only", "-z", "--no-renames",
                      "--diff-filter=a", Commit, "--"});
  if (!Names)
    return Names.takeError();

  Overlay Sources;
  llvm::SmallVector<StringRef, 64> Files;
  StringRef(*Names).split(Files, '\0', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef File : Files) {
    auto Text = G.run({"show", Commit + ":" + File.str()});
    if (!Text)
      return Text.takeError();
    Sources.set((Root + "/" + File).str(), std::move(*Text));
  }
  return Sources;
}

} // namespace clang::templates
