//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each answer is compared with what operator new counts when the same code is
// compiled and run.
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/InlineStorage.h"
#include "test/lib/TestAST.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <map>

namespace clang::templates::test {
namespace {

struct Conversion {
  /// The name of the variable of the erased type.
  const char *Name;
  const char *Erased;
  /// What is converted.
  const char *Value;
};

/// Types of values at the borders of the rules: size, alignment, triviality and
/// what may throw.
constexpr const char Values[] = R"cpp(
struct Bytes1 { char B[1]; void operator()() const {} };
struct Bytes8 { char B[8]; void operator()() const {} };
struct Bytes9 { char B[9]; void operator()() const {} };
struct Bytes16 { char B[16]; void operator()() const {} };
struct Bytes17 { char B[17]; void operator()() const {} };
struct Bytes24 { char B[24]; void operator()() const {} };
struct Bytes25 { char B[25]; void operator()() const {} };
struct Bytes32 { char B[32]; void operator()() const {} };
struct Bytes33 { char B[33]; void operator()() const {} };
struct alignas(16) Aligned16 { char B[16]; void operator()() const {} };
struct alignas(32) Aligned32 { char B[32]; void operator()() const {} };
struct Destroyed { void *P = nullptr; ~Destroyed() {} void operator()() const {} };
struct CopyThrows {
  CopyThrows() = default;
  CopyThrows(const CopyThrows &) {}
  CopyThrows(CopyThrows &&) noexcept {}
  void operator()() const {}
};
struct MoveThrows {
  MoveThrows() = default;
  MoveThrows(const MoveThrows &) noexcept {}
  MoveThrows(MoveThrows &&) {}
  void operator()() const {}
};
struct NeverThrows {
  NeverThrows() = default;
  NeverThrows(const NeverThrows &) noexcept {}
  NeverThrows(NeverThrows &&) noexcept {}
  void operator()() const {}
};
struct Method { void run() {} int Field = 0; };
template <int N> struct Holder { char Data[N]; void operator()() const {} };
inline void plain() {}
inline void taking(int, int) {}
inline int A, B, C;
)cpp";

constexpr const char *Callables[] = {
    "Bytes1{}",
    "Bytes8{}",
    "Bytes9{}",
    "Bytes16{}",
    "Bytes17{}",
    "Bytes24{}",
    "Bytes25{}",
    "Bytes32{}",
    "Bytes33{}",
    "Aligned16{}",
    "Aligned32{}",
    "Destroyed{}",
    "CopyThrows{}",
    "MoveThrows{}",
    "NeverThrows{}",
    "Holder<16>{}",
    "Holder<48>{}",
    "[] {}",
    "&plain",
    "[X = &A] { ++*X; }",
    "[X = &A, Y = &B] { *X = *Y; }",
    "[X = &A, Y = &B, Z = &C] { *X = *Y + *Z; }",
    "[X = &A, Y = &B, Z = &C, V = &A] { *X = *Y + *Z + *V; }",
    "[P = std::shared_ptr<int>()] {}",
    "[S = std::string()] {}",
    "[V = std::vector<int>()] {}",
    "std::bind(&plain)",
    "std::bind(&taking, 1, 2)",
    "std::bind(&Method::run, Method())",
    "std::function<void()>()",
    "std::function<int()>([] { return 1; })",
    "std::function<int()>([X = &A, Y = &B, Z = &C] { return *X + *Y + *Z; })",
};

constexpr const char *Plain[] = {
    "1",
    "1.5",
    "\"text\"",
    "Bytes1{}",
    "Bytes8{}",
    "Bytes9{}",
    "Bytes16{}",
    "Bytes17{}",
    "Bytes24{}",
    "Bytes25{}",
    "Aligned16{}",
    "CopyThrows{}",
    "MoveThrows{}",
    "NeverThrows{}",
    "std::string()",
    "std::vector<int>()",
    "std::shared_ptr<int>()",
    "std::function<void()>([] {})",
};

std::vector<Conversion> conversions(const char *Erased,
                                    ArrayRef<const char *> Values,
                                    std::vector<std::string> &Names) {
  std::vector<Conversion> All;
  Names.reserve(Values.size());
  for (const char *Value : Values) {
    Names.push_back("e" + std::to_string(Names.size()));
    All.push_back({Names.back().c_str(), Erased, Value});
  }
  return All;
}

/// A program that prints how many blocks each conversion takes.
std::string programOf(ArrayRef<Conversion> Conversions,
                      const std::string &Headers) {
  std::string Code = Headers + R"cpp(
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>
static long Blocks;
void *operator new(std::size_t Size) { ++Blocks; return std::malloc(Size); }
void *operator new(std::size_t Size, std::align_val_t Align) {
  ++Blocks;
  return std::aligned_alloc(std::size_t(Align), Size);
}
void operator delete(void *P) noexcept { std::free(P); }
void operator delete(void *P, std::size_t) noexcept { std::free(P); }
void operator delete(void *P, std::align_val_t) noexcept { std::free(P); }
void operator delete(void *P, std::size_t, std::align_val_t) noexcept {
  std::free(P);
}
)cpp" + Values + "int main() {\n";
  for (const Conversion &C : Conversions)
    Code += std::string("{ auto v = ") + C.Value +
            "; Blocks = 0; "
            "{ " +
            C.Erased + " " + C.Name + "(std::move(v)); std::printf(\"" +
            C.Name + " %ld\\n\", Blocks); } }\n";
  return Code + "}\n";
}

/// What the program prints, by name.
std::map<std::string, int> run(const std::string &Code,
                               const std::string &Standard, Library Std) {
  llvm::SmallString<128> Source, Program, Output;
  int File;
  if (llvm::sys::fs::createTemporaryFile("erased", "cpp", File, Source) ||
      llvm::sys::fs::createTemporaryFile("erased", "out", Program) ||
      llvm::sys::fs::createTemporaryFile("erased", "txt", Output)) {
    ADD_FAILURE() << "no temporary files";
    return {};
  }
  llvm::raw_fd_ostream(File, /*shouldClose=*/true) << Code;
  const std::string Std_ = "-std=" + Standard;
  std::vector<StringRef> Arguments = {CLANGXX, Std_, "-w",   "-O0",
                                      Source,  "-o", Program};
  if (Std == Library::LibCxx)
    Arguments.push_back("-stdlib=libc++");
  const std::optional<StringRef> Redirects[] = {StringRef(), Output.str(),
                                                std::nullopt};
  std::map<std::string, int> Counts;
  if (llvm::sys::ExecuteAndWait(CLANGXX, Arguments) != 0 ||
      llvm::sys::ExecuteAndWait(Program, {Program}, std::nullopt, Redirects) !=
          0) {
    ADD_FAILURE() << "does not compile, or crashes:\n" << Code;
  } else if (auto Text = llvm::MemoryBuffer::getFile(Output)) {
    for (StringRef Line : llvm::split((*Text)->getBuffer().rtrim(), '\n')) {
      auto [Name, Count] = Line.split(' ');
      Counts[Name.str()] = std::stoi(Count.str());
    }
  }
  for (StringRef Path : {Source.str(), Program.str(), Output.str()})
    llvm::sys::fs::remove(Path);
  return Counts;
}

/// The conversion that initialises variable \p Name.
std::optional<Erasure> erasureOf(const TestAST &AST, StringRef Name,
                                 const InlineStorage &Storage) {
  const auto *Variable = AST.find<VarDecl>(Name);
  const Expr *Init = Variable ? Variable->getInit() : nullptr;
  if (!Init)
    return std::nullopt;
  Init = Init->IgnoreImplicit();
  while (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Init))
    Init = Cast->getSubExpr()->IgnoreImplicit();
  const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
  return Construct ? Storage.erasure(*Construct->getConstructor())
                   : std::nullopt;
}

