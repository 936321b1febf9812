// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23
//
// From Eigen: packets do not compare, but have a specialisation of the function
// that compares them. What the general one does is not asked of them.

struct Packet4f {
  float Values[4];
};

template <typename Packet> Packet ptrue(const Packet &A) { return A; }

template <typename Packet>
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Packet' of 'pcmp_eq' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+4]]:12: note: the body requires 'A == B' here
// CHECK-NOTES: :[[@LINE+3]]:30: note: the body requires 'Packet()' here
// CHECK-NOTES: :[[@LINE-4]]:20: note: the constraint cannot be written here: specialised
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

template <typename Index> int eighth(Index Value) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Index' of 'eighth' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+1]]:3: note: the body requires '++Value' here
  ++Value;
  return Value.shift(fix<3>);
}

Packet4f use(Packet4f A) { return pmax_numbers(A, A); }
