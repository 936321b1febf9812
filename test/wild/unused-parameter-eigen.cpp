// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

// Deprecated: it does nothing any more, and is kept so that callers compile.

template <typename Derived> struct Dense {
  const Derived &derived() const { return static_cast<const Derived &>(*this); }
  template <unsigned Added, unsigned Removed>
  [[deprecated]] const Derived &flagged() const {
    return derived();
  }
};
struct Matrix : Dense<Matrix> {};
