//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ContainerUses.h"
#include "lib/Facts/ClosureExit.h"
#include "lib/Facts/RunTimeData.h"
#include "test/lib/TestAST.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "gtest/gtest.h"
#include <map>

namespace clang::templates::test {
namespace {

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

constexpr const char Preamble[] = R"cpp(
using size_t = decltype(sizeof(0));
namespace lib {
template <class K, class V> class map {
public:
  V &operator[](const K &);
  V &at(const K &);
  template <class... A> std::iterator<V> emplace(A &&...);
  std::iterator<V> insert(std::pair<const K, V>);
  std::iterator<V> find(const K &) const;
  void erase(const K &);
  void clear();
  void swap(map &);
  size_t size() const;
  bool empty() const;
  std::iterator<V> begin();
  std::iterator<V> end();
  void unheard();
  void unheardConst() const;
};
template <class K> class set {
public:
  void insert(const K &);
  size_t size() const;
};
} // namespace lib
namespace etl {
template <class T, size_t N> class vector {
public:
  void push_back(const T &);
};
} // namespace etl
template <class K, class V> using Table = lib::map<K, V>;
template <class M> void hidden(M &);
template <class M> void reads(const M &);
)cpp";

std::string shape(const std::string &Declaration) {
  TestAST AST(std::string(Preamble) + Declaration);
  std::optional<ContainerType> Type = containerType(AST.typeOf("x"));
  if (!Type)
    return "none";
  const char *Names[] = {"map", "set", "sequence", "fixed"};
  std::string Result = Names[static_cast<unsigned>(Type->Shape)];
  const auto Spell = [](QualType T) {
    PrintingPolicy Policy{LangOptions()};
    Policy.adjustForCPlusPlus();
    return T.isNull() ? std::string("-") : T.getAsString(Policy);
  };
  return Result + " " + Spell(Type->Key) + " " + Spell(Type->Element);
}

TEST(ContainerTypes, Shapes) {
  EXPECT_EQ(shape("lib::map<int, char> x;"), "map int char");
  EXPECT_EQ(shape("lib::set<int> x;"), "set int int");
  EXPECT_EQ(shape("std::vector<int> x;"), "sequence - int");
  EXPECT_EQ(shape("int x[3];"), "fixed - int");
}

TEST(ContainerTypes, ThroughAliasesAndBases) {
  EXPECT_EQ(shape("Table<int, char> x;"), "map int char");
  EXPECT_EQ(shape("struct S : lib::map<int, char> {}; S x;"), "map int char");
}

TEST(ContainerTypes, Dependent) {
  EXPECT_EQ(shape("template <class T> void f() { lib::map<int, T> x; }"),
            "map int T");
  EXPECT_EQ(shape("template <class T> void f() { typename T::map x; }"),
            "none");
}

TEST(ContainerTypes, None) {
  EXPECT_EQ(shape("etl::vector<int, 3> x;"), "none");
  EXPECT_EQ(shape("struct map {}; map x;"), "none");
  EXPECT_EQ(shape("std::shared_ptr<lib::map<int, int>> x;"), "none");
  EXPECT_EQ(shape("int x;"), "none");
}

TEST(ContainerTypes, Accessed) {
  TestAST AST(std::string(Preamble) +
              "std::shared_ptr<std::unique_ptr<lib::map<int, int>>> x;");
  EXPECT_TRUE(
      containerType(innermostAccessed(AST.typeOf("x"), TypeClassifier())));
}

bool grows(const std::string &Code) {
  TestAST AST(Preamble + Code);
  return hasGrowingContainer(AST.typeOf("x"), TypeClassifier(),
                             AST.context().getSourceManager());
}

TEST(ContainerTypes, GrowingParts) {
  EXPECT_TRUE(grows("std::shared_ptr<lib::map<int, int>> x;"));
  EXPECT_TRUE(grows("struct A { lib::map<int, int> m; }; struct B : A {};"
                    "struct C { B b[2]; } x;"));
  EXPECT_FALSE(grows("struct A { int i; }; struct B { A a[2]; } x;"));
}

TEST(ContainerTypes, EachClassIsReadOnce) {
  std::string Members;
  for (unsigned I = 0; I < 100; ++I)
    Members += "std::shared_ptr<A> m" + std::to_string(I) + ";";
  EXPECT_FALSE(grows("struct A { " + Members + " } x;"));
}

bool few(const std::string &Declaration) {
  TestAST AST("namespace std { class type_index {}; }\n" + Declaration);
  return hasFewValues(AST.typeOf("x"));
}

TEST(ContainerTypes, FewValues) {
  EXPECT_TRUE(few("bool x;"));
  EXPECT_TRUE(few("const char x = 1;"));
  EXPECT_TRUE(few("enum class E { A } x;"));
  EXPECT_TRUE(few("enum class E : unsigned char {} x;"));
  EXPECT_TRUE(few("std::type_index x;"));
  EXPECT_TRUE(few("void (*x)();"));
  EXPECT_TRUE(few("std::pair<bool, char> x;"));
  EXPECT_FALSE(few("enum class Id : unsigned {} x;"));
  EXPECT_FALSE(few("std::pair<bool, int> x;"));
  EXPECT_FALSE(few("int x;"));
  EXPECT_FALSE(few("const char *x;"));
  EXPECT_FALSE(few("template <class T> void f(T x);"));
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

/// \p Marked has a mark before each use of the declaration `c`: `^+` what
/// inserts, `^-` what takes out, `^#` tests of the size, `^?` what cannot be
/// told, with the level behind it if it is not 0. Insertions that happen at
/// most once have `^o`, ways out that are taken only when it is full `^f`.
void expectUses(const std::string &Marked) {
  std::string Code;
  for (size_t I = 0; I < Marked.size(); ++I) {
    if (Marked[I] != '^') {
      Code += Marked[I];
      continue;
    }
    I += 1 + (Marked[I + 2] >= '1' && Marked[I + 2] <= '9');
  }
  TestAST AST(Preamble + Code);
  const auto *Container = AST.find<ValueDecl>("c");
  ASSERT_TRUE(Container);
  TypeClassifier Types;
  ContainerUseFinder Finder(AST.context(), Types);
  std::multimap<unsigned, std::string> Marks;
  const std::vector<ContainerUses> Uses =
      Finder.find({{Container, Container->getType()}}, {});
  for (const ContainerUse &Use : Uses.front()) {
    using Kind = ContainerUse::Kind;
    std::string Mark = Use.K == Kind::Insert     ? Use.Conditional ? "^o" : "^+"
                       : Use.K == Kind::TakeOut  ? Use.Conditional ? "^f" : "^-"
                       : Use.K == Kind::SizeTest ? "^#"
                                                 : "^?";
    if (Use.Level > 0)
      Mark += std::to_string(Use.Level);
    ASSERT_TRUE(Use.At);
    const unsigned At =
        AST.offset(Use.At->getBeginLoc()) - (sizeof(Preamble) - 1);
    auto [First, Last] = Marks.equal_range(At);
    if (std::none_of(First, Last,
                     [&](const auto &Other) { return Other.second == Mark; }))
      Marks.emplace(At, Mark);
  }
  for (auto It = Marks.rbegin(); It != Marks.rend(); ++It)
    Code.insert(It->first, It->second);
  EXPECT_EQ(Code, Marked);
}

/// The uses in the statements \p Marked, with a static map, in a template and
/// out of it.
void expectMapUses(const std::string &Marked) {
  expectUses("void f(int k, int v) { static lib::map<int, int> c; " + Marked +
             " }");
  expectUses("template <class T> void f(int k, T v) { static lib::map<int, T> "
             "c; " +
             Marked + " }");
}

TEST(ContainerUses, Insertions) {
  expectMapUses("^+c[k];");
  expectMapUses("^+c[k] = v;");
  expectMapUses("^+c.emplace(k, v);");
  expectMapUses("^+(c)[k];");
  expectMapUses("return (void)^+c[k];");
}

TEST(ContainerUses, Reads) {
  expectMapUses("c.find(k) != c.end();");
  expectMapUses("c.empty(); c.size();");
  expectMapUses("reads(c);");
  expectMapUses("auto d = c; d[k];");
  expectMapUses("const auto &d = c; d.size();");
  expectMapUses("for (const auto &e : c) {}");
  expectMapUses("for (auto e : c) {}");
  expectMapUses("sizeof(c[k]);");
  expectMapUses("using T2 = decltype(c[k]);");
}

TEST(ContainerUses, WaysOut) {
  expectMapUses("^-c.erase(k);");
  expectMapUses("^-c.clear();");
  expectMapUses("^-c = {};");
  expectMapUses(
      "lib::map<int, int> d; ^-c.swap((lib::map<int, decltype(v)> &)d);");
  expectMapUses("auto d = std::move(^-c);");
  expectMapUses("auto d = static_cast<decltype(c) &&>(^-c);");
  expectMapUses("std::exchange(^-c, {});");
}

TEST(ContainerUses, SizeTests) {
  expectMapUses("if (^#c.size() > 10) ^fc.clear();");
  expectMapUses("if (10 < ^#c.size()) return;");
  expectMapUses("auto n = c.size(); if (^#n > 10) return;");
  expectMapUses("if (c.size() == 0) return;");
  expectMapUses("v = c.size();");
}

TEST(ContainerUses, LimitsOfAnIndex) {
  expectMapUses("for (size_t i = 0; i < c.size(); ++i) {}");
  expectMapUses("if (k < c.size()) ^oc[k];");
  expectMapUses("if (v < ^#c.size()) ^oc[k];");
}

TEST(ContainerUses, SizeAccessor) {
  expectUses("struct S { lib::map<int, int> c; "
             "size_t count() const { return c.size(); } "
             "void add(int k) { if (^#count() < 10) ^+c[k]; } };");
}

TEST(ContainerUses, Guards) {
  expectMapUses("if (c.empty()) ^oc[k];");
  expectMapUses("if (!c.empty()) return; ^oc[k];");
  expectMapUses("static bool done; if (done) return; done = true; ^oc[k];");
  expectMapUses("static bool done; if (!done) { ^oc[k]; done = true; }");
  expectMapUses("static bool on; if (on) ^+c[k];");
  expectMapUses("static bool done = (^oc[k], true);");
  expectMapUses("static bool done = [&] { ^oc[k]; return true; }();");
  expectMapUses("static auto later = [] (int k) { ^+c[k]; };");
  expectMapUses("if (c.find(k) != c.end()) ^+c[k];");
}

TEST(ContainerUses, OutOfSight) {
  expectMapUses("hidden(^?c);");
  expectMapUses("hidden(^?(c.size(), c));");
  expectMapUses("c.empty();");
  expectMapUses("struct H { lib::map<int, int> *p; }; "
                "H h^?{(lib::map<int, int> *)&c};");
  expectMapUses("auto [a, b] = std::make_pair(^?&c, 1);");
}

TEST(ContainerUses, UnheardMember) {
  expectUses("void f() { static lib::map<int, int> c; ^?c.unheard(); }");
  expectUses("void f() { static lib::map<int, int> c; c.unheardConst(); }");
}

TEST(ContainerUses, Returned) {
  expectUses("lib::map<int, int> &f() { static lib::map<int, int> c; "
             "return ^?c; }");
  expectUses("lib::map<int, int> *f() { static lib::map<int, int> c; "
             "return ^?&c; }");
  expectUses("lib::map<int, int> f() { static lib::map<int, int> c; "
             "return c; }");
  expectUses("const lib::map<int, int> &f() { static lib::map<int, int> c; "
             "return c; }");
  expectUses("int &f(int k) { static lib::map<int, int> c; return ^+c[k]; }");
}

TEST(ContainerUses, PrivateAccessor) {
  expectUses("template <class T> class S { static lib::map<int, T> &all() { "
             "static lib::map<int, T> c; return c; } public: "
             "void add(int k) { ^+all()[k]; } void end() { ^-all().clear(); } "
             "};");
  expectUses("static lib::map<int, int> &all() { "
             "static lib::map<int, int> c; return c; } "
             "void add(int k) { ^+all()[k]; auto *f = ^?&all; }");
}

TEST(ContainerUses, PrivateNamespace) {
  expectUses("namespace detail { template <class T> lib::map<int, T> &all() { "
             "static lib::map<int, T> c; return c; } } "
             "template <class T> void f(int k) { ^+detail::all<T>()[k]; }");
}

TEST(ContainerUses, References) {
  expectMapUses("auto &d = c; ^+d[k]; ^-d.clear();");
  expectMapUses("auto *d = &c; ^+(*d)[k]; ^-d->clear();");
  expectMapUses("[&d = c](int k) { ^+d[k]; };");
  expectMapUses("[&] { ^+c[k]; }();");
}

TEST(ContainerUses, Pointers) {
  expectUses("void f(int k) { static auto *c = new lib::map<int, int>; "
             "^+(*c)[k]; ^-c->clear(); delete ^-c; }");
  expectUses("void f(int k) { "
             "static std::unique_ptr<lib::map<int, int>> c; "
             "^+(*c)[k]; ^+c->emplace(k, k); ^-c.reset(); ^-c = nullptr; "
             "^+c.get()->emplace(k, k); }");
  expectUses("void f(int k) { "
             "auto c = std::make_shared<lib::map<int, int>>(); "
             "auto d = c; ^+(*d)[k]; hidden(^?d); }");
}

TEST(ContainerUses, Helpers) {
  expectUses("template <class M> void add(M &m, int k) { m[k]; } "
             "template <class M> void end(M *m) { m->clear(); } "
             "template <class T> void f(int k) { static lib::map<int, T> c; "
             "^+add(c, k); ^-end(&c); }");
}

TEST(ContainerUses, HelpersRecursion) {
  expectUses("template <class M> void add(M &m, int k) { add(m, k); } "
             "void f(int k) { static lib::map<int, int> c; ^?add(c, k); }");
}

TEST(ContainerUses, Wrappers) {
  const std::string Wrapper =
      "template <class K, class V> class Locked { lib::map<K, V> m; "
      "void store(const K &k, const V &v) { m.emplace(k, v); } public: "
      "void put(const K &k, const V &v) { store(k, v); } "
      "bool has(const K &k) const { return !m.empty(); } "
      "void drop(const K &k) { m.erase(k); } void hide(); };";
  expectUses(Wrapper + "void f(int k) { static Locked<int, int> c; "
                       "^+c.put(k, 1); c.has(k); ^-c.drop(k); ^?c.hide(); }");
  expectUses(Wrapper + "template <class T> void f(int k, T v) { "
                       "static Locked<int, T> c; ^+c.put(k, v); c.has(k); "
                       "^-c.drop(k); ^?c.hide(); }");
}

TEST(ContainerUses, DerivedFromContainer) {
  expectUses("template <class T> struct Cache : lib::map<int, T> { "
             "void drop() { this->clear(); } }; "
             "template <class T> void f(int k) { static Cache<T> c; "
             "^+c[k]; ^-c.drop(); }");
}

TEST(ContainerUses, Fields) {
  expectUses("template <class T> struct S { lib::map<int, T> c; "
             "void add(int k) { ^+c[k]; ^+this->c[k]; } void end(); }; "
             "template <class T> void S<T>::end() { ^-c.clear(); } "
             "template <class T> struct D : S<T> { "
             "void out() { ^-this->c.clear(); } }; "
             "void f(S<int> &s, D<int> &d) { ^-s.c.clear(); ^-d.c = {}; }");
}

TEST(ContainerUses, StaticMembers) {
  expectUses("template <class T> struct S { static lib::map<int, T> c; "
             "static void add(int k) { ^+c[k]; } }; "
             "template <class T> lib::map<int, T> S<T>::c; "
             "void f() { ^-S<int>::c.clear(); } "
             "template <class T> void g() { ^-S<T>::c.clear(); }");
}

TEST(ContainerUses, VariableTemplates) {
  expectUses("template <class T> lib::map<int, T> c; "
             "template <class T> void f(int k) { ^+c<T>[k]; } "
             "void g() { ^-c<int>.clear(); }");
}

TEST(ContainerUses, SameNameElsewhere) {
  expectUses("struct S { lib::map<int, int> c; void add(int k) { ^+c[k]; } };"
             "struct O { lib::map<int, int> d; void end() { d.clear(); } };"
             "void f(O &o, int k) { o.d.clear(); }");
  expectUses("struct S { lib::map<int, int> c; }; "
             "template <class T> void f(T &t, int k) { t.c[k]; "
             "^-t.c.clear(); }");
}

TEST(ContainerUses, Levels) {
  expectUses("void f(int k) { "
             "static lib::map<int, lib::map<int, int>> c; "
             "^+^+1c[k][k]; ^+^-1c[k].clear(); ^+1c.at(k)[k]; "
             "auto &d = ^+c[k]; ^+1d[k]; ^?1c.begin(); ^-c.clear(); }");
  expectUses("void f(int k) { static lib::map<int, int> c[4]; "
             "^+1c[k][k]; ^-1c[0].clear(); }");
  expectUses("void f(int k) { static std::vector<lib::map<int, int>> c; "
             "c.size(); ^+1c[k][k]; for (auto &m : ^?1c) m.clear(); "
             "for (const auto &m : c) {} }");
}

//===----------------------------------------------------------------------===//
// Run-time data
//===----------------------------------------------------------------------===//

/// Each argument of `code`, `unknown` and `run` in \p Body must come from what
/// the function is called.
void expectSources(const std::string &Body,
                   const std::string &Head = "void f(int p, E e)") {
  TestAST AST("enum E { A, B }; struct S { int x; int get() const; };\n"
              "template <class T> void code(T); "
              "template <class T> void unknown(T); "
              "template <class T> void run(T);\n"
              "int calc(int); int ask(); const char *name(E); void fill(int &, "
              "int); extern int global; static const int Fixed = 1;\n"
              "struct Stream { Stream &operator<<(int); int str(); };\n"
              "struct Object { int id; int next; static int kind(); " +
              Head + " {" + Body + "} };");
  struct Visitor : RecursiveASTVisitor<Visitor> {
    bool VisitCallExpr(CallExpr *Call) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee || !Callee->getDeclName().isIdentifier() ||
          Call->getNumArgs() != 1)
        return true;
      const std::map<StringRef, DataSource> Expected = {
          {"code", DataSource::Code},
          {"unknown", DataSource::Unknown},
          {"run", DataSource::RunTime}};
      auto It = Expected.find(Callee->getName());
      if (It == Expected.end())
        return true;
      DataTracer Tracer(Body, Closure, false);
      EXPECT_EQ(Tracer.source(Call->getArg(0)), It->second)
          << "call " << ++Count << " of " << Callee->getName().str();
      return true;
    }
    const Stmt *Body = nullptr;
    const LambdaExpr *Closure = nullptr;
    unsigned Count = 0;
  } V;
  V.Body = AST.function("f")->getBody();
  const std::vector<const LambdaExpr *> Lambdas = AST.lambdas();
  V.Closure = Lambdas.empty() ? nullptr : Lambdas.front();
  V.TraverseStmt(const_cast<Stmt *>(V.Body));
}

