// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23
//
// From the C++ Actor Framework: whether an error can be made from a code is
// found out by calling make_error(). A constraint of make_error() that asks
// for an error from a code would ask for itself.

#include <type_traits>
#include <utility>

namespace caf {

template <class T> struct error_factory {
  static constexpr bool specialized = false;
};

struct has_make_error_impl {
  template <class T>
  static auto sfinae(T *x) -> decltype(make_error(*x, 1), std::true_type());
  template <class T> static std::false_type sfinae(...);
};
template <class T>
using has_make_error = decltype(has_make_error_impl::sfinae<T>(nullptr));

class error {
public:
  error(int code, int category);
  template <class E, class = std::enable_if_t<has_make_error<E>::value>>
  error(E x, int) : error(make_error(x, 0)) {}
  template <class E, class... Ts,
            class = std::enable_if_t<error_factory<E>::specialized>>
  error(E x, int line, Ts...) : error(static_cast<int>(x), line) {}
};

template <class Code, class... Ts>
std::enable_if_t<error_factory<Code>::specialized, error>
make_error(Code code, Ts &&...xs) {
  return error{code, std::forward<Ts>(xs)...};
}

enum class sec : int { none };
template <> struct error_factory<sec> {
  static constexpr bool specialized = true;
};

error use() { return make_error(sec::none, 7); }
error useToo() { return error{sec::none, 7}; }

} // namespace caf
