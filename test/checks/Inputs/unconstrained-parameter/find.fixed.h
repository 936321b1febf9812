#ifndef FIND_H
#define FIND_H

#include <concepts>

template <typename Key> int find(const Key &K);
template <typename Key>
  requires requires(const Key &K) { { K.size() } -> std::convertible_to<int>; }
int count(const Key &K);

#endif
