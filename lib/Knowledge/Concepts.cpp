//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Knowledge/Concepts.h"

using llvm::StringLiteral;

namespace clang::templates::knowledge {

using Is = StandardConcept;

static constexpr StringLiteral MoveConstructibleSyntax[] = {"T(std::move(a))"};
static constexpr StringLiteral CopyConstructibleSyntax[] = {"T(a)"};
static constexpr StringLiteral DefaultInitializableSyntax[] = {"T()"};
static constexpr StringLiteral SwappableSyntax[] = {"swap(a, b)"};
static constexpr StringLiteral MovableSyntax[] = {"a = std::move(b)"};
static constexpr StringLiteral CopyableSyntax[] = {"a = b"};
static constexpr StringLiteral EqualityComparableSyntax[] = {"a == b",
                                                             "a != b"};
static constexpr StringLiteral TotallyOrderedSyntax[] = {"a < b", "a > b",
                                                         "a <= b", "a >= b"};
static constexpr StringLiteral IntegralSyntax[] = {
    "a + b",  "a - b",  "a * b",  "a / b",  "a += b",  "a -= b", "a *= b",
    "a /= b", "+a",     "-a",     "++a",    "a++",     "--a",    "a--",
    "a % b",  "a & b",  "a | b",  "a ^ b",  "~a",      "a << n", "a >> n",
    "a %= b", "a &= b", "a |= b", "a ^= b", "a <<= n", "a >>= n"};
static constexpr StringLiteral FloatingPointSyntax[] = {
    "a + b",  "a - b", "a * b", "a / b", "a += b", "a -= b", "a *= b",
    "a /= b", "+a",    "-a",    "++a",   "a++",    "--a",    "a--"};
static constexpr StringLiteral IndirectlyReadableSyntax[] = {"*a"};
static constexpr StringLiteral WeaklyIncrementableSyntax[] = {"++a", "a++"};
static constexpr StringLiteral InputOrOutputIteratorSyntax[] = {"*a"};
static constexpr StringLiteral BidirectionalIteratorSyntax[] = {"--a", "a--"};
static constexpr StringLiteral RandomAccessIteratorSyntax[] = {
    "a += n", "a -= n", "a + n", "n + a", "a - n", "a - b", "a[n]"};
static constexpr StringLiteral RangeSyntax[] = {"begin(a)", "end(a)"};
static constexpr StringLiteral InputRangeSyntax[] = {"for (a)"};
static constexpr StringLiteral SizedRangeSyntax[] = {"size(a)"};

static constexpr Is MoveConstructibleImplies[] = {Is::Destructible};
static constexpr Is CopyConstructibleImplies[] = {Is::MoveConstructible};
static constexpr Is DefaultInitializableImplies[] = {Is::Destructible};
static constexpr Is MovableImplies[] = {Is::MoveConstructible, Is::Swappable};
static constexpr Is CopyableImplies[] = {Is::CopyConstructible, Is::Movable};
static constexpr Is SemiregularImplies[] = {Is::Copyable,
                                            Is::DefaultInitializable};
static constexpr Is TotallyOrderedImplies[] = {Is::EqualityComparable};
static constexpr Is RegularImplies[] = {Is::Semiregular,
                                        Is::EqualityComparable};
static constexpr Is IntegralImplies[] = {Is::Regular, Is::TotallyOrdered};
static constexpr Is SignedIntegralImplies[] = {Is::Integral};
static constexpr Is UnsignedIntegralImplies[] = {Is::Integral};
static constexpr Is FloatingPointImplies[] = {Is::Regular, Is::TotallyOrdered};
static constexpr Is WeaklyIncrementableImplies[] = {Is::Movable};
static constexpr Is InputOrOutputIteratorImplies[] = {Is::WeaklyIncrementable};
static constexpr Is InputIteratorImplies[] = {Is::InputOrOutputIterator,
                                              Is::IndirectlyReadable};
static constexpr Is ForwardIteratorImplies[] = {Is::InputIterator, Is::Regular};
static constexpr Is BidirectionalIteratorImplies[] = {Is::ForwardIterator};
static constexpr Is RandomAccessIteratorImplies[] = {Is::BidirectionalIterator,
                                                     Is::TotallyOrdered};
static constexpr Is InputRangeImplies[] = {Is::Range};
static constexpr Is ForwardRangeImplies[] = {Is::InputRange};
static constexpr Is BidirectionalRangeImplies[] = {Is::ForwardRange};
static constexpr Is RandomAccessRangeImplies[] = {Is::BidirectionalRange};
static constexpr Is SizedRangeImplies[] = {Is::Range};
static constexpr Is EqualityComparableWithImplies[] = {Is::EqualityComparable};
static constexpr Is TotallyOrderedWithImplies[] = {Is::EqualityComparableWith,
                                                   Is::TotallyOrdered};
static constexpr Is ConstructibleFromImplies[] = {Is::Destructible};
static constexpr Is PredicateImplies[] = {Is::Invocable};
static constexpr Is OutputIteratorImplies[] = {Is::InputOrOutputIterator,
                                               Is::IndirectlyWritable};
static constexpr Is SentinelForImplies[] = {Is::Semiregular};

static constexpr ConceptEntry Concepts[] = {
    {Is::Destructible, {"std::destructible"}, {"concepts"}, {}, {}},
    {Is::MoveConstructible,
     {"std::move_constructible"},
     {"concepts"},
     MoveConstructibleSyntax,
     MoveConstructibleImplies},
    {Is::CopyConstructible,
     {"std::copy_constructible"},
     {"concepts"},
     CopyConstructibleSyntax,
     CopyConstructibleImplies},
    {Is::DefaultInitializable,
     {"std::default_initializable"},
     {"concepts"},
     DefaultInitializableSyntax,
     DefaultInitializableImplies},
    {Is::Swappable, {"std::swappable"}, {"concepts"}, SwappableSyntax, {}},
    {Is::Movable,
     {"std::movable"},
     {"concepts"},
     MovableSyntax,
     MovableImplies},
    {Is::Copyable,
     {"std::copyable"},
     {"concepts"},
     CopyableSyntax,
     CopyableImplies},
    {Is::Semiregular,
     {"std::semiregular"},
     {"concepts"},
     {},
     SemiregularImplies},
    {Is::EqualityComparable,
     {"std::equality_comparable"},
     {"concepts"},
     EqualityComparableSyntax,
     {}},
    {Is::TotallyOrdered,
     {"std::totally_ordered"},
     {"concepts"},
     TotallyOrderedSyntax,
     TotallyOrderedImplies},
    {Is::Regular, {"std::regular"}, {"concepts"}, {}, RegularImplies},
    {Is::Integral,
     {"std::integral"},
     {"concepts"},
     IntegralSyntax,
     IntegralImplies},
    {Is::SignedIntegral,
     {"std::signed_integral"},
     {"concepts"},
     {},
     SignedIntegralImplies},
    {Is::UnsignedIntegral,
     {"std::unsigned_integral"},
     {"concepts"},
     {},
     UnsignedIntegralImplies},
    {Is::FloatingPoint,
     {"std::floating_point"},
     {"concepts"},
     FloatingPointSyntax,
     FloatingPointImplies},
    {Is::IndirectlyReadable,
     {"std::indirectly_readable"},
     {"iterator"},
     IndirectlyReadableSyntax,
     {}},
    {Is::WeaklyIncrementable,
     {"std::weakly_incrementable"},
     {"iterator"},
     WeaklyIncrementableSyntax,
     WeaklyIncrementableImplies},
    {Is::InputOrOutputIterator,
     {"std::input_or_output_iterator"},
     {"iterator"},
     InputOrOutputIteratorSyntax,
     InputOrOutputIteratorImplies},
    {Is::InputIterator,
     {"std::input_iterator"},
     {"iterator"},
     {},
     InputIteratorImplies},
    {Is::ForwardIterator,
     {"std::forward_iterator"},
     {"iterator"},
     {},
     ForwardIteratorImplies},
    {Is::BidirectionalIterator,
     {"std::bidirectional_iterator"},
     {"iterator"},
     BidirectionalIteratorSyntax,
     BidirectionalIteratorImplies},
    {Is::RandomAccessIterator,
     {"std::random_access_iterator"},
     {"iterator"},
     RandomAccessIteratorSyntax,
     RandomAccessIteratorImplies},
    {Is::Range, {"std::ranges::range"}, {"ranges"}, RangeSyntax, {}},
    {Is::InputRange,
     {"std::ranges::input_range"},
     {"ranges"},
     InputRangeSyntax,
     InputRangeImplies},
    {Is::ForwardRange,
     {"std::ranges::forward_range"},
     {"ranges"},
     {},
     ForwardRangeImplies},
    {Is::BidirectionalRange,
     {"std::ranges::bidirectional_range"},
     {"ranges"},
     {},
     BidirectionalRangeImplies},
    {Is::RandomAccessRange,
     {"std::ranges::random_access_range"},
     {"ranges"},
     {},
     RandomAccessRangeImplies},
    {Is::SizedRange,
     {"std::ranges::sized_range"},
     {"ranges"},
     SizedRangeSyntax,
     SizedRangeImplies},
    {Is::EqualityComparableWith,
     {"std::equality_comparable_with"},
     {"concepts"},
     {},
     EqualityComparableWithImplies},
    {Is::TotallyOrderedWith,
     {"std::totally_ordered_with"},
     {"concepts"},
     {},
     TotallyOrderedWithImplies},
    {Is::ConvertibleTo, {"std::convertible_to"}, {"concepts"}, {}, {}},
    {Is::ConstructibleFrom,
     {"std::constructible_from"},
     {"concepts"},
     {},
     ConstructibleFromImplies},
    {Is::DerivedFrom, {"std::derived_from"}, {"concepts"}, {}, {}},
    {Is::SameAs, {"std::same_as"}, {"concepts"}, {}, {}},
    {Is::AssignableFrom, {"std::assignable_from"}, {"concepts"}, {}, {}},
    {Is::Invocable, {"std::invocable"}, {"concepts"}, {}, {}},
    {Is::Predicate, {"std::predicate"}, {"concepts"}, {}, PredicateImplies},
    {Is::OutputIterator,
     {"std::output_iterator"},
     {"iterator"},
     {},
     OutputIteratorImplies},
    {Is::IndirectlyWritable,
     {"std::indirectly_writable"},
     {"iterator"},
     {},
     {}},
    {Is::SentinelFor,
     {"std::sentinel_for"},
     {"iterator"},
     {},
     SentinelForImplies},
    {Is::Sortable, {"std::sortable"}, {"iterator"}, {}, {}},
};

llvm::ArrayRef<ConceptEntry> standardConcepts() { return Concepts; }

static constexpr StandardRequirement Functions[] = {
    {{"std::accumulate"}, 0, Is::InputIterator},
    {{"std::adjacent_difference"}, 0, Is::InputIterator},
    {{"std::adjacent_find"}, 0, Is::ForwardIterator},
    {{"std::advance"}, 0, Is::InputIterator},
    {{"std::all_of"}, 0, Is::InputIterator},
    {{"std::any_of"}, 0, Is::InputIterator},
    {{"std::binary_search"}, 0, Is::ForwardIterator},
    {{"std::clamp"}, 0, Is::TotallyOrdered, 3},
    {{"std::copy"}, 0, Is::InputIterator},
    {{"std::copy_backward"}, 0, Is::BidirectionalIterator},
    {{"std::copy_if"}, 0, Is::InputIterator},
    {{"std::copy_n"}, 0, Is::InputIterator},
    {{"std::count"}, 0, Is::InputIterator},
    {{"std::count_if"}, 0, Is::InputIterator},
    {{"std::distance"}, 0, Is::InputIterator},
    {{"std::equal"}, 0, Is::InputIterator},
    {{"std::equal_range"}, 0, Is::ForwardIterator},
    {{"std::fill"}, 0, Is::ForwardIterator},
    {{"std::find"}, 0, Is::InputIterator},
    {{"std::find_if"}, 0, Is::InputIterator},
    {{"std::find_if_not"}, 0, Is::InputIterator},
    {{"std::for_each"}, 0, Is::InputIterator},
    {{"std::gcd"}, 0, Is::Integral},
    {{"std::includes"}, 0, Is::InputIterator},
    {{"std::inner_product"}, 0, Is::InputIterator},
    {{"std::inplace_merge"}, 0, Is::BidirectionalIterator},
    {{"std::is_sorted"}, 0, Is::ForwardIterator},
    {{"std::lcm"}, 0, Is::Integral},
    {{"std::lexicographical_compare"}, 0, Is::InputIterator},
    {{"std::lower_bound"}, 0, Is::ForwardIterator},
    {{"std::make_heap"}, 0, Is::RandomAccessIterator},
    {{"std::max"}, 0, Is::TotallyOrdered, 2},
    {{"std::max_element"}, 0, Is::ForwardIterator},
    {{"std::merge"}, 0, Is::InputIterator},
    {{"std::min"}, 0, Is::TotallyOrdered, 2},
    {{"std::min_element"}, 0, Is::ForwardIterator},
    {{"std::minmax"}, 0, Is::TotallyOrdered, 2},
    {{"std::minmax_element"}, 0, Is::ForwardIterator},
    {{"std::mismatch"}, 0, Is::InputIterator},
    {{"std::move_backward"}, 0, Is::BidirectionalIterator},
    {{"std::next"}, 0, Is::InputIterator},
    {{"std::next_permutation"}, 0, Is::BidirectionalIterator},
    {{"std::none_of"}, 0, Is::InputIterator},
    {{"std::nth_element"}, 0, Is::RandomAccessIterator},
    {{"std::partial_sort"}, 0, Is::RandomAccessIterator},
    {{"std::partial_sum"}, 0, Is::InputIterator},
    {{"std::partition"}, 0, Is::ForwardIterator},
    {{"std::pop_heap"}, 0, Is::RandomAccessIterator},
    {{"std::prev"}, 0, Is::BidirectionalIterator},
    {{"std::prev_permutation"}, 0, Is::BidirectionalIterator},
    {{"std::push_heap"}, 0, Is::RandomAccessIterator},
    {{"std::reduce"}, 0, Is::InputIterator},
    {{"std::remove"}, 0, Is::ForwardIterator},
    {{"std::remove_copy"}, 0, Is::InputIterator},
    {{"std::remove_copy_if"}, 0, Is::InputIterator},
    {{"std::remove_if"}, 0, Is::ForwardIterator},
    {{"std::replace"}, 0, Is::ForwardIterator},
    {{"std::replace_copy"}, 0, Is::InputIterator},
    {{"std::replace_copy_if"}, 0, Is::InputIterator},
    {{"std::replace_if"}, 0, Is::ForwardIterator},
    {{"std::reverse"}, 0, Is::BidirectionalIterator},
    {{"std::reverse_copy"}, 0, Is::InputIterator},
    {{"std::rotate"}, 0, Is::ForwardIterator},
    {{"std::search"}, 0, Is::ForwardIterator},
    {{"std::set_difference"}, 0, Is::InputIterator},
    {{"std::set_intersection"}, 0, Is::InputIterator},
    {{"std::set_union"}, 0, Is::InputIterator},
    {{"std::shuffle"}, 0, Is::RandomAccessIterator},
    {{"std::sort"}, 0, Is::RandomAccessIterator},
    {{"std::sort_heap"}, 0, Is::RandomAccessIterator},
    {{"std::stable_partition"}, 0, Is::BidirectionalIterator},
    {{"std::stable_sort"}, 0, Is::RandomAccessIterator},
    {{"std::swap"}, 0, Is::Swappable},
    {{"std::transform"}, 0, Is::InputIterator},
    {{"std::uninitialized_copy"}, 0, Is::InputIterator},
    {{"std::unique"}, 0, Is::ForwardIterator},
    {{"std::unique_copy"}, 0, Is::InputIterator},
    {{"std::upper_bound"}, 0, Is::ForwardIterator},
};

llvm::ArrayRef<StandardRequirement> functionRequirements() { return Functions; }

static constexpr StandardRequirement Classes[] = {
    {{"std::atomic"}, 0, Is::CopyConstructible},
    {{"std::complex"}, 0, Is::FloatingPoint},
    {{"std::equal_to"}, 0, Is::EqualityComparable},
    {{"std::greater"}, 0, Is::TotallyOrdered},
    {{"std::less"}, 0, Is::TotallyOrdered},
    {{"std::map"}, 0, Is::TotallyOrdered, 2},
    {{"std::move_iterator"}, 0, Is::InputIterator},
    {{"std::multimap"}, 0, Is::TotallyOrdered, 2},
    {{"std::multiset"}, 0, Is::TotallyOrdered, 1},
    {{"std::normal_distribution"}, 0, Is::FloatingPoint},
    {{"std::priority_queue"}, 0, Is::TotallyOrdered, 2},
    {{"std::reverse_iterator"}, 0, Is::BidirectionalIterator},
    {{"std::set"}, 0, Is::TotallyOrdered, 1},
    {{"std::uniform_int_distribution"}, 0, Is::Integral},
    {{"std::uniform_real_distribution"}, 0, Is::FloatingPoint},
    {{"std::unordered_map"}, 0, Is::EqualityComparable, 3},
    {{"std::unordered_multimap"}, 0, Is::EqualityComparable, 3},
    {{"std::unordered_multiset"}, 0, Is::EqualityComparable, 2},
    {{"std::unordered_set"}, 0, Is::EqualityComparable, 2},
};

llvm::ArrayRef<StandardRequirement> classRequirements() { return Classes; }

static constexpr HashingTemplate HashingTemplates[] = {
    {{"std::unordered_map"}, 2},
    {{"std::unordered_multimap"}, 2},
    {{"std::unordered_multiset"}, 1},
    {{"std::unordered_set"}, 1},
};

llvm::ArrayRef<HashingTemplate> hashingTemplates() { return HashingTemplates; }

static constexpr StringLiteral DereferencedTemplates[] = {
    {"std::optional"}, {"std::shared_ptr"}, {"std::unique_ptr"}};

llvm::ArrayRef<StringLiteral> dereferencedTemplates() {
  return DereferencedTemplates;
}

static constexpr StringLiteral PointerMakers[] = {
    {"std::make_optional"}, {"std::make_shared"}, {"std::make_unique"}};

llvm::ArrayRef<StringLiteral> pointerMakers() { return PointerMakers; }

static constexpr StringLiteral ExtensionPoints[] = {
    {"AbslHashValue"},   {"AbslStringify"}, {"await_suspend"},
    {"await_transform"}, {"format"},        {"from_json"},
    {"hash_append"},     {"inspect"},       {"load"},
    {"parse"},           {"save"},          {"serialize"},
    {"tag_invoke"},      {"to_json"},       {"visit_members"},
};

llvm::ArrayRef<StringLiteral> extensionPoints() { return ExtensionPoints; }

static constexpr StringLiteral DispatchTags[] = {
    {"std::integral_constant"},   {"std::in_place_t"},
    {"std::in_place_type_t"},     {"boost::mpl::bool_"},
    {"boost::integral_constant"},
};

llvm::ArrayRef<StringLiteral> dispatchTags() { return DispatchTags; }

} // namespace clang::templates::knowledge
