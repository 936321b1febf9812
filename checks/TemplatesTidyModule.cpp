//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AllChecks.h" // Generated from Checks.def: includes every check.
#include "clang-tidy/ClangTidyModule.h"
#include "lib/Compat.h"

namespace clang::tidy {
namespace templates {
namespace {

class TemplatesTidyModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &CheckFactories) override {
#define TIDY_TEMPLATES_CHECK(Class, Name, Family, Default, FixGrade, Merge,    \
                             Since)                                            \
  CheckFactories.registerCheck<Class>("templates-" Name);
#include "checks/Checks.def"
  }
};

} // namespace
} // namespace templates

// Registers the module with the registry of the host, statically.
static ClangTidyModuleRegistry::Add<templates::TemplatesTidyModule>
    X("templates-module", "Adds checks for what C++ templates cost and break.");

} // namespace clang::tidy