void compare(ArrayRef<Conversion> Conversions, const std::string &Headers,
             const std::string &Standard, Library Std) {
  const std::string Code = programOf(Conversions, Headers);
  TestAST AST(Code, Standard, Std);
  const InlineStorage Storage(AST.context());
  std::map<std::string, int> Counts = run(Code, Standard, Std);
  for (const Conversion &C : Conversions) {
    std::optional<Erasure> E = erasureOf(AST, C.Name, Storage);
    // A copy of the erased type itself is no conversion.
    if (StringRef(C.Value).starts_with((Twine(C.Erased) + "(").str())) {
      EXPECT_FALSE(E) << C.Value;
      continue;
    }
    ASSERT_TRUE(E) << C.Erased << " of " << C.Value;
    ASSERT_TRUE(Counts.count(C.Name)) << C.Name;
    EXPECT_EQ(E->Answer, Counts[C.Name] ? Allocates::Yes : Allocates::No)
        << C.Erased << " of " << C.Value << ", " << Standard << ", "
        << (Std == Library::LibCxx ? "libc++" : "libstdc++");
    // The reason that is told fits the answer.
    if (E->Answer == Allocates::Yes && E->InlineSize &&
        E->Lacks == knowledge::InlineRequirement::None &&
        !StringRef(C.Value).starts_with("Aligned"))
      EXPECT_GT(E->ValueSize, *E->InlineSize) << C.Erased << " of " << C.Value;
    if (E->Answer == Allocates::No && E->InlineSize)
      EXPECT_LE(E->ValueSize, *E->InlineSize) << C.Erased << " of " << C.Value;
  }
}