TEST(RunTimeData, Code) {
  expectSources("code(1); code(A); code(e); code(name(e)); code(Fixed); "
                "code(sizeof(p)); constexpr int c = 1; code(c + 2); "
                "for (int i = 0; i < 3; ++i) code(i);");
}

TEST(RunTimeData, RunTime) {
  expectSources(
      "run(p); run(p + 1); run(calc(p)); run(id); run(this); "
      "run(S{p}.get()); code(new int); run(new S{p}); static int n; run(n++); "
      "run(next++);");
}

TEST(RunTimeData, Unknown) {
  expectSources("unknown(global); unknown(ask()); unknown(kind());");
}

TEST(RunTimeData, ThroughVariables) {
  expectSources("int a = p; int b = a; run(b); int c; c = p; run(c); "
                "int d = 1; d += p; run(d); int g; fill(g, p); run(g); "
                "int h = 2; code(h); int i; fill(i, 3); code(i); "
                "Stream s; s << 1 << p; run(s.str()); "
                "int l[] = {p}; for (int x : l) run(x); "
                "int m[] = {1}; for (int x : m) code(x);");
}

TEST(RunTimeData, VariableOfItself) {
  expectSources("int a = 1; a = a + 1; code(a); int b = 1; b = b + p; run(b);");
}

