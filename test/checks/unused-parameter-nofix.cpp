// RUN: %check_tidy %s templates-unused-parameter -std=c++17,c++20

// Warned without a fix.

int work(int);

// A class template that would become a class.
template <typename T> struct Total {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'Total' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+5]]:12: note: specialisation 'Total<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+5]]:13: note: specialisation 'Total<long>' is instantiated here
  int Value = 0;
  void add(int A) { Value += work(A); }
};
Total<int> OfInt;
Total<long> OfLong;

// Explicit instantiations.
template <typename T> int instantiated(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'instantiated' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+1]]:14: note: specialisation 'instantiated<int>' is instantiated here
template int instantiated<int>(int);

// A function of the same name, in a base.
struct Shape {
  virtual ~Shape() = default;
  virtual int area(int A) { return work(A); }
};
struct Circle : Shape {
  template <typename T> int area(int A) { return work(A) + 3; }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'T' of 'area' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+2]]:21: note: specialisation 'Circle::area<int>' is instantiated here
};
int Area = Circle().area<int>(1);

// The keyword before the name, which a function must not have.
template <typename T> struct List {
  T Value;
  template <typename U> int count(int A) { return work(A) + Value; }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'U' of 'count' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+2]]:47: note: specialisation 'List<int>::count<int>' is instantiated here
};
int counted(List<int> &L) { return L.template count<int>(1); }

// Attributes that come before 'inline'.
template <typename T> [[nodiscard]] int mayNotBeDropped(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'mayNotBeDropped' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
  return work(A);
}

// A pack that hides which argument it is.
template <typename T, typename... Ts> int packed(int A, Ts...) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'packed' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+4]]:56: note: specialisation 'packed<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+4]]:14: note: specialisation 'packed<int, char, long>' is instantiated here
  return work(A);
}
template <typename... Ts> int unpacked(int A) { return packed<Ts...>(A); }
int Packed = packed<int, char, long>(1, 'a', 2) + unpacked<int>(2);

// A pack before a parameter with a default.
template <typename T, typename... Ts, bool IsSmall = (sizeof(T) < 8)>
// CHECK-NOTES: :[[@LINE-1]]:35: warning: template parameter 'Ts' of 'inTheMiddle' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+4]]:14: note: specialisation 'inTheMiddle<int, true>' is instantiated here
int inTheMiddle(T A) {
  return work(A);
}
int Middle = inTheMiddle(1);
