//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The compiler says what is true: no answer may differ, and few may be missing.
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/ConceptModels.h"
#include "test/lib/TestAST.h"
#include "gtest/gtest.h"

namespace clang::templates::test {
namespace {

using knowledge::StandardConcept;

constexpr const char Headers[] = R"cpp(
#include <any>
#include <array>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <concepts>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <functional>
#include <future>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <ranges>
#include <regex>
#include <set>
#include <span>
#include <stack>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
)cpp";

constexpr const char Declarations[] = R"cpp(
enum Colour { Red };
enum class Scoped { One };
namespace own {
enum class Compared { A };
bool operator==(Compared, Compared) = delete;
}
struct Incomplete;
struct Plain {
  int X;
};
struct Comparable {
  int X;
  bool operator==(const Comparable &) const = default;
};
struct HoldsPlain {
  Plain P;
  bool operator==(const HoldsPlain &) const = default;
};
struct Ordered {
  int X;
  auto operator<=>(const Ordered &) const = default;
};
struct OrderedByHand {
  int X;
  std::strong_ordering operator<=>(const OrderedByHand &) const;
  bool operator==(const OrderedByHand &) const;
};
struct ThreeWayOnly {
  std::weak_ordering operator<=>(const ThreeWayOnly &) const;
};
struct Relations {
  friend bool operator==(const Relations &, const Relations &);
  friend bool operator<(const Relations &, const Relations &);
  friend bool operator>(const Relations &, const Relations &);
  friend bool operator<=(const Relations &, const Relations &);
  friend bool operator>=(const Relations &, const Relations &);
};
struct OnlyLess {
  bool operator<(const OnlyLess &) const;
  bool operator==(const OnlyLess &) const;
};
struct NotConst {
  bool operator==(const NotConst &);
};
struct Tristate {
  int operator==(const Tristate &) const;
};
struct Odd {
  struct Result {};
  Result operator==(const Odd &) const;
};
struct DeletedEqual {
  bool operator==(const DeletedEqual &) const = delete;
};
class PrivateEqual {
  bool operator==(const PrivateEqual &) const;
};
struct MoveOnly {
  MoveOnly(MoveOnly &&) = default;
  MoveOnly &operator=(MoveOnly &&) = default;
};
struct Immovable {
  Immovable(const Immovable &) = delete;
  Immovable &operator=(const Immovable &) = delete;
};
struct CopyNotAssign {
  const int X;
};
struct HoldsReference {
  int &R;
};
struct NoDefault {
  explicit NoDefault(int);
};
struct ExplicitDefault {
  explicit ExplicitDefault();
};
struct HoldsExplicitDefault {
  ExplicitDefault E;
};
struct HoldsMoveOnly {
  MoveOnly M;
  std::string S;
};
struct HoldsImmovable {
  Immovable I;
};
struct HoldsUnique {
  std::unique_ptr<int> P;
  int X = 1;
};
struct HoldsPair {
  std::pair<int, std::string> P;
  std::optional<int> O;
};
struct HoldsConst {
  const int X = 1;
  Plain P;
};
struct Abstract {
  virtual void f() = 0;
};
struct Derived : Comparable {};
struct PrivatelyDerived : private Comparable {};
struct Diamond1 : virtual Comparable {};
struct Diamond2 : virtual Comparable {};
struct Diamond : Diamond1, Diamond2 {};
struct Left : Comparable {};
struct Right : Comparable {};
struct Ambiguous : Left, Right {};
class PrivateDestructor {
  ~PrivateDestructor();
};
class PrivateCopy {
  PrivateCopy(const PrivateCopy &);

public:
  PrivateCopy();
};
class ProtectedDefault {
protected:
  ProtectedDefault();
};
struct DerivesProtected : ProtectedDefault {};
struct ThrowingDestructor {
  ~ThrowingDestructor() noexcept(false);
};
struct HoldsThrowing {
  ThrowingDestructor T;
};
struct OwnDestructor {
  ~OwnDestructor();
};
struct OwnCopy {
  OwnCopy();
  OwnCopy(const OwnCopy &);
  OwnCopy &operator=(const OwnCopy &);
};
struct MutableCopy {
  MutableCopy();
  MutableCopy(MutableCopy &);
  MutableCopy &operator=(MutableCopy &);
};
struct ExplicitCopy {
  ExplicitCopy();
  explicit ExplicitCopy(const ExplicitCopy &);
};
struct AssignsVoid {
  void operator=(const AssignsVoid &);
};
struct Greedy {
  Greedy();
  template <class T> Greedy(T &&);
};
struct FromInt {
  FromInt(int);
};
struct ToInt {
  operator int() const;
};
struct ToBoolExplicit {
  explicit operator bool() const;
};
struct ToPointer {
  operator const char *() const;
};
union Either {
  int I;
  float F;
};
union EitherString {
  int I;
  std::string S;
};
struct BitField {
  int A : 3;
  int : 2;
};
struct OwnNew {
  void *operator new(std::size_t) = delete;
};
struct Swaps {
  Swaps(Swaps &&) = delete;
  friend void swap(Swaps &, Swaps &);
};
struct DeletedSwap {
  DeletedSwap(const DeletedSwap &);
  DeletedSwap &operator=(const DeletedSwap &);
  friend void swap(DeletedSwap &, DeletedSwap &) = delete;
};
struct Volatile {
  volatile int X;
};
struct Nested {
  struct Inner {
    bool operator==(const Inner &) const = default;
  };
};
struct Tree {
  std::vector<Tree> Children;
  bool operator==(const Tree &) const = default;
};

namespace shapes {
struct Free {
  int X;
};
bool operator==(const Free &, const Free &);
bool operator<(const Free &, const Free &);
template <class T> struct Box { T Value; };
template <class T> bool operator==(const Box<T> &, const Box<T> &);
template <class T> struct FriendBox {
  T Value;
  friend bool operator==(const FriendBox &A, const FriendBox &B) {
    return A.Value == B.Value;
  }
};
template <class T> struct TemplatedFriend {
  template <class U>
  friend bool operator==(const TemplatedFriend &, const TemplatedFriend<U> &);
};
template <class T> struct Defaulted {
  T Value;
  bool operator==(const Defaulted &) const = default;
};
template <class T> struct Constrained {
  Constrained(const Constrained &) requires std::copyable<T>
  = default;
};
struct DerivedFromBox : Box<int> {};
}
namespace constrained {
struct ByTemplate {};
template <class T>
requires std::same_as<T, ByTemplate>
bool operator==(const T &, const T &);
}
namespace other {
struct Unrelated {};
}
bool operator==(const other::Unrelated &, const other::Unrelated &);

template <class T, class Tag> struct Iterator {
  using value_type = std::remove_const_t<T>;
  using reference = T &;
  using pointer = T *;
  using difference_type = std::ptrdiff_t;
  using iterator_category = Tag;
  T &operator*() const;
  T *operator->() const;
  Iterator &operator++();
  Iterator operator++(int);
  Iterator &operator--();
  Iterator operator--(int);
  Iterator &operator+=(std::ptrdiff_t);
  Iterator &operator-=(std::ptrdiff_t);
  Iterator operator+(std::ptrdiff_t) const;
  friend Iterator operator+(std::ptrdiff_t, Iterator);
  Iterator operator-(std::ptrdiff_t) const;
  std::ptrdiff_t operator-(Iterator) const;
  T &operator[](std::ptrdiff_t) const;
  bool operator==(const Iterator &) const;
  auto operator<=>(const Iterator &) const = default;
};
struct OldIterator {
  typedef int value_type;
  typedef int difference_type;
  typedef int *pointer;
  typedef int &reference;
  typedef std::forward_iterator_tag iterator_category;
  int &operator*() const;
  OldIterator &operator++();
  OldIterator operator++(int);
  bool operator==(const OldIterator &) const;
  bool operator!=(const OldIterator &) const;
};
struct ProxyIterator : OldIterator {
  int operator*() const;
  ProxyIterator &operator++();
  ProxyIterator operator++(int);
};
struct NoPostfix : OldIterator {
  NoPostfix &operator++();
};
struct InheritedSteps : OldIterator {};
struct NoDifference {
  int &operator*() const;
  NoDifference &operator++();
  NoDifference operator++(int);
};
struct VoidStep {
  using difference_type = int;
  using value_type = int;
  int &operator*() const;
  VoidStep &operator++();
  void operator++(int);
};
struct OwnTraits {
  int &operator*() const;
  OwnTraits &operator++();
  OwnTraits operator++(int);
  bool operator==(const OwnTraits &) const;
};
template <> struct std::iterator_traits<OwnTraits> {
  using value_type = int;
  using difference_type = int;
  using reference = int &;
  using pointer = int *;
  using iterator_category = std::forward_iterator_tag;
};
struct Output {
  using difference_type = std::ptrdiff_t;
  Output &operator*();
  Output &operator++();
  Output operator++(int);
  Output &operator=(const int &);
};

struct Range {
  int *begin() const;
  int *end() const;
};
struct MutableRange {
  int *begin();
  int *end();
};
struct SizedRange {
  OldIterator begin() const;
  OldIterator end() const;
  std::size_t size() const;
};
struct UnsizedRange {
  OldIterator begin() const;
  OldIterator end() const;
};
struct Both {
  int *begin();
  int *end();
  const int *begin() const;
  const int *end() const;
  unsigned size() const;
};
struct HalfRange {
  int *begin() const;
};
struct NoIterators {
  void begin() const;
  void end() const;
};
struct OwnSentinel {
  struct End {
    bool operator==(const OldIterator &) const;
  };
  OldIterator begin() const;
  End end() const;
};
struct DerivedVector : std::vector<int> {};
class PrivateRange {
  int *begin() const;
  int *end() const;
};
namespace free_range {
struct R {};
int *begin(const R &);
int *end(const R &);
struct M {};
int *begin(M &);
int *end(M &);
}
template <class T> struct List {
  using iterator = Iterator<T, std::bidirectional_iterator_tag>;
  using const_iterator = Iterator<const T, std::bidirectional_iterator_tag>;
  iterator begin();
  iterator end();
  const_iterator begin() const;
  const_iterator end() const;
  std::size_t size() const;
};

int Global;
auto Captureless = [](int X) { return X > 0; };
auto Capturing = [Copy = 1](int X) { return X > Copy; };
auto CapturesMoveOnly = [Copy = std::unique_ptr<int>()] {};
auto ByReference = [&R = Global] { return R; };
auto Mutating = [Count = 0]() mutable { return ++Count; };
auto Generic = [](auto X, auto) { return X; };
struct Functor {
  bool operator()(int) const;
};
struct Overloaded {
  bool operator()(int) const;
  int operator()(const std::string &) const;
};
struct NonConstFunctor {
  void operator()();
};
struct LessFor {
  bool operator()(const Plain &, const Plain &) const;
};
void function(int);
bool test(const std::string &);
)cpp";

