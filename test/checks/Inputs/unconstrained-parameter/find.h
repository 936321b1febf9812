#ifndef FIND_H
#define FIND_H

template <typename Key> int find(const Key &K);
template <typename Key> int count(const Key &K);

#endif
