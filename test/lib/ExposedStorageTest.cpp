//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ExposedStorage.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

/// What the mock of the library lacks.
constexpr char Library[] =
    "namespace std { class mutex { public: void lock(); void unlock(); };"
    " template <class M> struct lock_guard { explicit lock_guard(M &); };"
    " template <class I> void sort(I, I);"
    " template <class A, class B> pair<A, B> make_pair(A, B); }";

/// What the function `f` hands out: "array", "container V: lock M in add"; ""
/// if it hands out nothing.
std::string handedOut(const std::string &Code) {
  TestAST AST(Library + Code);
  const TypeClassifier Types;
  const auto Found = findExposedStorage(*AST.function("f"), Types);
  if (!Found)
    return "";
  static constexpr const char *Kinds[] = {"array",     "released",    "view of",
                                          "container", "elements of", "member",
                                          "element of"};
  std::string Text = Kinds[static_cast<unsigned>(Found->Is)];
  if (Found->IsConst)
    Text = "const " + Text;
  if (Found->Storage)
    Text += " " + Found->Storage->getNameAsString();
  static constexpr const char *Invariants[] = {
      "", ": lock", ": const", ": order", ": condition", ": together"};
  Text += Invariants[static_cast<unsigned>(Found->Broken)];
  if (Found->With)
    Text += " " + Found->With->getNameAsString();
  if (Found->Keeper)
    Text += " in " + Found->Keeper->getNameAsString();
  return Text;
}

/// A class template with a vector V, an integer N, a mutex M and \p Members.
std::string holder(const std::string &Members) {
  return handedOut("template <class T> class S { std::vector<T> V; int N = 0;"
                   " mutable std::mutex M; public: " +
                   Members + " };");
}

constexpr char Get[] = "std::vector<T> &f() { return V; }";

TEST(ExposedStorage, Owners) {
  EXPECT_EQ(handedOut("template <class T> T *f() { return new T[2]; }"),
            "array");
  EXPECT_EQ(handedOut("template <class T> T *f() { return new T(2); }"), "");
  EXPECT_EQ(handedOut("int *f() { return new int[2]; }"), "");
  EXPECT_EQ(handedOut("template <class T> T *f() { T *P = new T[2];"
                      " *P = T(); return P; }"),
            "array P");
  EXPECT_EQ(handedOut("template <class T> T *f(std::vector<T *> &All) {"
                      " T *P = new T[2]; All.push_back(P); return P; }"),
            "");
  EXPECT_EQ(handedOut("template <class T> T *f() {"
                      " std::unique_ptr<T> P(new T); return P.release(); }"),
            "released");
  EXPECT_EQ(handedOut("template <class T> T *f(std::vector<T *> &All) {"
                      " std::unique_ptr<T> P(new T); All.push_back(P.get());"
                      " return P.release(); }"),
            "");
  EXPECT_EQ(handedOut("template <class T> T *f() { return new T[2]; }"
                      "template <class T> void freeArray(T *P);"),
            "");
}

TEST(ExposedStorage, Views) {
  const auto View = [](const std::string &Body) {
    return handedOut("template <class T> struct View { const T *P; int N; };"
                     "template <class T> View<T> f(std::vector<T> &In) {" +
                     Body + "}");
  };
  EXPECT_EQ(View("std::vector<T> V; return {V.data(), 1};"), "view of V");
  EXPECT_EQ(View("T V; return View<T>{&V, 1};"), "view of V");
  EXPECT_EQ(View("T V[2]; View<T> R{V, 2}; return R;"), "view of V");
  EXPECT_EQ(View("static T V[2]; return {V, 2};"), "");
  EXPECT_EQ(View("return {In.data(), 1};"), "");
  EXPECT_EQ(View("std::vector<T> V; return {nullptr, int(V.size())};"), "");
}

TEST(ExposedStorage, Containers) {
  EXPECT_EQ(holder(Get), "container V");
  EXPECT_EQ(holder("std::vector<T> f() { return V; }"), "");
  EXPECT_EQ(holder("T &f(int I) { return V[I]; }"), "");
  EXPECT_EQ(holder("std::vector<T> *f() { return &V; }"), "container V");
  EXPECT_EQ(holder("T *f() { return V.data(); }"), "elements of V");
  EXPECT_EQ(holder("const T *f() { return V.data(); }"), "");
  EXPECT_EQ(holder("auto f() { return std::make_pair(V.begin(), V.end()); }"),
            "elements of V");
  EXPECT_EQ(holder(std::string("auto begin() { return V.begin(); }") + Get),
            "");
  EXPECT_EQ(holder(std::string("T *operator->();") + Get), "");
  EXPECT_EQ(holder(std::string("private: ") + Get), "");
}

TEST(ExposedStorage, Invariants) {
  const auto With = [](const std::string &Member) {
    return holder(Member + Get);
  };
  EXPECT_EQ(With("void add(T X) { std::lock_guard<std::mutex> L(M);"
                 " V.push_back(X); }"),
            "container V: lock M in add");
  EXPECT_EQ(With("void add(T X) { M.lock(); V.push_back(X); M.unlock(); }"),
            "container V: lock M in add");
  EXPECT_EQ(With("void lock() { M.lock(); } void add(T X) {"
                 " std::lock_guard<std::mutex> L(M); V.push_back(X); }"),
            "container V");
  EXPECT_EQ(With("void add(T X) { V.push_back(X);"
                 " std::sort(V.begin(), V.end()); }"),
            "container V: order in add");
  EXPECT_EQ(With("void add(T X) { if (V.size() == 8) return;"
                 " V.push_back(X); }"),
            "container V: condition in add");
  EXPECT_EQ(With("void add(T X) { V.push_back(X); ++N; }"),
            "container V: together N in add");
  EXPECT_EQ(With("void add(T X) { V.push_back(X); }"), "container V");
  EXPECT_EQ(With("void reset() { V.clear(); N = 0; }"), "container V");
  EXPECT_EQ(With("S() { V.push_back(T()); N = 1; }"), "container V");
}

TEST(ExposedStorage, Const) {
  EXPECT_EQ(holder("const std::vector<T> &f() const { return V; }"),
            "const container V");
  constexpr char Locking[] = "const std::vector<T> &f() const {"
                             " std::lock_guard<std::mutex> L(M); return V; }";
  EXPECT_EQ(holder(std::string(Locking) + "void add(T X) { V.push_back(X); }"),
            "const container V: lock M in f");
  EXPECT_EQ(holder(Locking), "const container V");
  EXPECT_EQ(holder("int &f() { std::lock_guard<std::mutex> L(M); return N; }"
                   "void set(int X) { N = X; }"),
            "member N: lock M in f");
  EXPECT_EQ(holder("int &f() { return N; } void set(int X) { N = X; }"), "");
  constexpr char First[] = "T &f() { std::lock_guard<std::mutex> L(M);"
                           " return V[0]; }";
  EXPECT_EQ(holder(std::string(First) + "void add(T X) { V.push_back(X); }"),
            "element of V: lock M in f");
  EXPECT_EQ(holder(First), "");
  EXPECT_EQ(handedOut("template <class T> class S {"
                      " std::unique_ptr<std::vector<T>> V; public:"
                      " std::vector<T> &f() const { return *V; } };"),
            "container V: const in f");
}

} // namespace
} // namespace clang::templates::test