constexpr const char *Types[] = {
    // Fundamental types and what is made of them.
    "void",
    "bool",
    "char",
    "char8_t",
    "wchar_t",
    "signed char",
    "int",
    "unsigned long",
    "float",
    "double",
    "long double",
    "std::nullptr_t",
    "const int",
    "volatile int",
    "int &",
    "const int &",
    "int &&",
    "int[3]",
    "const int[2]",
    "int[]",
    "int[2][3]",
    "Plain[2]",
    "Immovable[2]",
    "void()",
    "int(int)",
    "void (&)()",
    "void (&&)()",
    "int *",
    "const int *",
    "int *const",
    "void *",
    "void (*)()",
    "Incomplete *",
    "Plain *",
    "Abstract *",
    "int **",
    "int Plain::*",
    "void (Abstract::*)()",
    "MoveOnly &",
    "MoveOnly &&",
    "std::string &",
    "const std::string &",
    "Colour",
    "Scoped",
    "own::Compared",
    "std::byte",
    // Classes.
    "Plain",
    "const Plain",
    "volatile Plain",
    "Comparable",
    "const Comparable",
    "HoldsPlain",
    "Ordered",
    "OrderedByHand",
    "ThreeWayOnly",
    "Relations",
    "OnlyLess",
    "NotConst",
    "Tristate",
    "Odd",
    "DeletedEqual",
    "PrivateEqual",
    "MoveOnly",
    "Immovable",
    "CopyNotAssign",
    "HoldsReference",
    "NoDefault",
    "ExplicitDefault",
    "HoldsExplicitDefault",
    "HoldsMoveOnly",
    "HoldsImmovable",
    "HoldsUnique",
    "HoldsPair",
    "HoldsConst",
    "Abstract",
    "Derived",
    "PrivatelyDerived",
    "Diamond",
    "Ambiguous",
    "PrivateDestructor",
    "PrivateCopy",
    "ProtectedDefault",
    "DerivesProtected",
    "ThrowingDestructor",
    "HoldsThrowing",
    "OwnDestructor",
    "OwnCopy",
    "MutableCopy",
    "ExplicitCopy",
    "AssignsVoid",
    "Greedy",
    "FromInt",
    "ToInt",
    "ToBoolExplicit",
    "ToPointer",
    "Either",
    "EitherString",
    "BitField",
    "OwnNew",
    "Swaps",
    "DeletedSwap",
    "Volatile",
    "Nested::Inner",
    "Tree",
    "shapes::Free",
    "shapes::Box<int>",
    "shapes::Box<Plain>",
    "shapes::FriendBox<int>",
    "shapes::FriendBox<Plain>",
    "shapes::TemplatedFriend<int>",
    "shapes::Defaulted<int>",
    "shapes::Defaulted<Plain>",
    "shapes::Constrained<int>",
    "constrained::ByTemplate",
    "shapes::DerivedFromBox",
    "other::Unrelated",
    // Iterators and ranges.
    "Iterator<int, std::input_iterator_tag>",
    "Iterator<int, std::forward_iterator_tag>",
    "Iterator<const int, std::bidirectional_iterator_tag>",
    "Iterator<Plain, std::random_access_iterator_tag>",
    "const Iterator<int, std::random_access_iterator_tag>",
    "OldIterator",
    "ProxyIterator",
    "NoPostfix",
    "InheritedSteps",
    "NoDifference",
    "VoidStep",
    "OwnTraits",
    "Output",
    "Range",
    "const Range",
    "Range &",
    "MutableRange",
    "const MutableRange",
    "const MutableRange &",
    "SizedRange",
    "UnsizedRange",
    "Both",
    "const Both",
    "HalfRange",
    "NoIterators",
    "OwnSentinel",
    "DerivedVector",
    "const DerivedVector",
    "PrivateRange",
    "free_range::R",
    "const free_range::R",
    "free_range::M",
    "const free_range::M",
    "List<int>",
    "const List<int>",
    "const List<std::string>",
    // Closures and functors.
    "decltype(Captureless)",
    "decltype(Capturing)",
    "decltype(CapturesMoveOnly)",
    "decltype(ByReference)",
    "decltype(Mutating)",
    "decltype(Generic)",
    "Functor",
    // The standard library.
    "std::string",
    "const std::string",
    "std::string_view",
    "std::vector<int>",
    "const std::vector<int>",
    "std::vector<int> &",
    "std::vector<bool>",
    "std::vector<Plain>",
    "std::vector<std::unique_ptr<int>>",
    "std::deque<double>",
    "std::list<std::string>",
    "std::forward_list<int>",
    "std::set<int>",
    "std::map<int, Plain>",
    "std::map<int, std::unique_ptr<int>>",
    "std::map<std::string, int>",
    "std::map<int, int, decltype(LessFor())>",
    "std::set<Plain, LessFor>",
    "std::set<int, decltype(Capturing)>",
    "std::multimap<int, int>",
    "std::unordered_map<int, int>",
    "std::unordered_set<std::string>",
    "std::array<int, 3>",
    "std::array<Plain, 3>",
    "std::array<int, 0>",
    "std::optional<int>",
    "std::optional<Plain>",
    "std::optional<std::unique_ptr<int>>",
    "std::optional<Immovable>",
    "std::pair<int, std::string>",
    "std::pair<int, Plain>",
    "std::pair<const int, int>",
    "std::pair<int &, int>",
    "std::pair<int, Immovable>",
    "std::tuple<int, double>",
    "std::tuple<>",
    "std::tuple<Plain>",
    "std::tuple<int, std::unique_ptr<int>>",
    "std::variant<int, std::string>",
    "std::variant<Plain, int>",
    "std::variant<std::monostate, MoveOnly>",
    "std::unique_ptr<int>",
    "std::unique_ptr<int[]>",
    "std::unique_ptr<int, void (*)(int *)>",
    "std::shared_ptr<Plain>",
    "std::weak_ptr<int>",
    "std::function<int(int)>",
    "std::any",
    "std::complex<double>",
    "std::initializer_list<int>",
    "std::thread",
    "std::thread::id",
    "std::mutex",
    "std::lock_guard<std::mutex>",
    "std::unique_lock<std::mutex>",
    "std::atomic<int>",
    "std::future<int>",
    "std::promise<void>",
    "std::error_code",
    "std::bitset<8>",
    "std::exception",
    "std::chrono::seconds",
    "std::chrono::system_clock::time_point",
    "std::type_index",
    "std::regex",
    "std::filesystem::path",
    "std::queue<int>",
    "std::stack<int>",
    "std::priority_queue<int>",
    "std::reference_wrapper<int>",
    "std::allocator<int>",
    "std::less<int>",
    "std::less<>",
    "std::hash<int>",
    "std::hash<Plain>",
    "std::monostate",
    "std::strong_ordering",
    "std::vector<int>::iterator",
    "std::vector<Plain>::const_iterator",
    "std::vector<bool>::iterator",
    "std::deque<int>::iterator",
    "std::list<int>::iterator",
    "std::list<int>::const_iterator",
    "std::forward_list<int>::iterator",
    "std::set<int>::iterator",
    "std::map<int, int>::iterator",
    "std::map<int, int>::const_iterator",
    "std::unordered_map<int, int>::iterator",
    "std::string::iterator",
    "std::istream_iterator<int>",
    "std::ostream_iterator<int>",
    "std::back_insert_iterator<std::vector<int>>",
    "std::reverse_iterator<int *>",
    "std::reverse_iterator<std::list<int>::iterator>",
    "std::move_iterator<int *>",
    "std::span<int>",
    "const std::span<int>",
    "std::span<int, 3>",
    "std::filesystem::directory_iterator",
    "std::istringstream",
    "std::ostream",
};

