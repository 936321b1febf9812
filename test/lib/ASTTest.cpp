//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/AST/Captures.h"
#include "lib/AST/Functions.h"
#include "lib/AST/Names.h"
#include "lib/AST/TypeClassifier.h"
#include "lib/Knowledge/Knowledge.h"
#include "test/lib/TestAST.h"
#include "llvm/ADT/StringSet.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

std::string nameOf(const std::string &Code, StringRef Name = "target") {
  TestAST AST(Code);
  return libraryName(*AST.find<NamedDecl>(Name));
}

TEST(LibraryName, Global) { EXPECT_EQ(nameOf("int target;"), "target"); }

TEST(LibraryName, Namespaces) {
  EXPECT_EQ(nameOf("namespace a { namespace b { class target; } }"),
            "a::b::target");
}

TEST(LibraryName, InlineNamespaceIsLeftOut) {
  EXPECT_EQ(nameOf("namespace a { inline namespace v1 { class target; } }"),
            "a::target");
}

TEST(LibraryName, AnonymousNamespaceIsLeftOut) {
  EXPECT_EQ(nameOf("namespace a { namespace { class target {}; } }"),
            "a::target");
}

TEST(LibraryName, Member) {
  EXPECT_EQ(nameOf("namespace a { struct S { void target(); }; }"),
            "a::S::target");
}

TEST(LibraryName, TemplateArgumentsAreLeftOut) {
  EXPECT_EQ(nameOf("template <class T> struct S { void target(); };"
                   "template struct S<int>;"),
            "S::target");
}

TEST(LibraryName, LinkageSpecification) {
  EXPECT_EQ(nameOf("extern \"C\" { namespace a { void target(); } }"),
            "a::target");
}

TEST(LibraryName, Operator) {
  TestAST AST("struct S { int operator[](int); };");
  EXPECT_EQ(libraryName(**AST.find<CXXRecordDecl>("S")->method_begin()),
            "S::operator[]");
}

TEST(SimpleName, OfAFunction) {
  TestAST AST("namespace a { void target(); }");
  EXPECT_EQ(simpleName(*AST.find<FunctionDecl>("target")), "target");
}

TEST(SimpleName, OperatorsAndConstructorsHaveNone) {
  TestAST AST("struct S { S(); ~S(); void operator()(); operator int(); };");
  for (const CXXMethodDecl *Method : AST.find<CXXRecordDecl>("S")->methods())
    EXPECT_EQ(simpleName(*Method), "") << Method->getNameAsString();
}

//===----------------------------------------------------------------------===//
// From a specialisation to its pattern
//===----------------------------------------------------------------------===//

const FieldDecl *fieldOfVariable(const TestAST &AST, StringRef Variable) {
  return *AST.typeOf(Variable)->getAsCXXRecordDecl()->field_begin();
}

TEST(PatternField, PlainClassIsItself) {
  TestAST AST("struct S { int a; } s;");
  EXPECT_EQ(patternField(fieldOfVariable(AST, "s")), fieldOfVariable(AST, "s"));
}

TEST(PatternField, SpecialisationsShareOne) {
  TestAST AST("template <class T> struct S { T a; }; S<int> s; S<char> t;");
  const FieldDecl *Int = fieldOfVariable(AST, "s");
  const FieldDecl *Char = fieldOfVariable(AST, "t");
  EXPECT_NE(Int, Char);
  EXPECT_EQ(patternField(Int), patternField(Char));
  EXPECT_TRUE(patternField(Int)->getType()->isDependentType());
}

TEST(PatternField, PartialSpecialisationIsAnotherPattern) {
  TestAST AST("template <class T> struct S { T a; };"
              "template <class T> struct S<T *> { T *a; };"
              "S<int> s; S<int *> t;");
  EXPECT_NE(patternField(fieldOfVariable(AST, "s")),
            patternField(fieldOfVariable(AST, "t")));
}

TEST(PatternField, ExplicitSpecialisationIsItself) {
  TestAST AST("template <class T> struct S { T a; };"
              "template <> struct S<int> { int a; }; S<int> s;");
  EXPECT_EQ(patternField(fieldOfVariable(AST, "s")), fieldOfVariable(AST, "s"));
}

