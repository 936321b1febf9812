#ifndef FIND_IMPL_H
#define FIND_IMPL_H

#include "find.h"
#include "missing.h"

template <typename Key> int find(const Key &K) { throw Missing(K); }
template <typename Key>
  requires requires(const Key &K) { { K.size() } -> std::convertible_to<int>; }
int count(const Key &K) { return K.size(); }

#endif
