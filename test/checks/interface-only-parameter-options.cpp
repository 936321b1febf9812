// RUN: %check_tidy %s templates-interface-only-parameter -std=c++17 -config='{CheckOptions: {templates-interface-only-parameter.Final: true, templates-interface-only-parameter.MinImplementers: 3}}'
// Classes that are final count, and three are needed.

struct Codec {
  virtual ~Codec() = default;
  virtual int encode(int Value) = 0;
};
struct Plain final : Codec {
  int encode(int Value) override { return Value; }
};
struct Shifted : Codec {
  int encode(int Value) final { return Value + 1; }
};
struct Doubled : Codec {
  int encode(int Value) override { return Value * 2; }
};

template <typename C> int three(C &Used) { return Used.encode(1); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'three' uses this parameter only through 'Codec', but each implementer makes another copy of it; take 'Codec &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+6]]:10: note: specialisation 'three<Plain>' is instantiated here
// CHECK-NOTES: :[[@LINE+5]]:21: note: specialisation 'three<Shifted>' is instantiated here
// CHECK-NOTES: :[[@LINE+4]]:32: note: specialisation 'three<Doubled>' is instantiated here
template <typename C> int two(C &Used) { return Used.encode(1); }

int use(Plain &P, Shifted &S, Doubled &D) {
  return three(P) + three(S) + three(D) + two(P) + two(D);
}
