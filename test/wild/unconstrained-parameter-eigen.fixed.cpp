//
// From Eigen: packets do not compare, but have a specialisation of the function
// that compares them. What the general one does is not asked of them.

struct Packet4f {
  float Values[4];
};

template <typename Packet> Packet ptrue(const Packet &A) { return A; }

template <typename Packet>
Packet pcmp_eq(const Packet &A, const Packet &B) {
  return A == B ? ptrue(A) : Packet();
}
template <>
inline Packet4f pcmp_eq<Packet4f>(const Packet4f &A, const Packet4f &) {
  return A;
}

template <typename Packet>
Packet pmax_numbers(const Packet &A, const Packet &B) {
  return pcmp_eq(A, B);
}

// The name of a variable template does not do without its arguments.
template <int N> inline const int fix = N;

template <typename Index>
  requires requires(Index &Value) { ++Value; }
int eighth(Index Value) {
  ++Value;
  return Value.shift(fix<3>);
}

Packet4f use(Packet4f A) { return pmax_numbers(A, A); }
