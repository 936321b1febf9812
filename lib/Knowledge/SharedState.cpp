//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/SharedState.h"

namespace clang::templates::knowledge {

llvm::ArrayRef<llvm::StringLiteral> mutexClasses() {
  static constexpr llvm::StringLiteral Classes[] = {
      "std::mutex",
      "std::recursive_mutex",
      "std::recursive_timed_mutex",
      "std::shared_mutex",
      "std::shared_timed_mutex",
      "std::timed_mutex",
      "boost::mutex",
      "boost::recursive_mutex",
      "boost::shared_mutex",
      "absl::Mutex",
      "QMutex",
      "QReadWriteLock",
      "QRecursiveMutex",
      "llvm::sys::Mutex",
      "folly::SharedMutex",
      "tbb::mutex",
      "tbb::spin_mutex",
      "pthread_mutex_t",
      "pthread_rwlock_t",
      "pthread_spinlock_t",
  };
  return Classes;
}

llvm::ArrayRef<llvm::StringLiteral> onceFlagClasses() {
  static constexpr llvm::StringLiteral Classes[] = {
      "std::once_flag",   "boost::once_flag", "absl::once_flag",
      "folly::once_flag", "llvm::once_flag",
  };
  return Classes;
}

llvm::ArrayRef<llvm::StringLiteral> sharedVariableWords() {
  static constexpr llvm::StringLiteral Words[] = {
      "global",
      "registry",
      "shared",
      "unique",
  };
  return Words;
}

} // namespace clang::templates::knowledge