TEST(RunTimeData, Closure) {
  expectSources("int a = p; auto l = [=](int q) { run(q); code(p); code(a); "
                "int b = q; run(b); unknown(id); };");
}

TEST(RunTimeData, Dependent) {
  expectSources("code(T::value); run(t); run(t.get()); auto x = t; run(x); "
                "unknown(T::name());",
                "template <class T> void f(T t)");
}

//===----------------------------------------------------------------------===//
// Closures that leave
//===----------------------------------------------------------------------===//

/// \p Marked says with `^` which closures leave the function `f`.
void expectExits(const std::string &Marked) {
  std::string Code = Marked;
  Code.erase(std::remove(Code.begin(), Code.end(), '^'), Code.end());
  const std::string Before =
      "using Callback = std::function<void()>; struct S { Callback cb; "
      "std::vector<Callback> all; void set(Callback c) { cb = std::move(c); } "
      "template <class F> void add(F &&f) { all.push_back(std::forward<F>(f));"
      " } }; void hidden(Callback); void calls(const Callback &c) { c(); } "
      "Callback wrap(Callback c) { return c; }\n";
  TestAST AST(Before + Code);
  std::vector<unsigned> Marks;
  for (const LambdaExpr *Lambda : AST.lambdas())
    if (exitOf(*Lambda, *AST.function("f"), AST.context()))
      Marks.push_back(AST.offset(Lambda->getBeginLoc()) - Before.size());
  for (unsigned Mark : llvm::reverse(Marks))
    Code.insert(Mark, "^");
  EXPECT_EQ(Code, Marked);
}

