//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/lib/TestAST.h"
#include "lib/AST/Functions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"

namespace clang::templates::test {

/// A system header: names and signatures, C++11 and later. Bodies only where
/// an argument can be a lambda, or where they instantiate what is made.
static constexpr const char Mock[] = R"cpp(
namespace std {
using size_t = decltype(sizeof(0));
using nullptr_t = decltype(nullptr);
template <class T> class initializer_list {
  const T *First;
  size_t Size;
public:
  const T *begin() const;
  const T *end() const;
};

template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> struct remove_reference<T &&> { using type = T; };
template <class T> struct decay {
  using type = typename remove_reference<T>::type;
};
template <class T> typename remove_reference<T>::type &&move(T &&);
template <class T> T &&forward(typename remove_reference<T>::type &);
template <class T> T &&forward(typename remove_reference<T>::type &&);
template <class T, class U = T> T exchange(T &, U &&);
template <class T> void swap(T &, T &);
template <class T> struct reference_wrapper {
  reference_wrapper(T &);
  operator T &() const;
};
template <class T> reference_wrapper<T> ref(T &);

template <class T> class unique_ptr {
public:
  using element_type = T;
  unique_ptr();
  unique_ptr(nullptr_t);
  explicit unique_ptr(T *);
  unique_ptr(unique_ptr &&);
  template <class U> unique_ptr(unique_ptr<U> &&);
  ~unique_ptr();
  unique_ptr &operator=(unique_ptr &&);
  unique_ptr &operator=(nullptr_t);
  T *get() const;
  T *release();
  void reset(T * = nullptr);
  void swap(unique_ptr &);
  T &operator*() const;
  T *operator->() const;
  explicit operator bool() const;
};
template <class T> class weak_ptr;
template <class T> class shared_ptr {
public:
  using element_type = T;
  shared_ptr();
  shared_ptr(nullptr_t);
  template <class U> explicit shared_ptr(U *);
  template <class U, class D> shared_ptr(U *, D) {}
  shared_ptr(const shared_ptr &);
  shared_ptr(shared_ptr &&);
  template <class U> shared_ptr(const shared_ptr<U> &);
  template <class U> shared_ptr(const shared_ptr<U> &, T *);
  template <class U> shared_ptr(unique_ptr<U> &&);
  ~shared_ptr();
  shared_ptr &operator=(const shared_ptr &);
  shared_ptr &operator=(shared_ptr &&);
  T *get() const;
  void reset();
  template <class U> void reset(U *);
  void swap(shared_ptr &);
  T &operator*() const;
  T *operator->() const;
  explicit operator bool() const;
};
template <class T> class weak_ptr {
public:
  weak_ptr();
  template <class U> weak_ptr(const shared_ptr<U> &);
  weak_ptr(const weak_ptr &);
  shared_ptr<T> lock() const;
  void reset();
};
#if __cplusplus >= 201703L
template <class T> weak_ptr(shared_ptr<T>) -> weak_ptr<T>;
#endif
template <class T> class enable_shared_from_this {
public:
  shared_ptr<T> shared_from_this();
  shared_ptr<const T> shared_from_this() const;
  weak_ptr<T> weak_from_this();
};
template <class T, class... Args> shared_ptr<T> make_shared(Args &&...args) {
  return shared_ptr<T>(new T(static_cast<Args &&>(args)...));
}
template <class T, class A, class... Args>
shared_ptr<T> allocate_shared(const A &, Args &&...) {
  return {};
}
template <class T, class... Args> unique_ptr<T> make_unique(Args &&...args) {
  return unique_ptr<T>(new T(static_cast<Args &&>(args)...));
}
template <class T, class U>
shared_ptr<T> static_pointer_cast(const shared_ptr<U> &);

template <class> class function;
template <class R, class... Args> class function<R(Args...)> {
public:
  function();
  function(nullptr_t);
  function(const function &);
  function(function &&);
  template <class F> function(F) {}
  function &operator=(const function &);
  function &operator=(function &&);
  function &operator=(nullptr_t);
  template <class F> function &operator=(F &&) { return *this; }
  void swap(function &);
  R operator()(Args...) const;
  explicit operator bool() const;
};
template <class F, class... Args> struct binder {
  template <class... Rest> void operator()(Rest &&...) {}
};
template <class F, class... Args> binder<F, Args...> bind(F &&, Args &&...) {
  return {};
}
template <class F, class... Args>
binder<F, Args...> bind_front(F &&, Args &&...) {
  return {};
}

template <class T> struct iterator {
  T &operator*() const;
  T *operator->() const;
  iterator &operator++();
  bool operator!=(const iterator &) const;
};
template <class T> class vector {
public:
  vector();
  vector(initializer_list<T>);
  vector(const vector &);
  vector(vector &&);
  vector &operator=(const vector &);
  vector &operator=(vector &&);
  void push_back(const T &);
  void push_back(T &&);
  template <class... Args> T &emplace_back(Args &&...) { return back(); }
  iterator<T> insert(iterator<T>, const T &);
  iterator<T> erase(iterator<T>);
  void pop_back();
  void clear();
  void resize(size_t);
  void swap(vector &);
  size_t size() const;
  T &operator[](size_t);
  T &at(size_t);
  T &front();
  T &back();
  iterator<T> begin() const;
  iterator<T> end() const;
};
template <class A, class B> struct pair {
  A first;
  B second;
};
template <class A, class B> pair<A, B> make_pair(A, B);
template <class K, class V> class map {
public:
  V &operator[](const K &);
  V &at(const K &);
  template <class... Args> iterator<pair<const K, V>> emplace(Args &&...) {
    return begin();
  }
  template <class P> iterator<pair<const K, V>> insert(P &&) {
    return begin();
  }
  iterator<pair<const K, V>> find(const K &);
  size_t erase(const K &);
  void clear();
  iterator<pair<const K, V>> begin() const;
  iterator<pair<const K, V>> end() const;
};
template <class T> class optional {
public:
  optional();
  template <class U> optional(U &&) {}
  template <class U> optional &operator=(U &&) { return *this; }
  template <class... Args> T &emplace(Args &&...) { return value(); }
  T &operator*();
  T *operator->();
  T &value();
  void reset();
};
} // namespace std
)cpp";

