//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs programs, several at a time, each with a time limit. What happens to one
// does not concern the others.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_WORKERS_H
#define TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_WORKERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include <chrono>
#include <string>
#include <vector>

namespace clang::templates {

/// A program to run. Its output, both streams, goes to a file.
struct Job {
  std::vector<std::string> Command; ///< The program comes first, by its path.
  std::string Output;
};

struct JobResult {
  /// Of a program that ended by itself.
  int ExitCode = 0;
  /// Why it did not, in words: a signal, the time limit; else empty.
  std::string Death;
};

/// Tells \p Done of each job as it ends. False if the user has interrupted:
/// then all that still run are ended.
bool runJobs(llvm::ArrayRef<Job> Jobs, unsigned AtOnce,
             std::chrono::seconds Limit,
             llvm::function_ref<void(size_t Index, const JobResult &)> Done);

struct Captured {
  int ExitCode = 0; ///< -1 where the program could not run to its end.
  std::string Output;
};

/// Runs one program to its end and returns what it printed.
Captured capture(const std::vector<std::string> &Command);

/// A folder for the files of a run, which ends with it.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  /// The path of a file in it.
  std::string file(const llvm::Twine &Name) const;

private:
  llvm::SmallString<128> Path;
};

/// The number of jobs that suits the machine.
unsigned defaultJobs();

} // namespace clang::templates

#endif // TIDY_TEMPLATES_TOOLS_TIDY_TEMPLATES_WORKERS_H