TEST(PatternField, MemberOfAMemberClass) {
  TestAST AST("template <class T> struct S { struct In { T a; }; };"
              "S<int>::In s; S<char>::In t;");
  EXPECT_EQ(patternField(fieldOfVariable(AST, "s")),
            patternField(fieldOfVariable(AST, "t")));
}

TEST(PatternField, UnnamedIsItself) {
  TestAST AST("template <class T> struct S { union { T a; }; }; S<int> s;");
  EXPECT_EQ(patternField(fieldOfVariable(AST, "s")), fieldOfVariable(AST, "s"));
}

TEST(PatternFunction, OfAFunctionTemplate) {
  TestAST AST("template <class T> void target(T) {}"
              "void use() { target(1); }");
  const FunctionDecl *Special = AST.specialisation("target");
  EXPECT_NE(Special, AST.function("target"));
  EXPECT_EQ(patternFunction(Special), AST.function("target"));
}

TEST(PatternFunction, OfAMember) {
  TestAST AST("template <class T> struct S { void target() {} };"
              "void use(S<int> s) { s.target(); }");
  EXPECT_EQ(patternFunction(AST.specialisation("target")),
            AST.function("target"));
}

TEST(PatternFunction, PlainIsItself) {
  TestAST AST("void target() {}");
  EXPECT_EQ(patternFunction(AST.function("target")), AST.function("target"));
}

TEST(IsInstantiated, PatternsAndPlainFunctionsAreNot) {
  TestAST AST("void plain() {} template <class T> void target(T) {}"
              "template <class T> struct S { void member() {} };");
  for (StringRef Name : {"plain", "target", "member"})
    EXPECT_FALSE(isInstantiated(*AST.function(Name))) << Name.str();
}

TEST(IsInstantiated, Specialisations) {
  TestAST AST("template <class T> void target(T) {}"
              "template <class T> struct S { void member() {} };"
              "void use(S<int> s) { target(1); s.member(); }");
  EXPECT_TRUE(isInstantiated(*AST.specialisation("target")));
  EXPECT_TRUE(isInstantiated(*AST.specialisation("member")));
}

TEST(IsInstantiated, ExplicitSpecialisationIsNot) {
  TestAST AST(
      "template <class T> void other(T) {}"
      "template <> void other(int) { struct In { void target() {} }; }");
  EXPECT_FALSE(isInstantiated(*AST.function("target")));
}

TEST(IsInstantiated, LambdaInASpecialisation) {
  TestAST AST("template <class T> void target(T) { auto l = [] {}; }"
              "void use() { target(1); }");
  unsigned Instantiated = 0, Patterns = 0;
  for (const FunctionDecl *F :
       functionsWithBodies(AST.context(), TypeClassifier()).All)
    if (F->getOverloadedOperator() == OO_Call)
      ++(isInstantiated(*F) ? Instantiated : Patterns);
  EXPECT_EQ(Instantiated, 1U);
  EXPECT_EQ(Patterns, 1U);
}

