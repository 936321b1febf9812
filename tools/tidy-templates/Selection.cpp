//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Selection.h"
#include "tools/tidy-templates/Registry.h"
#include "tools/tidy-templates/Workers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace clang::templates {

using llvm::StringRef;

static std::string defaultChecks() {
  std::string Globs = "-*";
  for (const CheckInfo &Check : allChecks())
    if (Check.OnByDefault)
      Globs += "," + Check.Name.str();
  return Globs;
}

std::string configFileOf(StringRef File) {
  for (StringRef Folder = llvm::sys::path::parent_path(File); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder)) {
    std::string Candidate = (Folder + "/.clang-tidy").str();
    if (llvm::sys::fs::is_regular_file(Candidate))
      return Candidate;
  }
  return "";
}

static bool namesOurChecks(StringRef ConfigFile) {
  auto Text = llvm::MemoryBuffer::getFile(ConfigFile);
  if (!Text)
    return false;
  llvm::SmallVector<StringRef, 64> Lines;
  (*Text)->getBuffer().split(Lines, '\n');
  // An option of a check alone switches nothing on.
  return llvm::any_of(Lines, [](StringRef Line) {
    Line = Line.split('#').first;
    size_t Name = Line.find("templates-");
    return Name != StringRef::npos && !Line.substr(Name).contains('.');
  });
}

/// The lines after "Enabled checks:", and no other checks than ours.
static std::string ourChecksIn(StringRef Listing) {
  std::string Globs = "-*";
  llvm::SmallVector<StringRef, 64> Lines;
  Listing.split(Lines, '\n');
  for (StringRef Line : Lines)
    if (Line.starts_with("    templates-"))
      Globs += "," + Line.trim().str();
  return Globs;
}

/// The first line that tells of an error.
static std::string firstError(StringRef Output) {
  llvm::SmallVector<StringRef, 8> Lines;
  Output.split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines)
    if (Line.contains("rror"))
      return Line.str();
  return Lines.empty() ? "it says nothing" : Lines.front().str();
}

llvm::Expected<std::string> Selection::ask(StringRef File,
                                           StringRef ConfigFile) {
  std::vector<std::string> Command = {Program.str(), "--list-checks"};
  bool FromConfig = !ConfigFile.empty() && namesOurChecks(ConfigFile);
  std::string Globs = FromConfig ? "" : defaultChecks();
  if (!Options.Checks.empty())
    Globs += (Globs.empty() ? "" : ",") + Options.Checks;
  if (!Globs.empty())
    Command.push_back("--checks=" + Globs);
  if (!Options.ConfigFile.empty())
    Command.push_back("--config-file=" + Options.ConfigFile);
  Command.insert(Command.end(), {File.str(), "--"});

  Captured Listing = capture(Command);
  bool IsEmpty = StringRef(Listing.Output).contains("No checks enabled");
  bool IsIgnored = StringRef(Listing.Output).contains("Error parsing");
  // clang-tidy goes on without a configuration that it cannot read. So do we
  // where nothing in it is about our checks.
  if (!IsEmpty && (IsIgnored ? FromConfig || !Options.ConfigFile.empty()
                             : Listing.ExitCode != 0))
    return llvm::createStringError("clang-tidy-templates cannot start: " +
                                   firstError(Listing.Output));
  if (IsIgnored)
    llvm::errs() << "tidy-templates: clang-tidy ignores this file: "
                 << firstError(Listing.Output) << '\n';
  if (Options.Checks.empty() ||
      StringRef(Options.Checks).contains("templates-"))
    Globs = ourChecksIn(Listing.Output);
  if (IsEmpty || Globs == "-*")
    return llvm::createStringError("no check of ours is switched on by " +
                                   (Options.Checks.empty()
                                        ? ConfigFile.str()
                                        : "--checks=" + Options.Checks) +
                                   "; 'tidy-templates list' shows all");
  return Globs;
}

llvm::Expected<std::string> Selection::checksFor(StringRef File) {
  std::string ConfigFile =
      Options.ConfigFile.empty() ? configFileOf(File) : Options.ConfigFile;
  auto [Found, IsNew] = Known.try_emplace(ConfigFile);
  if (IsNew) {
    auto Globs = ask(File, ConfigFile);
    if (!Globs)
      return Globs.takeError();
    Found->second = *Globs;
  }
  return Found->second;
}

} // namespace clang::templates
