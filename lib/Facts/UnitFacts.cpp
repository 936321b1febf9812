//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/UnitFacts.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::templates {

std::shared_ptr<UnitFacts> UnitFacts::of(ASTContext &Context,
                                         ArrayRef<StringRef> SharedPointers) {
  // Checks of one translation unit run in one thread, one after the other.
  struct Entry {
    const ASTContext *Context = nullptr;
    std::string SharedPointers;
    std::weak_ptr<UnitFacts> Facts;
  };
  static thread_local Entry Last;
  const std::string Key = llvm::join(SharedPointers, ";");
  std::shared_ptr<UnitFacts> Facts = Last.Facts.lock();
  if (Facts && Last.Context == &Context && Last.SharedPointers == Key)
    return Facts;
  Facts = std::make_shared<UnitFacts>(Context, SharedPointers);
  Last = {&Context, Key, Facts};
  return Facts;
}

std::shared_ptr<SpecialisationIndex> specialisationsOf(ASTContext &Context) {
  static thread_local struct {
    const ASTContext *Context = nullptr;
    std::weak_ptr<SpecialisationIndex> Index;
  } Last;
  std::shared_ptr<SpecialisationIndex> Index = Last.Index.lock();
  if (Index && Last.Context == &Context)
    return Index;
  Index = std::make_shared<SpecialisationIndex>(Context);
  Last = {&Context, Index};
  return Index;
}

} // namespace clang::templates
