//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Units.h"
#include "lib/Report/Sources.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

namespace clang::templates {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral DatabaseName = "compile_commands.json";

static bool hasDatabase(const llvm::Twine &Folder) {
  return fs::is_regular_file(Folder + "/" + DatabaseName);
}

/// The build folders of a project, by the names that are usual, sorted.
static std::vector<std::string> buildFolders(StringRef Project) {
  std::vector<std::string> Folders;
  for (StringRef Name : {"build", "out", "_build"})
    Folders.push_back((Project + "/" + Name).str());
  std::error_code Ignored;
  std::vector<std::string> OfCLion;
  for (fs::directory_iterator I(Project, Ignored), End; !Ignored && I != End;
       I.increment(Ignored))
    if (path::filename(I->path()).starts_with("cmake-build-"))
      OfCLion.push_back(I->path());
  llvm::sort(OfCLion);
  llvm::append_range(Folders, OfCLion);
  return Folders;
}

llvm::Expected<std::string> findDatabase(StringRef Build) {
  if (!Build.empty()) {
    if (hasDatabase(Build))
      return Build.str();
    return llvm::createStringError("no " + DatabaseName + " in " + Build);
  }
  llvm::SmallString<256> Here;
  fs::current_path(Here);
  for (StringRef Folder = Here; !Folder.empty();
       Folder = path::parent_path(Folder)) {
    if (hasDatabase(Folder))
      return Folder.str();
    for (const std::string &Candidate : buildFolders(Folder))
      if (hasDatabase(Candidate))
        return Candidate;
    if (fs::is_directory(Folder + "/.git"))
      break; // What is above is of another project.
  }
  return llvm::createStringError(
      "no " + DatabaseName +
      " in ., build, out, _build or cmake-build-*: make one with "
      "'cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON', or name its folder with -p");
}

static bool isCxxSource(StringRef File) {
  return llvm::StringSwitch<bool>(path::extension(File))
      .Cases({".cpp", ".cc", ".cxx", ".c++", ".C", ".cppm", ".ixx"}, true)
      .Default(false);
}

static bool contains(StringRef FolderOrFile, StringRef Path) {
  return Path == FolderOrFile ||
         report::relativePath(Path, FolderOrFile) != Path;
}

/// Keeps the units that the paths name.
static llvm::Error selectUnits(std::vector<SourceUnit> &Units,
                               llvm::ArrayRef<std::string> Paths) {
  std::vector<std::string> Real;
  for (const std::string &Path : Paths) {
    if (!fs::exists(Path))
      return llvm::createStringError("no such file or folder: " + Path);
    Real.push_back(report::realPath(Path));
    if (llvm::none_of(Units, [&](const SourceUnit &U) {
          return contains(Real.back(), U.RealPath);
        }))
      return llvm::createStringError(
          "the compile database has no source " +
          llvm::Twine(fs::is_directory(Path) ? "in " : "") + Path);
  }
  llvm::erase_if(Units, [&](const SourceUnit &U) {
    return llvm::none_of(Real, [&](const std::string &Path) {
      return contains(Path, U.RealPath);
    });
  });
  return llvm::Error::success();
}

llvm::Expected<std::vector<SourceUnit>>
readUnits(StringRef Database, llvm::ArrayRef<std::string> Paths) {
  std::string Why;
  std::string Name = (Database + "/" + DatabaseName).str();
  auto Commands = tooling::JSONCompilationDatabase::loadFromFile(
      Name, Why, tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Commands)
    return llvm::createStringError(Name + ": " + Why);

  std::map<std::string, SourceUnit> ByPath;
  for (const tooling::CompileCommand &C : Commands->getAllCompileCommands()) {
    if (!isCxxSource(C.Filename))
      continue;
    llvm::SmallString<256> File(C.Filename);
    path::make_absolute(C.Directory, File);
    std::string Real = report::realPath(File);
    // A file that is compiled twice is one unit: clang-tidy reads it twice.
    SourceUnit &U = ByPath[Real];
    U.File = File.str();
    U.RealPath = Real;
    U.Directory = C.Directory;
    U.Command += C.Directory + '\0' + llvm::join(C.CommandLine, "\1") + '\0';
  }
  std::vector<SourceUnit> Units;
  for (auto &[Path, U] : ByPath)
    Units.push_back(std::move(U));
  if (Units.empty())
    return llvm::createStringError(Name + " has no C++ source");
  if (!Paths.empty())
    if (llvm::Error E = selectUnits(Units, Paths))
      return std::move(E);
  return Units;
}

std::string projectRoot() {
  llvm::SmallString<256> Here;
  fs::current_path(Here);
  std::string Real = report::realPath(Here);
  for (StringRef Folder = Real; !Folder.empty();
       Folder = path::parent_path(Folder))
    if (fs::exists(Folder + "/.git"))
      return Folder.str();
  return Real;
}

} // namespace clang::templates
