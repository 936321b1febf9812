#ifndef BOX_H
#define BOX_H

#include "item.h"

namespace store {

template <typename T> struct Box {
  T Value;
  T open() { return Value; }
};
extern template struct Box<int>;
extern template struct Box<Item *>;

template <typename T, int N = 2> class Row {
  T Values[N];

public:
  T sum() const;
};
extern template class Row<double>;
extern template class Row<int, 3>;

template <typename T, int N> T Row<T, N>::sum() const {
  T Sum = T();
  for (const T &Value : Values)
    Sum += Value;
  return Sum;
}

template <typename T> T largest(T A, T B) { return A < B ? B : A; }
extern template int largest<int>(int, int);
extern template double largest<double>(double, double);

// Declared.
template <typename T> struct Known {
  T Value;
  T open() { return Value; }
};
extern template struct Known<int>;

template <typename T> T smallest(T A, T B) { return A < B ? A : B; }
extern template int smallest(int, int);

// Its bodies are in the source file.
template <typename T> struct Hidden {
  T Value;
  T open();
  T shut() { return Value; }
};
template <typename T> T hidden(T A);

// There is nothing to instantiate.
template <typename T> struct Plain {
  T Value;
};

template <typename T> constexpr T twice(T A) { return A + A; }

template <typename T> void twoTimes(T A) { A = A + A; }

} // namespace store

#endif