/// Arguments of a concept of several types, the first one in front.
struct Relation {
  StandardConcept Concept;
  const char *Arguments;
};

using Is = StandardConcept;
constexpr Relation Relations[] = {
    {Is::EqualityComparableWith, "int, long"},
    {Is::EqualityComparableWith, "int, double"},
    {Is::EqualityComparableWith, "int, int *"},
    {Is::EqualityComparableWith, "int *, const int *"},
    {Is::EqualityComparableWith, "int *, std::nullptr_t"},
    {Is::EqualityComparableWith, "std::string, const char *"},
    {Is::EqualityComparableWith, "std::string, std::string_view"},
    {Is::EqualityComparableWith, "std::string, int"},
    {Is::EqualityComparableWith, "Comparable, Comparable"},
    {Is::EqualityComparableWith, "Comparable, Plain"},
    {Is::EqualityComparableWith, "Derived, Comparable"},
    {Is::EqualityComparableWith, "Scoped, int"},
    {Is::EqualityComparableWith, "ToInt, int"},
    {Is::TotallyOrderedWith, "int, unsigned"},
    {Is::TotallyOrderedWith, "std::string, const char *"},
    {Is::TotallyOrderedWith, "std::string_view, std::string"},
    {Is::TotallyOrderedWith, "Comparable, Comparable"},
    {Is::TotallyOrderedWith, "Ordered, Ordered"},
    {Is::ConvertibleTo, "int, double"},
    {Is::ConvertibleTo, "int, bool"},
    {Is::ConvertibleTo, "int *, bool"},
    {Is::ConvertibleTo, "std::nullptr_t, bool"},
    {Is::ConvertibleTo, "int, int *"},
    {Is::ConvertibleTo, "int *, void *"},
    {Is::ConvertibleTo, "const int *, void *"},
    {Is::ConvertibleTo, "int *, const int *"},
    {Is::ConvertibleTo, "const int *, int *"},
    {Is::ConvertibleTo, "int **, const int **"},
    {Is::ConvertibleTo, "Derived *, Comparable *"},
    {Is::ConvertibleTo, "Comparable *, Derived *"},
    {Is::ConvertibleTo, "PrivatelyDerived *, Comparable *"},
    {Is::ConvertibleTo, "Derived, Comparable"},
    {Is::ConvertibleTo, "Derived &, Comparable &"},
    {Is::ConvertibleTo, "const Derived &, Comparable &"},
    {Is::ConvertibleTo, "Comparable, Derived"},
    {Is::ConvertibleTo, "Ambiguous &, Comparable &"},
    {Is::ConvertibleTo, "Colour, int"},
    {Is::ConvertibleTo, "int, Colour"},
    {Is::ConvertibleTo, "Scoped, int"},
    {Is::ConvertibleTo, "int &, int &"},
    {Is::ConvertibleTo, "int, int &"},
    {Is::ConvertibleTo, "int, const int &"},
    {Is::ConvertibleTo, "int, int &&"},
    {Is::ConvertibleTo, "int &, int &&"},
    {Is::ConvertibleTo, "int &, long &&"},
    {Is::ConvertibleTo, "int &, long &"},
    {Is::ConvertibleTo, "int[3], int *"},
    {Is::ConvertibleTo, "int[3], int[3]"},
    {Is::ConvertibleTo, "int(&)[3], int(&)[3]"},
    {Is::ConvertibleTo, "int(&)[3], int(&)[4]"},
    {Is::ConvertibleTo, "void(), void (*)()"},
    {Is::ConvertibleTo, "void, void"},
    {Is::ConvertibleTo, "int, void"},
    {Is::ConvertibleTo, "void, int"},
    {Is::ConvertibleTo, "const char *, std::string"},
    {Is::ConvertibleTo, "std::string, const char *"},
    {Is::ConvertibleTo, "std::string, std::string_view"},
    {Is::ConvertibleTo, "std::string_view, std::string"},
    {Is::ConvertibleTo, "int, std::string"},
    {Is::ConvertibleTo, "int, FromInt"},
    {Is::ConvertibleTo, "double, FromInt"},
    {Is::ConvertibleTo, "int, NoDefault"},
    {Is::ConvertibleTo, "ToInt, int"},
    {Is::ConvertibleTo, "ToInt, double"},
    {Is::ConvertibleTo, "ToInt, FromInt"},
    {Is::ConvertibleTo, "ToInt, void *"},
    {Is::ConvertibleTo, "ToBoolExplicit, bool"},
    {Is::ConvertibleTo, "Plain, int"},
    {Is::ConvertibleTo, "MoveOnly, MoveOnly"},
    {Is::ConvertibleTo, "MoveOnly &, MoveOnly"},
    {Is::ConvertibleTo, "Derived, Abstract"},
    {Is::ConvertibleTo, "std::unique_ptr<int>, std::shared_ptr<int>"},
    {Is::ConvertibleTo, "decltype(Captureless), bool (*)(int)"},
    {Is::ConvertibleTo, "decltype(Capturing), bool (*)(int)"},
    {Is::ConvertibleTo, "const Plain, Plain &"},
    {Is::ConvertibleTo, "const Plain &, const Plain &"},
    {Is::ConstructibleFrom, "int, double"},
    {Is::ConstructibleFrom, "int, int, int"},
    {Is::ConstructibleFrom, "int"},
    {Is::ConstructibleFrom, "bool, std::nullptr_t"},
    {Is::ConstructibleFrom, "bool, ToBoolExplicit"},
    {Is::ConstructibleFrom, "NoDefault, int"},
    {Is::ConstructibleFrom, "NoDefault"},
    {Is::ConstructibleFrom, "NoDefault, std::string"},
    {Is::ConstructibleFrom, "FromInt, ToInt"},
    {Is::ConstructibleFrom, "Plain, int"},
    {Is::ConstructibleFrom, "Plain, int, int"},
    {Is::ConstructibleFrom, "Abstract"},
    {Is::ConstructibleFrom, "int &, int &"},
    {Is::ConstructibleFrom, "int &, int"},
    {Is::ConstructibleFrom, "std::string, const char *, int"},
    {Is::ConstructibleFrom, "std::string, int *"},
    {Is::ConstructibleFrom, "ThrowingDestructor"},
    {Is::ConstructibleFrom, "PrivateDestructor"},
    {Is::ConstructibleFrom, "Greedy, int"},
    {Is::DerivedFrom, "Derived, Comparable"},
    {Is::DerivedFrom, "Comparable, Derived"},
    {Is::DerivedFrom, "Comparable, Comparable"},
    {Is::DerivedFrom, "const Derived, volatile Comparable"},
    {Is::DerivedFrom, "PrivatelyDerived, Comparable"},
    {Is::DerivedFrom, "Diamond, Comparable"},
    {Is::DerivedFrom, "Ambiguous, Comparable"},
    {Is::DerivedFrom, "Derived &, Comparable"},
    {Is::DerivedFrom, "int, int"},
    {Is::DerivedFrom, "Either, Either"},
    {Is::DerivedFrom, "DerivedVector, std::vector<int>"},
    {Is::SameAs, "int, int"},
    {Is::SameAs, "int, const int"},
    {Is::SameAs, "int, long"},
    {Is::SameAs, "std::string, std::basic_string<char>"},
    {Is::AssignableFrom, "int &, int"},
    {Is::AssignableFrom, "int, int"},
    {Is::AssignableFrom, "const int &, int"},
    {Is::AssignableFrom, "int &, double"},
    {Is::AssignableFrom, "int *&, std::nullptr_t"},
    {Is::AssignableFrom, "int *&, int"},
    {Is::AssignableFrom, "std::string &, const char *"},
    {Is::AssignableFrom, "std::string &, char"},
    {Is::AssignableFrom, "MoveOnly &, MoveOnly"},
    {Is::AssignableFrom, "MoveOnly &, MoveOnly &"},
    {Is::AssignableFrom, "Comparable &, Derived"},
    {Is::AssignableFrom, "AssignsVoid &, AssignsVoid"},
    {Is::AssignableFrom, "CopyNotAssign &, CopyNotAssign"},
    {Is::Invocable, "void (*)(int), int"},
    {Is::Invocable, "void (*)(int), Scoped"},
    {Is::Invocable, "void (*)(int)"},
    {Is::Invocable, "void (&)(int), double"},
    {Is::Invocable, "decltype(function), int"},
    {Is::Invocable, "int, int"},
    {Is::Invocable, "Plain, int"},
    {Is::Invocable, "Plain"},
    {Is::Invocable, "Functor, int"},
    {Is::Invocable, "Functor, double &"},
    {Is::Invocable, "const Functor &, int"},
    {Is::Invocable, "Functor, std::string"},
    {Is::Invocable, "Functor, int, int"},
    {Is::Invocable, "NonConstFunctor"},
    {Is::Invocable, "const NonConstFunctor &"},
    {Is::Invocable, "Overloaded, std::string"},
    {Is::Invocable, "Overloaded, Plain"},
    {Is::Invocable, "decltype(Captureless), int"},
    {Is::Invocable, "decltype(Captureless), std::string"},
    {Is::Invocable, "decltype(Captureless), int, int"},
    {Is::Invocable, "const decltype(Capturing) &, int"},
    {Is::Invocable, "decltype(Mutating) &"},
    {Is::Invocable, "const decltype(Mutating) &"},
    {Is::Invocable, "decltype(Generic), int"},
    {Is::Invocable, "decltype(Generic), int, int"},
    {Is::Invocable, "std::function<void(int)> &, int"},
    {Is::Invocable, "std::function<void(int)>, Plain"},
    {Is::Invocable, "const std::function<void(int)> &"},
    {Is::Invocable, "int Plain::*, Plain"},
    {Is::Invocable, "int Plain::*, Plain *"},
    {Is::Invocable, "int Plain::*, std::unique_ptr<Plain>"},
    {Is::Invocable, "int Plain::*, int"},
    {Is::Invocable, "int Plain::*"},
    {Is::Invocable, "void (Abstract::*)(), Abstract &"},
    {Is::Invocable, "void (Abstract::*)(), const Abstract &"},
    {Is::Invocable, "void (Abstract::*)(), Abstract &, int"},
    {Is::Invocable, "std::less<int>, int, int"},
    {Is::Invocable, "LessFor, Plain &, Plain"},
    {Is::Predicate, "bool (*)(int), int"},
    {Is::Predicate, "void (*)(int), int"},
    {Is::Predicate, "int *(*)(), int"},
    {Is::Predicate, "int *(*)()"},
    {Is::Predicate, "Scoped (*)()"},
    {Is::Predicate, "Functor, int"},
    {Is::Predicate, "decltype(Captureless) &, int &"},
    {Is::Predicate, "decltype(test), const char *"},
    {Is::Predicate, "decltype(test), int"},
    {Is::Predicate, "std::function<bool(int)>, int"},
    {Is::OutputIterator, "int *, int"},
    {Is::OutputIterator, "int *, std::string"},
    {Is::OutputIterator, "const int *, int"},
    {Is::OutputIterator, "Output, int"},
    {Is::OutputIterator, "Output, std::string"},
    {Is::OutputIterator, "std::vector<std::string>::iterator, const char *"},
    {Is::OutputIterator, "std::vector<int>::const_iterator, int"},
    {Is::OutputIterator, "std::back_insert_iterator<std::vector<int>>, int"},
    {Is::OutputIterator, "std::ostream_iterator<int>, int"},
    {Is::OutputIterator, "std::list<int>::iterator, int"},
    {Is::OutputIterator, "std::set<int>::iterator, int"},
    {Is::OutputIterator, "int, int"},
    {Is::IndirectlyWritable, "int *, int"},
    {Is::IndirectlyWritable, "int *, double"},
    {Is::IndirectlyWritable, "const int *, int"},
    {Is::IndirectlyWritable, "std::string *, const char *"},
    {Is::IndirectlyWritable, "Plain *, int"},
    {Is::IndirectlyWritable, "std::vector<bool>::iterator, bool"},
    {Is::IndirectlyWritable, "std::unique_ptr<int>, int"},
    {Is::IndirectlyWritable, "int, int"},
    {Is::SentinelFor, "int *, int *"},
    {Is::SentinelFor, "const int *, int *"},
    {Is::SentinelFor, "int, int *"},
    {Is::SentinelFor, "std::default_sentinel_t, int *"},
    {Is::SentinelFor, "OldIterator, OldIterator"},
    {Is::SentinelFor, "OwnSentinel::End, OldIterator"},
    {Is::SentinelFor, "std::list<int>::iterator, std::list<int>::iterator"},
    {Is::SentinelFor,
     "std::vector<int>::const_iterator, std::vector<int>::iterator"},
    {Is::Sortable, "int *"},
    {Is::Sortable, "const int *"},
    {Is::Sortable, "Plain *"},
    {Is::Sortable, "std::string *"},
    {Is::Sortable, "std::vector<int>::iterator"},
    {Is::Sortable, "std::vector<Plain>::iterator"},
    {Is::Sortable, "std::list<int>::iterator"},
    {Is::Sortable, "std::set<int>::iterator"},
    {Is::Sortable, "int"},
};

