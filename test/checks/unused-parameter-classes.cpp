// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

#include <memory>
#include <vector>

// Class templates of which no member uses a parameter.

int work(int);

//===----------------------------------------------------------------------===//
// Two specialisations
//===----------------------------------------------------------------------===//

template <typename T, typename Alloc = std::allocator<T>> class Stack {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: template parameter 'Alloc' of 'Stack' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+12]]:12: note: specialisation 'Stack<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:35: note: specialisation 'Stack<long>' is instantiated here
  std::vector<T> Values;

public:
  void push(T Value) { Values.push_back(Value); }
  bool empty() const;
  Stack &self() { return *this; }
};
template <typename T, typename A> bool Stack<T, A>::empty() const {
  return Values.empty();
}
Stack<int> Ints;
Stack<long, std::allocator<long>> Longs;
using Chars = Stack<char>;

template <int N, typename T> struct Buffer {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: template parameter 'N' of 'Buffer' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+6]]:18: note: specialisation 'Buffer<2, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+6]]:11: note: specialisation 'Buffer<1, int>' is instantiated here
  T Values[3];
  T &at(int I) { return Values[I]; }
};
int both(Buffer<1, int> &A) {
  Buffer<2, int> B;
  return A.at(1) + B.at(2);
}

// One class that everybody calls the same: too little to speak of.
template <typename T, typename U> struct Small {
  T Value;
  T get() const { return Value; }
};
Small<int, long> One;

//===----------------------------------------------------------------------===//
// Code of some size
//===----------------------------------------------------------------------===//

template <typename T> class Large {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Large' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+17]]:12: note: specialisation 'Large<int>' is instantiated here
  int Sum = 0;
  int Last = 0;

public:
  void add(int A) {
    if (A < 0)
      return;
    Sum += work(A);
    Last = A;
  }
  void remove(int A);
  int sum() const { return Sum; }
};
template <typename T> void Large<T>::remove(int A) {
  Sum -= work(A);
}
Large<int> LargeOfInt;

// A member that cannot be seen may use it.
template <typename T> class Unseen {
  int Sum = 0;

public:
  void add(int A) {
    if (A < 0)
      return;
    Sum += work(A);
    Sum += work(-A);
    Sum += work(2 * A);
  }
  void remove(int A);
};
Unseen<int> UnseenOfInt;

//===----------------------------------------------------------------------===//
// Members that use it
//===----------------------------------------------------------------------===//

template <typename T> struct InField {
  std::unique_ptr<T> Value;
  int get(int A) { return work(A); }
};
InField<int> F1;
InField<long> F2;

template <typename T> struct InMember {
  int Value;
  int get(int A) { return work(A) + sizeof(T); }
};
InMember<int> M1;
InMember<long> M2;

template <typename T> struct OutOfLine {
  int Value;
  int get(int A);
};
template <typename U> int OutOfLine<U>::get(int A) {
  return work(A) + sizeof(U);
}
OutOfLine<int> O1;
OutOfLine<long> O2;

template <typename T> struct InBase : std::vector<T> {
  int Value;
  int get(int A) { return work(A); }
};
InBase<int> B1;
InBase<long> B2;

template <typename T> struct InFriend {
  friend T;
  int Value;
  int get(int A) { return work(A); }
};
InFriend<int> R1;
InFriend<long> R2;

template <typename T> struct InAlias {
  using type = T;
  int Value;
  int get(int A) { return work(A); }
};
InAlias<int> A1;
InAlias<long> A2;

template <typename T> struct InMemberTemplate {
  int Value;
  template <typename U> int get(U A) { return work(A) + sizeof(T); }
};
InMemberTemplate<int> T1;
InMemberTemplate<long> T2;

template <typename T> struct InNested {
  struct Node {
    T *Next;
  };
  int Value;
  int get(int A) { return work(A); }
};
InNested<int> N1;
InNested<long> N2;

template <typename T> struct InAssertion {
  static_assert(sizeof(T) > 1, "");
  int Value;
  int get(int A) { return work(A); }
};
InAssertion<int> S1;
InAssertion<long> S2;
