//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Cache.h"
#include "tools/tidy-templates/Outputs.h"
#include "tools/tidy-templates/Registry.h"
#include "tools/tidy-templates/Selection.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/xxhash.h"

namespace clang::templates {

using llvm::StringRef;

static constexpr llvm::StringLiteral Title = "tidy-templates cache 1 ";

/// The prefix that llvm::pruneCache asks of what it may delete.
static constexpr llvm::StringLiteral Prefix = "llvmcache-";

/// Stands where the hash of a file would, before another name of one.
static constexpr llvm::StringLiteral AliasMark = "alias";

static std::string hashOf(StringRef Text) {
  return llvm::utohexstr(llvm::xxh3_64bits(Text), /*LowerCase=*/true,
                         /*Width=*/16);
}

static std::string textOf(StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

static std::string defaultFolder() {
  llvm::SmallString<256> Folder;
  if (!llvm::sys::path::cache_directory(Folder))
    return "";
  llvm::sys::path::append(Folder, "tidy-templates", "results");
  return Folder.str().str();
}

ResultCache::ResultCache(const AnalysisOptions &Options, StringRef Program)
    : Options(Options) {
  if (Options.NoCache)
    return;
  Folder = Options.CacheFolder.empty() ? defaultFolder() : Options.CacheFolder;
  if (Folder.empty())
    return;
  if (std::error_code Error = llvm::sys::fs::create_directories(Folder))
    giveUp(Error.message());
  // The size and the time tell one build of the program from another.
  llvm::sys::fs::file_status Status;
  llvm::sys::fs::status(Program, Status);
  Identity = version().str() + '\0' + Program.str() + '\0' +
             std::to_string(Status.getSize()) + '\0' +
             std::to_string(
                 Status.getLastModificationTime().time_since_epoch().count());
  llvm::CachePruningPolicy Policy;
  Policy.MaxSizeBytes = 512 << 20;
  llvm::pruneCache(Folder, Policy);
}

void ResultCache::giveUp(StringRef Why) {
  llvm::errs() << "tidy-templates: no cache in " << Folder << ": " << Why
               << '\n';
  Folder.clear();
}

/// All .clang-tidy files that have a say about a file.
static std::string configurationOf(StringRef File) {
  std::string All;
  for (std::string Config = configFileOf(File); !Config.empty();
       Config = configFileOf(llvm::sys::path::parent_path(Config)))
    All += Config + '\0' + textOf(Config) + '\0';
  return All;
}

std::string ResultCache::pathOf(const SourceUnit &U, StringRef Checks) const {
  std::string Key;
  for (StringRef Part :
       {StringRef(Identity), StringRef(U.File), StringRef(U.Command), Checks,
        StringRef(Options.HeaderFilter), StringRef(Options.ConfigFile)})
    (Key += Part) += '\0';
  Key += Options.ConfigFile.empty() ? configurationOf(U.File)
                                    : textOf(Options.ConfigFile);
  auto Hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(Key));
  return Folder + "/" + Prefix.str() + llvm::toHex(Hash, /*LowerCase=*/true);
}

StringRef ResultCache::hashOfFile(StringRef Path) {
  auto [Found, IsNew] = Hashes.try_emplace(Path);
  if (IsNew)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      Found->second = hashOf((*Buffer)->getBuffer());
  return Found->second;
}

bool ResultCache::find(const SourceUnit &U, StringRef Checks,
                       CachedResult &Result) {
  if (Folder.empty())
    return false;
  auto Missed = [&](const llvm::Twine &Why) {
    if (Options.Verbose)
      llvm::errs() << U.File << ": analysed: " << Why << '\n';
    return false;
  };
  std::string Path = pathOf(U, Checks);
  if (!llvm::sys::fs::exists(Path))
    return Missed("its command, configuration and checks are new to the cache");
  std::string Entry = textOf(Path);
  auto [Head, Rest] = StringRef(Entry).split('\n');
  if (!Head.consume_front(Title) || Head != hashOf(Rest)) {
    llvm::errs() << "tidy-templates: the cache entry " << Path
                 << " is corrupt; it is made anew\n";
    return false;
  }
  while (!Rest.consume_front("\n")) {
    StringRef File;
    std::tie(File, Rest) = Rest.split('\n');
    auto [Hash, Name] = File.split(' ');
    if (Hash == AliasMark)
      Result.Aliases.push_back(Name.str());
    else if (hashOfFile(Name) != Hash)
      return Missed(Name + " has changed");
    else
      Result.Files.push_back(Name.str());
  }
  Result.Exported = Rest.str();
  if (Options.Verbose)
    llvm::errs() << U.File << ": from the cache\n";
  return true;
}

void ResultCache::store(const SourceUnit &U, StringRef Checks,
                        const CachedResult &Result) {
  if (Folder.empty())
    return;
  std::string Rest;
  for (const std::string &File : Result.Files)
    Rest += (hashOfFile(File) + " " + File + "\n").str();
  for (const std::string &Alias : Result.Aliases)
    Rest += (AliasMark + " " + Alias + "\n").str();
  Rest += '\n' + Result.Exported;
  if (llvm::Error E = writeFile(pathOf(U, Checks),
                                Title.str() + hashOf(Rest) + '\n' + Rest))
    giveUp(llvm::toString(std::move(E)));
}

} // namespace clang::templates
