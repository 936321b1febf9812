// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23
//
// From range-v3: a class that is a friend of all adaptors calls their private
// members for others, which have no access to them.

struct range_access {
  template <typename Rng> static auto begin_adaptor(Rng &rng)
    requires requires { rng.begin_adaptor(); }
  {
    return rng.begin_adaptor();
  }
  template <typename Rng> static int end_adaptor(Rng &rng) {
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'Rng' of 'end_adaptor' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:16: note: the body requires 'rng.end_adaptor()' here
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
