// Not included by box.h.

namespace store {

template <typename T> T Hidden<T>::open() {
  return Value;
}

template <typename T> T hidden(T A) { return A; }

} // namespace store