TestAST::TestAST(const std::string &Code, const std::string &Standard,
                 Library Std) {
  std::vector<std::string> Args = {"-std=" + Standard, "-w",
                                   "-resource-dir=" CLANG_RESOURCE_DIR};
  if (Std == Library::Mock)
    Args.insert(Args.end(), {"-nostdinc", "-nostdinc++", "-isystem", "/mock",
                             "-include", "std.h"});
  if (Std == Library::LibCxx)
    Args.push_back("-stdlib=libc++");
  Unit = tooling::buildASTFromCodeWithArgs(
      Code, Args, "input.cc", "clang-tool",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(), {{"/mock/std.h", Mock}});
  if (Unit->getDiagnostics().hasErrorOccurred())
    ADD_FAILURE() << "does not compile:\n" << Code;
}

namespace {

class NameFinder : public RecursiveASTVisitor<NameFinder> {
public:
  NameFinder(StringRef Name, llvm::function_ref<bool(const NamedDecl &)> Is)
      : Name(Name), Is(Is) {}
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitNamedDecl(NamedDecl *D) {
    const IdentifierInfo *Id = D->getIdentifier();
    if (!Id || Id->getName() != Name || !Is(*D))
      return true;
    Found = D;
    return false;
  }
  const NamedDecl *Found = nullptr;

private:
  StringRef Name;
  llvm::function_ref<bool(const NamedDecl &)> Is;
};

class LambdaFinder : public RecursiveASTVisitor<LambdaFinder> {
public:
  bool VisitLambdaExpr(LambdaExpr *E) {
    if (!llvm::is_contained(Found, E))
      Found.push_back(E);
    return true;
  }
  std::vector<const LambdaExpr *> Found;
};

} // namespace

std::vector<Decl *> TestAST::ownDecls() const {
  const SourceManager &Sources = context().getSourceManager();
  std::vector<Decl *> Own;
  // By file: line markers of a snippet may say that it is a system header.
  for (Decl *D : context().getTranslationUnitDecl()->decls())
    if (Sources.getFileID(Sources.getExpansionLoc(D->getLocation())) ==
        Sources.getMainFileID())
      Own.push_back(D);
  return Own;
}

const NamedDecl *
TestAST::findIf(StringRef Name,
                llvm::function_ref<bool(const NamedDecl &)> Is) const {
  NameFinder Finder(Name, Is);
  for (Decl *D : ownDecls())
    if (!Finder.Found)
      Finder.TraverseDecl(D);
  EXPECT_TRUE(Finder.Found) << "nothing is called " << Name.str();
  return Finder.Found;
}