struct Setting {
  const char *Standard;
  Library Std;
};

class RealLibrary : public testing::TestWithParam<Setting> {};

TEST_P(RealLibrary, Function) {
  std::vector<std::string> Names;
  compare(conversions("std::function<void()>", Callables, Names), "",
          GetParam().Standard, GetParam().Std);
}

TEST_P(RealLibrary, FunctionOfMembers) {
  const Conversion Members[] = {
      {"e0", "std::function<void(Method &)>", "&Method::run"},
      {"e1", "std::function<int(Method &)>", "&Method::Field"},
      {"e2", "std::function<void(Method &)>", "std::mem_fn(&Method::run)"},
      {"e3", "std::function<void(int)>",
       "std::bind(&taking, 1, std::placeholders::_1)"},
  };
  compare(Members, "", GetParam().Standard, GetParam().Std);
}

TEST_P(RealLibrary, Any) {
  std::vector<std::string> Names;
  compare(conversions("std::any", Plain, Names), "#include <any>",
          GetParam().Standard, GetParam().Std);
}

INSTANTIATE_TEST_SUITE_P(InlineStorage, RealLibrary,
                         testing::Values(Setting{"c++17", Library::Real},
                                         Setting{"c++20", Library::Real},
                                         Setting{"c++17", Library::LibCxx},
                                         Setting{"c++23", Library::LibCxx}));

TEST(InlineStorage, MoveOnlyFunctionOfLibstdcxx) {
  std::vector<std::string> Names;
  compare(conversions("std::move_only_function<void()>", Callables, Names), "",
          "c++23", Library::Real);
}

TEST(InlineStorage, PoliciesOfLibcxx) {
  std::vector<std::string> Names;
  compare(conversions("std::function<void()>", Callables, Names),
          "#define _LIBCPP_ABI_OPTIMIZED_FUNCTION\n", "c++17", Library::LibCxx);
}

