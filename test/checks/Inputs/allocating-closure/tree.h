#include <functional>
#include <vector>

template <typename T> struct Tree {
  std::vector<T> Items;
  // Inline: the parameter is declared nowhere else.
  void each(const std::function<void(const T &)> &Do) const {
    for (const T &Item : Items)
      Do(Item);
  }
  // Also declared here, defined below.
  void twice(const std::function<void(const T &)> &Do) const;
};

template <typename T>
void Tree<T>::twice(const std::function<void(const T &)> &Do) const {
  each([&](const T &Item) { Do(Item), Do(Item); });
}
