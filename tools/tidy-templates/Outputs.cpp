//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Outputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileUtilities.h"

namespace clang::templates {

using llvm::StringRef;

static llvm::Expected<Output> parseOutput(StringRef Spec) {
  auto [Name, File] = Spec.split('=');
  const auto *Found =
      llvm::find_if(report::formats(), [Name = Name](const report::Format &F) {
        return F.Name == Name;
      });
  if (Found == report::formats().end())
    return llvm::createStringError("unknown format '" + Name +
                                   "'; 'tidy-templates check --help' lists "
                                   "them");
  if (Spec.contains('=') && File.empty())
    return llvm::createStringError("no file in --output " + Spec);
  return Output{*Found, File.str()};
}

llvm::Expected<std::vector<Output>>
parseOutputs(const std::vector<std::string> &Specs) {
  std::vector<Output> Outputs;
  for (const std::string &Spec : Specs) {
    auto Parsed = parseOutput(Spec);
    if (!Parsed)
      return Parsed.takeError();
    Outputs.push_back(*Parsed);
  }
  if (Outputs.empty())
    Outputs.push_back({report::formats().front(), ""});
  if (llvm::count_if(Outputs, [](const Output &O) { return O.File.empty(); }) >
      1)
    return llvm::createStringError(
        "only one report fits on stdout; give the others a file: "
        "--output FORMAT=FILE");
  return Outputs;
}

/// Sends off what is written. A stream that ends with an error ends the
/// program, so the error is taken from it.
static llvm::Error finish(llvm::raw_fd_ostream &OS) {
  OS.flush();
  std::error_code Error = OS.error();
  OS.clear_error();
  return llvm::errorCodeToError(Error);
}

llvm::Error writeFile(StringRef Path, StringRef Text) {
  llvm::Error E = llvm::writeToOutput(Path, [&](llvm::raw_ostream &OS) {
    OS << Text;
    return finish(static_cast<llvm::raw_fd_ostream &>(OS)); // It is one.
  });
  if (!E)
    return E;
  return llvm::createStringError("cannot write " + Path + ": " +
                                 llvm::toString(std::move(E)));
}

llvm::Error writeOutputs(llvm::ArrayRef<Output> Outputs,
                         const report::Report &R) {
  for (const Output &O : Outputs) {
    if (O.File.empty()) {
      O.Format.Write(R, llvm::outs());
      if (llvm::Error E = finish(llvm::outs()))
        return llvm::createStringError("cannot write the report: " +
                                       llvm::toString(std::move(E)));
      continue;
    }
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    O.Format.Write(R, OS);
    if (llvm::Error E = writeFile(O.File, Text))
      return E;
  }
  return llvm::Error::success();
}

} // namespace clang::templates
