//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Measures what it takes to list specialisations and to say how they differ:
// sources with 1,000, 10,000 and 100,000 of them are made up and parsed. Ends
// with code 1 if the time grows much faster than their number.
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/SpecialisationIndex.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <chrono>

using namespace clang;
using namespace clang::templates;

/// A class template, its member and a function template, each with a third of
/// \p Count specialisations.
static std::string source(unsigned Count) {
  std::string Code = "template <int N> struct Row {\n"
                     "  int Value;\n"
                     "  int get() { return Value + N; }\n"
                     "};\n"
                     "template <class T> int total(T Row) {\n"
                     "  return Row.get();\n"
                     "}\n"
                     "void all() {\n";
  for (unsigned I = 0; I < Count / 3; ++I)
    Code += "  total(Row<" + std::to_string(I) + ">());\n";
  return Code + "}\n";
}

/// The milliseconds that \p Run takes: the fastest of five times.
template <typename Function> static double milliseconds(Function Run) {
  double Best = 1e9;
  for (unsigned I = 0; I < 5; ++I) {
    const auto Start = std::chrono::steady_clock::now();
    Run();
    Best = std::min(Best, std::chrono::duration<double, std::milli>(
                              std::chrono::steady_clock::now() - Start)
                              .count());
  }
  return Best;
}

int main() {
  double First = 0, Last = 0;
  llvm::outs() << "| specialisations | parsing, ms | listing, ms | "
                  "differences, ms |\n|--:|--:|--:|--:|\n";
  for (const unsigned Count : {1000U, 10000U, 100000U}) {
    const auto Start = std::chrono::steady_clock::now();
    const std::unique_ptr<ASTUnit> Unit =
        tooling::buildASTFromCodeWithArgs(source(Count), {"-std=c++17", "-w"});
    const double Parsing = std::chrono::duration<double, std::milli>(
                               std::chrono::steady_clock::now() - Start)
                               .count();
    if (!Unit || Unit->getDiagnostics().hasErrorOccurred())
      return 2;
    ASTContext &Context = Unit->getASTContext();
    size_t Listed = 0;
    const double Listing = milliseconds([&] {
      Listed = 0;
      const SpecialisationIndex Index(Context);
      for (const Pattern &P : Index.patterns())
        Listed += P.Specialisations.size();
    });
    const SpecialisationIndex Index(Context);
    const double Differences = milliseconds([&] {
      for (const Pattern &P : Index.patterns())
        Index.differences(P);
    });
    llvm::outs() << "| " << Listed << " | " << llvm::format("%.0f", Parsing)
                 << " | " << llvm::format("%.2f", Listing) << " | "
                 << llvm::format("%.2f", Differences) << " |\n";
    llvm::outs().flush();
    Last = (Listing + Differences) / Listed;
    if (First == 0)
      First = Last;
  }
  if (Last > 4 * First) {
    llvm::errs() << "specialisation-times: the time for one grows with their "
                    "number\n";
    return 1;
  }
  return 0;
}
