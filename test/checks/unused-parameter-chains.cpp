// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

// Parameters that are only passed on to parameters that nothing uses.

int work(int);

template <typename T> int leaf(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'leaf' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+4]]:57: note: specialisation 'leaf<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+3]]:57: note: specialisation 'leaf<const int *>' is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:57: note: specialisation 'leaf<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+1]]:57: note: specialisation 'leaf<const long *>' is instantiated here
template <typename T, int N> int branch(int A) { return leaf<T>(A) + N; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'branch' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+11]]:13: note: specialisation 'branch<int, 2>' is instantiated here
// CHECK-NOTES: :[[@LINE+10]]:13: note: specialisation 'branch<long, 2>' is instantiated here
// CHECK-NOTES: :[[@LINE+10]]:10: note: specialisation 'branch<const int *, 3>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:10: note: specialisation 'branch<const long *, 3>' is instantiated here
// CHECK-NOTES: :[[@LINE-6]]:62: note: it is passed on to 'T' of 'leaf', which nothing uses
template <typename T> int root(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'root' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+8]]:15: note: specialisation 'root<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+7]]:30: note: specialisation 'root<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:20: note: it is passed on to 'T' of 'branch', which nothing uses
// CHECK-NOTES: :[[@LINE+2]]:23: note: it is passed on to 'T' of 'branch', which nothing uses
  int Sum = branch<T, 2>(A);
  Sum += branch<const T *, 3>(A);
  return Sum;
}
int planted = root<int>(1) + root<long>(2);

// A recursion, alone and through another template.
template <typename T> int countdown(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'countdown' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+16]]:15: note: specialisation 'countdown<int>' is instantiated here
  return A > 0 ? countdown<T>(A - 1) : work(A);
}
template <typename T> int odd(int A);
template <typename T> int even(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'even' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+10]]:35: note: specialisation 'even<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+1]]:33: note: it is passed on to 'T' of 'odd', which nothing uses
  return A == 0 ? work(A) : odd<T>(A - 1);
}
template <typename T> int odd(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'odd' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE-4]]:29: note: specialisation 'odd<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+1]]:34: note: it is passed on to 'T' of 'even', which nothing uses
  return A == 0 ? work(A) : even<T>(A - 1);
}
int Counted = countdown<int>(3) + even<int>(4);

// A class template, what makes it, and what works on it.
template <typename T> struct Sum {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Sum' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+21]]:22: note: specialisation 'Sum<int>' is instantiated here
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
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'makeSum' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+8]]:22: note: specialisation 'makeSum<int>' is instantiated here
// CHECK-NOTES: :[[@LINE-3]]:27: note: it is passed on to 'T' of 'Sum', which nothing uses
// CHECK-NOTES: :[[@LINE+1]]:7: note: it is passed on to 'T' of 'Sum', which nothing uses
  Sum<T> Result;
  Result.template add<1>(A);
  return Result;
}
template <typename T> int valueOf(const Sum<T> &S) { return work(S.Value); }
int Summed = valueOf(makeSum<int>(1));

template <typename T> class Holder {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Holder' is only passed on to parameters that nothing uses, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+14]]:13: note: specialisation 'Holder<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+4]]:7: note: it is passed on to 'T' of 'Sum', which nothing uses
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
  return leaf<T>(A) + sizeOf<T>(A);
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
