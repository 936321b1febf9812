//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Errors with a cause. A cause is given once, to the constructor, and cannot
// be changed: no chain of causes runs in a ring.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_WRAPPEDERROR_H
#define ORDER_SERVICE_WRAPPEDERROR_H

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

class WrappedError : public std::runtime_error {
public:
  explicit WrappedError(const std::string &What,
                        std::shared_ptr<const WrappedError> Cause = nullptr)
      : std::runtime_error(What), Cause(std::move(Cause)) {}

  std::string trace() const {
    return Cause ? what() + (": " + Cause->trace()) : what();
  }

private:
  std::shared_ptr<const WrappedError> Cause;
};

#endif // ORDER_SERVICE_WRAPPEDERROR_H
