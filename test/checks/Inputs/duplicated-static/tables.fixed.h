#ifndef TABLES_H
#define TABLES_H

namespace tables {

inline constexpr int Rows[] = {1, 2, 3, 4, 5, 6, 7, 8};

/// The comment of the function.
template <typename T> int row(T Value, int At) {
  return Rows[At] + Value;
}

inline const int Large[256] = {1, 2};

// Nobody has been seen to copy it, but it is large.
template <typename T> int large(int At) {
  return Large[At];
}

// Nobody has been seen to copy it.
template <typename T> int small(int At) {
  static const int Small[8] = {1, 2};
  return Small[At];
}

// Before C++17, how a header defined data.
template <typename> struct Linkage {
  static const int Codes[64];
};
template <typename T> const int Linkage<T>::Codes[64] = {1};

inline int sum(int At) { return row(1, At) + row(2L, At); }

} // namespace tables

#endif