/// A std::function with the members of MSVC's, whose code is out of sight.
TEST(InlineStorage, RulesWhereNoCodeIsVisible) {
  const char Code[] = R"cpp(
namespace std {
template <typename> class function;
template <typename R, typename... Args> class function<R(Args...)> {
  union Storage { void *Pointers[8]; double Aligned; } _Mystorage;
public:
  template <typename F> function(F &&);
  R operator()(Args...) const;
};
class any {
public:
  template <typename T> any(T &&);
};
} // namespace std
struct Bytes48 { char B[48]; void operator()() const {} };
struct Bytes49 { char B[49]; void operator()() const {} };
struct MoveThrows {
  MoveThrows(const MoveThrows &);
  MoveThrows(MoveThrows &&) noexcept(false);
  void operator()() const {}
};
struct CopyOnly { CopyOnly(const CopyOnly &) noexcept; void operator()() const; };
struct Implicit { CopyOnly Part; MoveThrows Other; void operator()() const; };
void f(Bytes48 A, Bytes49 B, MoveThrows C, CopyOnly D, Implicit E) {
  std::function<void()> Small(A);
  std::function<void()> Large(B);
  std::function<void()> Throws(static_cast<MoveThrows &&>(C));
  std::function<void()> Copied(D);
  std::function<void()> Unknown(E);
  std::any Hidden(A);
}
)cpp";
  // Not the mock of the other tests: it has a body.
  TestAST AST(Code, "c++17", Library::Real);
  const InlineStorage Storage(AST.context());
  auto Answer = [&](const char *Name) {
    std::optional<Erasure> E = erasureOf(AST, Name, Storage);
    EXPECT_TRUE(E) << Name;
    return E ? E->Answer : Allocates::CannotTell;
  };
  EXPECT_EQ(Answer("Small"), Allocates::No);
  EXPECT_EQ(Answer("Large"), Allocates::Yes);
  EXPECT_EQ(Answer("Throws"), Allocates::Yes);
  EXPECT_EQ(Answer("Copied"), Allocates::No);
  // Nobody asked whether its implicit copy can throw.
  EXPECT_EQ(Answer("Unknown"), Allocates::CannotTell);
  // No rule for this layout.
  EXPECT_EQ(Answer("Hidden"), Allocates::CannotTell);
  EXPECT_EQ(erasureOf(AST, "Small", Storage)->InlineSize->getQuantity(), 48);
  EXPECT_EQ(erasureOf(AST, "Throws", Storage)->Lacks,
            knowledge::InlineRequirement::NothrowMovable);
}

TEST(InlineStorage, OwnClasses) {
  const char Code[] = R"cpp(
namespace app {
struct Base { virtual ~Base(); };
template <typename F> struct Holder : Base { F Do; Holder(F D) : Do(D) {} };
class Task {
  Base *Held;
public:
  template <typename F> Task(F Do) : Held(new Holder<F>(Do)) {}
};
} // namespace app
void f(int X) { app::Task Boxed([X] {}); }
)cpp";
  TestAST AST(Code);
  EXPECT_FALSE(erasureOf(AST, "Boxed", InlineStorage(AST.context())));
  const InlineStorage Storage(AST.context(), {"::app::Task"});
  EXPECT_EQ(erasureOf(AST, "Boxed", Storage)->Answer, Allocates::Yes);
  EXPECT_EQ(Storage.allocatingConversions().size(), 1u);
}

TEST(InlineStorage, SharedPointerToVoid) {
  const char Code[] = R"cpp(
#include <memory>
void f(std::unique_ptr<int> U, std::shared_ptr<int> S, int X) {
  std::shared_ptr<void> Guard(nullptr, [&](void *) { ++X; });
  std::shared_ptr<void> Deleted(&X, [&](int *) { ++X; });
  std::shared_ptr<void> Made(new int);
  std::shared_ptr<void> Taken(std::move(U));
  std::shared_ptr<void> Shared(S);
}
)cpp";
  TestAST AST(Code, "c++17", Library::Real);
  const InlineStorage Storage(AST.context());
  for (const char *Name : {"Guard", "Deleted", "Made", "Taken"})
    EXPECT_EQ(erasureOf(AST, Name, Storage)->Answer, Allocates::Yes) << Name;
  EXPECT_EQ(erasureOf(AST, "Shared", Storage)->Answer, Allocates::No);
}

} // namespace
} // namespace clang::templates::test
