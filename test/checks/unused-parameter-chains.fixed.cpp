// Parameters that are only passed on to parameters that nothing uses.

int work(int);

inline int leaf(int A) { return work(A); }
template <int N> int branch(int A) { return leaf(A) + N; }
inline int root(int A) {
  int Sum = branch<2>(A);
  Sum += branch<3>(A);
  return Sum;
}
int planted = root(1) + root(2);

// A recursion, alone and through another template.
inline int countdown(int A) {
  return A > 0 ? countdown(A - 1) : work(A);
}
inline int odd(int A);
inline int even(int A) {
  return A == 0 ? work(A) : odd(A - 1);
}
inline int odd(int A) {
  return A == 0 ? work(A) : even(A - 1);
}
int Counted = countdown(3) + even(4);

// A class template, what makes it, and what works on it.
template <typename T> struct Sum {
  int Value = 0;
  template <int N> void add(int A) { Value += work(A) + N; }
  bool isAbove(const Sum &Other) const { return Value > Other.Value; }
  void reset() {
    work(Value);
    Value = 0;
    work(Value);
    work(Value);
  }
};
template <typename T> Sum<T> makeSum(int A) {
  Sum<T> Result;
  Result.template add<1>(A);
  return Result;
}
template <typename T> int valueOf(const Sum<T> &S) { return work(S.Value); }
int Summed = valueOf(makeSum<int>(1));

template <typename T> class Holder {
  int Count = 0;

public:
  Sum<T> Total;
  void add(int A) {
    work(++Count);
    Total.template add<2>(A);
    work(Count);
    work(A);
    work(-A);
  }
};
Holder<int> Held;

// Passed on to one that is used.
template <typename T> int sizeOf(int A) { return work(A) + sizeof(T); }
template <typename T> int passesOn(int A) { return sizeOf<T>(A); }
template <typename T> int passesOnBoth(int A) {
  return leaf(A) + sizeOf<T>(A);
}
int Passed = passesOn<int>(1) + passesOnBoth<int>(2);

// One that is not defined here, one that is specialised.
template <typename T> int elsewhere(int A);
template <typename T> int passesElsewhere(int A) { return elsewhere<T>(A); }
template <typename T> int special(int A) { return work(A); }
template <> int special<int>(int A) { return work(-A); }
template <typename T> int passesToSpecial(int A) { return special<T>(A); }
int PassedToo = passesElsewhere<int>(1) + passesToSpecial<int>(2);

// What is deduced through a parameter uses it.
template <typename T> struct Slot {
  int Value = 0;
  void set(int A) {
    work(A);
    Value = A;
    work(A);
    work(A);
    work(A);
  }
};
template <typename T> T read(const Slot<T> &S) { return T(S.Value); }
template <typename T> struct ValueOf;
template <typename T> struct ValueOf<Slot<T>> {
  T Value;
};
double Read = read(Slot<double>());