constexpr unsigned OneType = unsigned(StandardConcept::EqualityComparableWith);

const knowledge::ConceptEntry &entry(StandardConcept C) {
  return knowledge::standardConcepts()[unsigned(C)];
}

/// A snippet with an alias for each question's types, and the truth.
std::string snippet() {
  std::string Code = Headers;
  Code += Declarations;
  Code += "template <class...> struct Types;\n";
  for (size_t I = 0; I != std::size(Types); ++I) {
    const std::string Index = std::to_string(I);
    Code += "using type_" + Index + " = " + "std::type_identity_t<" + Types[I] +
            ">;\n" + "constexpr bool truth_" + Index + "[] = {";
    for (unsigned C = 0; C != OneType; ++C)
      Code += entry(StandardConcept(C)).Name.str() + "<type_" + Index + ">, ";
    Code += "};\n";
  }
  Code += "constexpr bool relations[] = {";
  for (const Relation &R : Relations)
    Code += entry(R.Concept).Name.str() + "<" + R.Arguments + ">, ";
  Code += "};\n";
  for (size_t I = 0; I != std::size(Relations); ++I)
    Code += "using arguments_" + std::to_string(I) + " = Types<" +
            Relations[I].Arguments + ">;\n";
  return Code;
}

std::vector<bool> truth(const TestAST &AST, const std::string &Name) {
  const APValue *Value = AST.find<VarDecl>(Name)->evaluateValue();
  std::vector<bool> Truth;
  for (unsigned I = 0; I != Value->getArraySize(); ++I)
    Truth.push_back(Value->getArrayInitializedElt(I).getInt().getBoolValue());
  return Truth;
}

