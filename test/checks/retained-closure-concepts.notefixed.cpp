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

template <std::default_initializable Row, shop::KeyedBy<int> Index, std::integral auto Step, class RowsT>
struct IndexRowsClosure {
  RowsT Rows;
  auto operator()(const Index &I) const { Rows->resize(I.key() + Step); }
};

template <std::default_initializable Row, shop::KeyedBy<int> Index,
          std::integral auto Step>
std::function<void(const Index &)> indexRows() {
  auto Rows = std::make_shared<std::vector<Row>>();
  return IndexRowsClosure<Row, Index, Step, decltype(Rows)>{Rows};
}

struct Line {
  int key() const { return 1; }
};

void use() { indexRows<int, Line, 2>()(Line()); }