TEST(ContainsWord, AnyCase) {
  EXPECT_TRUE(containsWord("OnShutdown", knowledge::teardownWords()));
  EXPECT_TRUE(containsWord("unsubscribe_all", knowledge::teardownWords()));
  EXPECT_FALSE(containsWord("finish", knowledge::teardownWords()));
  EXPECT_FALSE(containsWord("", knowledge::teardownWords()));
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// How the type of the variable, parameter or field `x` owns; "no pointer" if
/// nothing is known.
std::string ownership(const std::string &Code,
                      ArrayRef<StringRef> SharedPointers = {}) {
  TestAST AST(Code);
  TypeClassifier Types(SharedPointers);
  std::optional<Ownership> Own = Types.pointer(AST.typeOf("x"));
  if (!Own)
    return "no pointer";
  switch (*Own) {
  case Ownership::None:
    return "none";
  case Ownership::Weak:
    return "weak";
  case Ownership::Unique:
    return "unique";
  case Ownership::Shared:
    return "shared";
  }
  return "?";
}

TEST(Pointer, Standard) {
  EXPECT_EQ(ownership("std::shared_ptr<int> x;"), "shared");
  EXPECT_EQ(ownership("std::weak_ptr<int> x;"), "weak");
  EXPECT_EQ(ownership("std::unique_ptr<int> x;"), "unique");
  EXPECT_EQ(ownership("void f(std::reference_wrapper<int> x);"), "none");
}

TEST(Pointer, Raw) {
  EXPECT_EQ(ownership("int *x;"), "none");
  EXPECT_EQ(ownership("void (*x)();"), "none");
}

TEST(Pointer, None) {
  EXPECT_EQ(ownership("int x;"), "no pointer");
  EXPECT_EQ(ownership("struct S {} x;"), "no pointer");
  EXPECT_EQ(ownership("std::vector<int *> x;"), "no pointer");
  EXPECT_EQ(ownership("template <class T> void f(T x);"), "no pointer");
}

TEST(Pointer, ThroughQualifiersReferencesAndAliases) {
  EXPECT_EQ(ownership("void f(const std::shared_ptr<int> &x);"), "shared");
  EXPECT_EQ(ownership("void f(std::shared_ptr<int> &&x);"), "shared");
  EXPECT_EQ(ownership("using P = std::shared_ptr<int>; const P x;"), "shared");
  EXPECT_EQ(ownership("template <class T> using P = std::shared_ptr<T>;"
                      "P<int> x;"),
            "shared");
  EXPECT_EQ(ownership("auto x = std::make_shared<int>();"), "shared");
}

TEST(Pointer, Dependent) {
  EXPECT_EQ(ownership("template <class T> void f(std::shared_ptr<T> x);"),
            "shared");
  EXPECT_EQ(ownership("template <class T> struct S { std::unique_ptr<T> x; };"),
            "unique");
  EXPECT_EQ(ownership("template <class T> void f(T *x);"), "none");
}

TEST(Pointer, DependentAlias) {
  EXPECT_EQ(ownership("template <class T> using P = std::shared_ptr<T>;"
                      "template <class T> void f(P<T> x);"),
            "shared");
}

TEST(Pointer, InlineNamespaceOfTheLibrary) {
  EXPECT_EQ(ownership("namespace boost { inline namespace v1 {"
                      "template <class T> class shared_ptr {}; } }"
                      "boost::shared_ptr<int> x;"),
            "shared");
}

TEST(Pointer, SameNameElsewhere) {
  EXPECT_EQ(ownership("namespace my { template <class T> class shared_ptr {}; }"
                      "my::shared_ptr<int> x;"),
            "no pointer");
}

TEST(Pointer, Option) {
  const std::string Code = "namespace my { template <class T> class Rc {}; }"
                           "my::Rc<int> x;";
  EXPECT_EQ(ownership(Code), "no pointer");
  EXPECT_EQ(ownership(Code, {"my::Rc"}), "shared");
  EXPECT_EQ(ownership(Code, {"::my::Rc"}), "shared");
  EXPECT_EQ(ownership(Code, {"", "Rc"}), "no pointer");
}

TEST(Pointer, DerivedFromOne) {
  EXPECT_EQ(ownership("struct P : std::shared_ptr<int> {}; P x;"), "shared");
  EXPECT_EQ(ownership("template <class T> struct P : std::shared_ptr<T> {};"
                      "P<int> x;"),
            "shared");
  EXPECT_EQ(ownership("template <class T> struct P : std::shared_ptr<T> {};"
                      "template <class T> void f(P<T> x);"),
            "shared");
}

TEST(Pointer, IncompleteClass) {
  EXPECT_EQ(ownership("struct S; void f(S x);"), "no pointer");
}

//===----------------------------------------------------------------------===//
// Intrusive pointers
//===----------------------------------------------------------------------===//

TEST(Intrusive, CallsThatCount) {
  EXPECT_EQ(ownership("template <class T> struct Rc { T *p;"
                      "Rc(const Rc &o) : p(o.p) { p->addRef(); }"
                      "~Rc() { p->release(); } T *operator->(); };"
                      "void f(Rc<int> x);"),
            "shared");
}

TEST(Intrusive, FreeFunctionsThatCount) {
  EXPECT_EQ(ownership("template <class T> struct Rc { T *p;"
                      "Rc(const Rc &o) : p(o.p) { intrusive_add_ref(p); }"
                      "~Rc() { intrusive_release(p); } T *operator->(); };"
                      "void f(Rc<int> x);"),
            "shared");
}

TEST(Intrusive, IncrementThatCounts) {
  EXPECT_EQ(ownership("template <class T> struct Rc { T *p;"
                      "Rc(const Rc &o) : p(o.p) { ++p->count; }"
                      "~Rc() {} T *operator->(); }; void f(Rc<int> x);"),
            "shared");
}

TEST(Intrusive, DeepCopyIsNone) {
  EXPECT_EQ(ownership("template <class T> struct Box { T *p;"
                      "Box(const Box &o) : p(new T(*o.p)) {}"
                      "~Box() { delete p; } T *operator->(); };"
                      "void f(Box<int> x);"),
            "no pointer");
}

TEST(Intrusive, WithoutArrowIsNone) {
  EXPECT_EQ(ownership("struct Lock { int *p;"
                      "Lock(const Lock &o) : p(o.p) { ++*p; } ~Lock() {} };"
                      "void f(Lock x);"),
            "no pointer");
}

TEST(Intrusive, PlainCopyIsNone) {
  EXPECT_EQ(ownership("template <class T> struct View { T *p;"
                      "T *operator->(); }; View<int> x;"),
            "no pointer");
}

//===----------------------------------------------------------------------===//
// Other kinds of classes
//===----------------------------------------------------------------------===//

struct Answers {
  bool Erased, Wrapper, Library;
};
Answers kindsOf(const std::string &Code) {
  TestAST AST(Code);
  TypeClassifier Types;
  QualType T = AST.typeOf("x");
  return {Types.isErasedCallable(T), Types.isValueWrapper(T),
          Types.isLibraryClass(T)};
}

TEST(ErasedCallable, Standard) {
  EXPECT_TRUE(kindsOf("std::function<void()> x;").Erased);
  EXPECT_TRUE(kindsOf("void f(const std::function<void()> &x);").Erased);
  EXPECT_TRUE(kindsOf("template <class T> void f(std::function<T> x);").Erased);
}

TEST(ErasedCallable, DerivedFromOne) {
  EXPECT_TRUE(kindsOf("struct F : std::function<void()> {}; F x;").Erased);
}

TEST(ErasedCallable, OthersAreNone) {
  EXPECT_FALSE(kindsOf("void (*x)();").Erased);
  EXPECT_FALSE(kindsOf("auto x = [] {};").Erased);
  EXPECT_FALSE(kindsOf("std::vector<std::function<void()>> x;").Erased);
  EXPECT_FALSE(kindsOf("template <class F> void f(F x);").Erased);
}

TEST(ValueWrapper, Optional) {
  EXPECT_TRUE(kindsOf("std::optional<int> x;").Wrapper);
  EXPECT_FALSE(kindsOf("std::vector<int> x;").Wrapper);
  EXPECT_FALSE(kindsOf("std::shared_ptr<int> x;").Wrapper);
}

TEST(LibraryClass, ByNamespace) {
  EXPECT_TRUE(kindsOf("std::vector<int> x;").Library);
  EXPECT_TRUE(kindsOf("template <class T> void f(std::vector<T> x);").Library);
  EXPECT_TRUE(kindsOf("namespace absl { struct S {}; } absl::S x;").Library);
  EXPECT_FALSE(kindsOf("namespace my { struct S {}; } my::S x;").Library);
  EXPECT_FALSE(kindsOf("struct boost {} x;").Library);
}

TEST(LibraryClass, ByQtsNames) {
  EXPECT_TRUE(
      kindsOf("template <class T> struct QList {}; QList<int> x;").Library);
  EXPECT_FALSE(kindsOf("struct Queue {} x;").Library);
  EXPECT_FALSE(kindsOf("struct Q {} x;").Library);
  EXPECT_FALSE(
      kindsOf("namespace my { struct QList {}; } my::QList x;").Library);
}

TEST(LibraryClass, BuiltinIsNone) {
  EXPECT_FALSE(kindsOf("int x;").Library);
  EXPECT_FALSE(kindsOf("int x[3];").Library);
}

TEST(WeakCounterpart, ByLibrary) {
  TestAST AST("namespace boost {"
              "template <class T> struct shared_ptr {};"
              "template <class T> struct intrusive_ptr {}; }"
              "std::shared_ptr<int> a; boost::shared_ptr<int> b;"
              "boost::intrusive_ptr<int> c; std::unique_ptr<int> d; int *e;"
              "struct P : std::shared_ptr<int> {} f;");
  TypeClassifier Types;
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("a")), "std::weak_ptr");
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("b")), "boost::weak_ptr");
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("c")), "");
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("d")), "");
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("e")), "");
  EXPECT_EQ(Types.weakCounterpart(AST.typeOf("f")), "");
}