const FunctionDecl *TestAST::function(StringRef Name) const {
  return cast_or_null<FunctionDecl>(findIf(Name, [](const NamedDecl &D) {
    const auto *F = dyn_cast<FunctionDecl>(&D);
    return F && F->doesThisDeclarationHaveABody();
  }));
}

const FunctionDecl *TestAST::specialisation(StringRef Name) const {
  for (const FunctionDecl *F :
       functionsWithBodies(context(), TypeClassifier()).All)
    if (F->isTemplateInstantiation() && F->getDeclName().isIdentifier() &&
        F->getName() == Name)
      return F;
  ADD_FAILURE() << "no specialisation of " << Name.str();
  return nullptr;
}

QualType TestAST::typeOf(StringRef Name) const {
  const auto *D = find<ValueDecl>(Name);
  return D ? D->getType() : QualType();
}

std::vector<const LambdaExpr *> TestAST::lambdas() const {
  LambdaFinder Finder;
  for (Decl *D : ownDecls())
    Finder.TraverseDecl(D);
  return Finder.Found;
}

unsigned TestAST::offset(SourceLocation Loc) const {
  const SourceManager &Sources = context().getSourceManager();
  return Sources.getFileOffset(Sources.getExpansionLoc(Loc));
}

//===----------------------------------------------------------------------===//
// Answers as text
//===----------------------------------------------------------------------===//

static std::string spellTemporary(const Place &P) {
  if (P.lambda())
    return "lambda";
  if (P.isClosure())
    return "closure";
  if (P.type().isNull())
    return "?{}";
  PrintingPolicy Policy{LangOptions()};
  Policy.adjustForCPlusPlus();
  return P.type().getAsString(Policy) + "{}";
}

static std::string spellField(const Place &P) {
  const Place &Object = *P.parent();
  std::string Prefix = Object.kind() == Place::Kind::Pointee
                           ? spell(Object.parent()) + "->"
                           : spell(&Object) + ".";
  if (P.decl())
    return Prefix + P.decl()->getNameAsString();
  if (P.expr())
    return Prefix + "<bound>";
  return Prefix + (Object.isClosure() ? "<this>" : "<member>");
}

std::string spell(const Place *P) {
  if (!P)
    return "?";
  switch (P->kind()) {
  case Place::Kind::This:
    return "this";
  case Place::Kind::Parameter:
  case Place::Kind::Variable:
    return P->decl()->getNameAsString();
  case Place::Kind::Temporary:
    return spellTemporary(*P);
  case Place::Kind::Field:
    return spellField(*P);
  case Place::Kind::Element:
    return spell(P->parent()) + "[]";
  case Place::Kind::Pointee:
    return "*" + spell(P->parent());
  }
  return "?";
}

std::string spell(Value V) {
  if (V.isUnknown())
    return "?";
  if (V.isNull())
    return "null";
  if (V.isObject())
    return spell(V.P);
  if (V.P->kind() == Place::Kind::Pointee && V.Own == V.P->ownership())
    return spell(V.P->parent());
  switch (V.Own) {
  case Ownership::None:
    return "&" + spell(V.P);
  case Ownership::Weak:
    return "weak &" + spell(V.P);
  case Ownership::Unique:
    return "unique &" + spell(V.P);
  case Ownership::Shared:
    return "shared &" + spell(V.P);
  }
  return "?";
}

static std::string spell(const Effect &E) {
  switch (E.K) {
  case Effect::Kind::Store:
    return spell(E.Where) + " := " + spell(E.What);
  case Effect::Kind::Release:
    return "release " + spell(E.Where);
  case Effect::Kind::Erase:
    return "erase " + spell(E.Where);
  case Effect::Kind::MoveOut:
    return "take " + spell(E.Where);
  case Effect::Kind::Forget:
    return "forget " + spell(E.Where);
  }
  return "?";
}

std::string spell(const FunctionEffects *Effects) {
  if (!Effects)
    return "unknown";
  std::string Text;
  auto Add = [&](const std::string &Part) {
    Text += (Text.empty() ? "" : "; ") + Part;
  };
  for (const Effect &E : Effects->Effects)
    Add(spell(E));
  for (Value V : Effects->Returned)
    Add("return " + spell(V));
  return Text.empty() ? "nothing" : Text;
}

std::string repeat(StringRef Text, unsigned Count) {
  std::string Result;
  for (unsigned I = 0; I < Count; ++I)
    Result += Text;
  return Result;
}

} // namespace clang::templates::test