std::vector<QualType> arguments(const TestAST &AST, size_t Index) {
  const auto *Alias =
      AST.find<TypeAliasDecl>("arguments_" + std::to_string(Index));
  std::vector<QualType> Result;
  for (const TemplateArgument &Argument :
       cast<ClassTemplateSpecializationDecl>(
           Alias->getUnderlyingType()->getAsCXXRecordDecl())
           ->getTemplateArgs()[0]
           .pack_elements())
    Result.push_back(Argument.getAsType());
  return Result;
}

/// How many questions have no answer, of how many that are true or false.
struct Score {
  unsigned Questions[2] = {};
  unsigned Unknown[2] = {};

  void add(Modelled Answer, bool Truth, const std::string &Question) {
    ++Questions[Truth];
    Unknown[Truth] += Answer == Modelled::CannotTell;
    EXPECT_NE(Answer, Truth ? Modelled::No : Modelled::Yes) << Question;
  }
  double share(bool Truth) const {
    return double(Unknown[Truth]) / Questions[Truth];
  }
};

/// The most that may stay without an answer, measured.
struct Bounds {
  double IfTrue;
  double IfFalse;
};
constexpr Bounds OneTypeBounds = {0.02, 0.02};
constexpr Bounds RelationBounds = {0.10, 0.10};