TEST(ClosureExit, Returned) {
  expectExits("Callback f() { return ^[] {}; }");
  expectExits("auto f() { return ^[] {}; }");
  expectExits("Callback f() { auto l = ^[] {}; return l; }");
  expectExits("Callback f() { Callback c; c = ^[] {}; return std::move(c); }");
  expectExits("auto f() { return std::make_shared<Callback>(^[] {}); }");
  expectExits("S f() { return {^[] {}, {}}; }");
  expectExits("Callback f() { return wrap(^[] {}); }");
  expectExits("auto f() { auto l = ^[] {}; return ^[l] {}; }");
  expectExits("template <class T> std::function<T> f() { return ^[] {}; }");
}

TEST(ClosureExit, Stored) {
  expectExits("void f(S &s) { s.cb = ^[] {}; }");
  expectExits("void f(S &s) { s.all.push_back(^[] {}); }");
  expectExits("void f(S &s) { s.set(^[] {}); s.add(^[] {}); }");
  expectExits("void f() { static Callback c = ^[] {}; }");
  expectExits("template <class T> void f(T &t) { t.cb = ^[] {}; }");
}

TEST(ClosureExit, Stays) {
  expectExits("void f() { auto l = [] {}; l(); }");
  expectExits("void f() { [] {}(); }");
  expectExits("void f() { std::vector<Callback> v; v.push_back([] {}); }");
  expectExits("void f() { calls([] {}); }");
  expectExits("void f() { hidden([] {}); }");
}

} // namespace
} // namespace clang::templates::test
