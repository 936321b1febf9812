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

inline int three(Codec &Used) { return Used.encode(1); }
template <typename C> int two(C &Used) { return Used.encode(1); }

int use(Plain &P, Shifted &S, Doubled &D) {
  return three(P) + three(S) + three(D) + two(P) + two(D);
}