void expectWithin(const Score &S, Bounds B) {
  EXPECT_LE(S.share(true), B.IfTrue)
      << S.Unknown[true] << " of " << S.Questions[true];
  EXPECT_LE(S.share(false), B.IfFalse)
      << S.Unknown[false] << " of " << S.Questions[false];
}

void compare(Library Std) {
  const TestAST AST(snippet(), "c++20", Std);
  ConceptModels Models(AST.context());
  Score OfTypes;
  for (size_t I = 0; I != std::size(Types); ++I) {
    const std::string Index = std::to_string(I);
    const QualType T =
        AST.find<TypeAliasDecl>("type_" + Index)->getUnderlyingType();
    const std::vector<bool> Truth = truth(AST, "truth_" + Index);
    for (unsigned C = 0; C != OneType; ++C)
      OfTypes.add(Models.of(T, StandardConcept(C)), Truth[C],
                  entry(StandardConcept(C)).Name.str() + "<" + Types[I] + ">");
  }
  expectWithin(OfTypes, OneTypeBounds);

  Score OfRelations;
  const std::vector<bool> Truth = truth(AST, "relations");
  for (size_t I = 0; I != std::size(Relations); ++I) {
    const std::vector<QualType> Arguments = arguments(AST, I);
    OfRelations.add(Models.of(Arguments[0], Relations[I].Concept,
                              ArrayRef(Arguments).drop_front()),
                    Truth[I],
                    entry(Relations[I].Concept).Name.str() + "<" +
                        Relations[I].Arguments + ">");
  }
  expectWithin(OfRelations, RelationBounds);
}

TEST(ConceptModels, AgreesWithTheCompilerOnLibstdcxx) {
  compare(Library::Real);
}

TEST(ConceptModels, AgreesWithTheCompilerOnLibcxx) { compare(Library::LibCxx); }

} // namespace
} // namespace clang::templates::test