TEST(NullType, IsNothing) {
  TypeClassifier Types;
  EXPECT_FALSE(Types.pointer(QualType()));
  EXPECT_FALSE(Types.isErasedCallable(QualType()));
  EXPECT_FALSE(Types.isLibraryClass(QualType()));
  EXPECT_EQ(TypeClassifier::classOf(QualType()), nullptr);
  EXPECT_TRUE(pointeeType(QualType()).isNull());
}

std::string pointee(const std::string &Code) {
  TestAST AST(Code);
  QualType T = pointeeType(AST.typeOf("x"));
  return T.isNull() ? "unknown" : T.getAsString();
}

TEST(PointeeType, OfEachKind) {
  EXPECT_EQ(pointee("int *x;"), "int");
  EXPECT_EQ(pointee("std::shared_ptr<int> x;"), "int");
  EXPECT_EQ(pointee("void f(const std::unique_ptr<const int> &x);"),
            "const int");
  EXPECT_EQ(pointee("template <class T> void f(std::shared_ptr<T> x);"), "T");
}

TEST(PointeeType, BehindADependentAlias) {
  EXPECT_EQ(pointee("template <class A, class T>"
                    "using P = std::shared_ptr<T>;"
                    "template <class A, class T> void f(P<A, T> x);"),
            "T");
}

