// RUN: %check_tidy %s templates-retained-closure -std=c++20

#include <concepts>
#include <functional>
#include <memory>
#include <vector>

namespace shop {
template <class T, class Key>
concept KeyedBy = requires(const T &Row) {
  { Row.key() } -> std::convertible_to<Key>;
};
} // namespace shop

template <std::default_initializable Row, shop::KeyedBy<int> Index,
          std::integral auto Step>
std::function<void(const Index &)> indexRows() {
  auto Rows = std::make_shared<std::vector<Row>>();
  return [Rows](const Index &I) { Rows->resize(I.key() + Step); };
// CHECK-NOTES: :[[@LINE-1]]:10: warning: template factory 'indexRows' returns a type-erased closure with state of its own for each specialisation; let the caller own an object of a named class [templates-retained-closure]
// CHECK-NOTES: :[[@LINE-2]]:11: note: 'Rows' is captured with type 'std::shared_ptr<std::vector<int>>', 16 bytes
// CHECK-NOTES: :[[@LINE+8]]:14: note: specialisation 'indexRows<int, Line, 2>' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:10: note: make it an object of a class template with a name
}

struct Line {
  int key() const { return 1; }
};

void use() { indexRows<int, Line, 2>()(Line()); }
