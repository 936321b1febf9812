//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only file that mentions LLVM_VERSION_MAJOR: where the supported majors
// differ, the difference gets one name here.
//
//===----------------------------------------------------------------------===//

#ifndef TIDY_TEMPLATES_LIB_COMPAT_H
#define TIDY_TEMPLATES_LIB_COMPAT_H

#include "llvm/Config/llvm-config.h"

#if LLVM_VERSION_MAJOR < 22
#error "tidy-templates needs LLVM 22 or newer"
#endif

#endif // TIDY_TEMPLATES_LIB_COMPAT_H