TEST(PointeeType, Unknown) {
  EXPECT_EQ(pointee("int x;"), "unknown");
  EXPECT_EQ(pointee("struct S {} x;"), "unknown");
  EXPECT_EQ(pointee("template <int N> struct A {}; A<1> x;"), "unknown");
  EXPECT_EQ(pointee("template <class T> void f(T x);"), "unknown");
}

//===----------------------------------------------------------------------===//
// Functions with bodies
//===----------------------------------------------------------------------===//

/// The names of the functions, in the order in which they are told; lambdas are
/// "operator()".
std::string functions(const std::string &Code) {
  TestAST AST(Code);
  std::string Names;
  for (const FunctionDecl *F :
       functionsWithBodies(AST.context(), TypeClassifier()).All)
    Names += (Names.empty() ? "" : " ") + F->getNameAsString();
  return Names;
}

TEST(Functions, InTheOrderOfTheSource) {
  EXPECT_EQ(functions("void b() {} void a() {} namespace n { void c() {} }"),
            "b a c");
}

TEST(Functions, DeclarationsAreNone) {
  EXPECT_EQ(functions("void a(); struct S { void b(); void c() = delete;"
                      "S() = default; };"),
            "");
}

TEST(Functions, Members) {
  EXPECT_EQ(functions("struct S { S() {} void a() {} void b();"
                      "struct In { void c() {} }; friend void d() {} };"
                      "void S::b() {}"),
            "S a c d b");
}

TEST(Functions, PatternAndSpecialisations) {
  EXPECT_EQ(functions("template <class T> void a(T) {}"
                      "void b() { a(1); a('c'); }"),
            "a a a b");
}

TEST(Functions, MembersOfSpecialisationsOnceUsed) {
  EXPECT_EQ(functions("template <class T> struct S { void a() {}"
                      "void never() {} };"
                      "void b(S<int> s) { s.a(); }"),
            "a never a b");
}

TEST(Functions, Lambdas) {
  EXPECT_EQ(functions("void a() { auto l = [] { return [] {}; }; }"),
            "a operator() operator()");
}

TEST(Functions, LambdaInAVariable) {
  EXPECT_EQ(functions("auto l = [] {};"), "operator()");
  EXPECT_EQ(functions("struct S { int x = [] { return 1; }(); };"),
            "operator()");
}

TEST(Functions, GenericLambdaWithSpecialisation) {
  EXPECT_EQ(functions("void a() { [](auto) {}(1); }"),
            "a operator() operator()");
}

TEST(Functions, NoneOfSystemHeaders) {
  EXPECT_EQ(functions("void a(std::shared_ptr<int> p) {"
                      "auto q = std::make_shared<int>(1); }"),
            "a");
}

