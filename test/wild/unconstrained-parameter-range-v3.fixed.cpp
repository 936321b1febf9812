//
// From range-v3: a class that is a friend of all adaptors calls their private
// members for others, which have no access to them.

#include <concepts>

struct range_access {
  template <typename Rng> static auto begin_adaptor(Rng &rng)
    requires requires { rng.begin_adaptor(); }
  {
    return rng.begin_adaptor();
  }
  template <typename Rng>
    requires requires(Rng &rng) { { rng.end_adaptor() } -> std::convertible_to<int>; }
  static int end_adaptor(Rng &rng) {
    return rng.end_adaptor();
  }
};

class adaptor {
  friend range_access;
  int end_adaptor() { return 1; }
};

template <typename D> int end_cursor(D &rng) {
  return range_access::end_adaptor(rng);
}

int use() {
  adaptor all;
  return end_cursor(all);
}
