//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/tidy-templates/Workers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/Threading.h"
#include <atomic>
#include <csignal>
#include <thread>

namespace clang::templates {
namespace {

using Clock = std::chrono::steady_clock;

/// How long an end goes unnoticed. Short beside the parse of any unit.
constexpr std::chrono::milliseconds PollInterval{5};

std::atomic<bool> Interrupted = false;

struct Running {
  size_t Index;
  llvm::sys::ProcessInfo Process;
  Clock::time_point End;
};

} // namespace

static Running start(const Job &J, size_t Index, Clock::time_point End,
                     JobResult &Result) {
  std::vector<llvm::StringRef> Arguments(J.Command.begin(), J.Command.end());
  std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), J.Output,
                                                J.Output};
  Running R{Index, {}, End};
  R.Process = llvm::sys::ExecuteNoWait(Arguments.front(), Arguments,
                                       /*Env=*/std::nullopt, Redirects,
                                       /*MemoryLimit=*/0, &Result.Death);
  return R;
}

/// Whether the program has ended; then \p Result says how.
static bool hasEnded(const Running &R, std::chrono::seconds Limit,
                     JobResult &Result) {
  auto Now = llvm::sys::Wait(R.Process, /*SecondsToWait=*/0, &Result.Death);
  if (Now.Pid == R.Process.Pid) {
    Result.ExitCode = Now.ReturnCode;
    if (Now.ReturnCode < 0 && Result.Death.empty())
      Result.Death = "crashed";
    return true;
  }
  if (Clock::now() < R.End)
    return false;
  ::kill(R.Process.Pid, SIGKILL);
  llvm::sys::Wait(R.Process, /*SecondsToWait=*/std::nullopt);
  Result.Death = "timed out after " + std::to_string(Limit.count()) + " s";
  return true;
}

static void endAll(llvm::ArrayRef<Running> Active) {
  for (const Running &R : Active) {
    ::kill(R.Process.Pid, SIGKILL);
    llvm::sys::Wait(R.Process, /*SecondsToWait=*/std::nullopt);
  }
}

bool runJobs(llvm::ArrayRef<Job> Jobs, unsigned AtOnce,
             std::chrono::seconds Limit,
             llvm::function_ref<void(size_t Index, const JobResult &)> Done) {
  llvm::sys::SetInterruptFunction([] { Interrupted = true; });
  std::vector<Running> Active;
  size_t Next = 0;
  while (!Interrupted && (Next < Jobs.size() || !Active.empty())) {
    while (Next < Jobs.size() && Active.size() < AtOnce) {
      JobResult Result;
      Running R = start(Jobs[Next], Next, Clock::now() + Limit, Result);
      if (R.Process.Pid)
        Active.push_back(R);
      else
        Done(Next, Result);
      ++Next;
    }
    llvm::erase_if(Active, [&](const Running &R) {
      JobResult Result;
      if (!hasEnded(R, Limit, Result))
        return false;
      Done(R.Index, Result);
      return true;
    });
    std::this_thread::sleep_for(PollInterval);
  }
  endAll(Active);
  return !Interrupted;
}

Captured capture(const std::vector<std::string> &Command) {
  TemporaryFolder Folder;
  Captured C;
  Job J{Command, Folder.file("output")};
  runJobs(J, /*AtOnce=*/1, std::chrono::hours(1),
          [&](size_t, const JobResult &Result) {
            C.ExitCode = Result.Death.empty() ? Result.ExitCode : -1;
          });
  if (auto Text = llvm::MemoryBuffer::getFile(J.Output))
    C.Output = (*Text)->getBuffer().str();
  return C;
}

TemporaryFolder::TemporaryFolder() {
  if (llvm::sys::fs::createUniqueDirectory("tidy-templates", Path))
    llvm::report_fatal_error("cannot write to the folder for temporary files",
                             /*gen_crash_diag=*/false);
}

TemporaryFolder::~TemporaryFolder() { llvm::sys::fs::remove_directories(Path); }

std::string TemporaryFolder::file(const llvm::Twine &Name) const {
  return (Path + "/" + Name).str();
}

unsigned defaultJobs() {
  return llvm::hardware_concurrency().compute_thread_count();
}

} // namespace clang::templates