TEST(Functions, Empty) { EXPECT_EQ(functions(""), ""); }

TEST(Functions, LinkageSpecification) {
  EXPECT_EQ(functions("extern \"C\" { void a() {} }"), "a");
}

TEST(Functions, VeryMany) {
  std::string Code;
  for (unsigned I = 0; I < 5000; ++I)
    Code += "void f" + std::to_string(I) + "() {}\n";
  TestAST AST(Code);
  EXPECT_EQ(functionsWithBodies(AST.context(), TypeClassifier()).All.size(),
            5000U);
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

/// Every name once, none empty, none with leading colons.
template <typename Range, typename GetName>
void expectNames(const Range &Table, GetName Name) {
  llvm::StringSet<> Seen;
  EXPECT_FALSE(Table.empty());
  for (const auto &Row : Table) {
    StringRef N = Name(Row);
    EXPECT_FALSE(N.empty() || N.starts_with("::")) << N.str();
    EXPECT_TRUE(Seen.insert(N).second) << N.str() << " is there twice";
  }
}

TEST(Knowledge, NamesAreUnique) {
  auto Itself = [](StringRef Name) { return Name; };
  expectNames(knowledge::sharedPointers(),
              [](const knowledge::SharedPointer &P) { return P.Shared; });
  expectNames(knowledge::libraryCalls(),
              [](const knowledge::LibraryCall &C) { return C.Name; });
  expectNames(knowledge::containerMembers(),
              [](const knowledge::ContainerMember &M) { return M.Name; });
  expectNames(knowledge::uniquePointers(), Itself);
  expectNames(knowledge::borrowingPointers(), Itself);
  expectNames(knowledge::erasedCallables(), Itself);
  expectNames(knowledge::valueWrappers(), Itself);
  expectNames(knowledge::libraryNamespaces(), Itself);
  expectNames(knowledge::selfAccessors(), Itself);
  expectNames(knowledge::weakSelfAccessors(), Itself);
  expectNames(knowledge::teardownWords(), Itself);
  expectNames(knowledge::countUpWords(), Itself);
  expectNames(knowledge::countDownWords(), Itself);
}

TEST(Knowledge, ClassesAreOfOneKind) {
  llvm::StringSet<> Seen;
  auto Add = [&](StringRef Name) {
    EXPECT_TRUE(Seen.insert(Name).second) << Name.str() << " is of two kinds";
  };
  for (const knowledge::SharedPointer &P : knowledge::sharedPointers()) {
    Add(P.Shared);
    if (!P.Weak.empty())
      Add(P.Weak);
  }
  for (ArrayRef<llvm::StringLiteral> Table :
       {knowledge::uniquePointers(), knowledge::borrowingPointers(),
        knowledge::erasedCallables(), knowledge::valueWrappers()})
    for (StringRef Name : Table)
      Add(Name);
}

TEST(Knowledge, WordsAreLowerCase) {
  for (ArrayRef<llvm::StringLiteral> Table :
       {knowledge::teardownWords(), knowledge::countUpWords(),
        knowledge::countDownWords()})
    for (StringRef Word : Table)
      EXPECT_EQ(Word, Word.lower());
}

TEST(Captures, OfTemplates) {
  auto Late = [](const std::string &Lambda) {
    TestAST AST("template <class T> void use(T); template <class T>"
                "void f(T t, int n) { const int k = 1; static T s; auto l = " +
                Lambda + "; }");
    std::string Names;
    for (const VarDecl *Var :
         lateCaptures(*AST.lambdas().front()->getLambdaClass()))
      Names += (Names.empty() ? "" : " ") + Var->getNameAsString();
    return Names;
  };
  EXPECT_EQ(Late("[=] { use(t); }"), "t");
  EXPECT_EQ(Late("[&] { use(t); T u = t; use(u); use(s); use(k); }"), "t");
  EXPECT_EQ(Late("[=] { return [=] { use(t); }; }"), "t");
  EXPECT_EQ(Late("[=] { use(sizeof(t)); }"), "");
  EXPECT_EQ(Late("[t] { use(t); }"), "");
  EXPECT_EQ(Late("[=, &t] { use(t); }"), "");
  EXPECT_EQ(Late("[] {}"), "");
}

} // namespace
} // namespace clang::templates::test
