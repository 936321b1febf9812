// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

// Function templates that nobody else can see: the fix hangs on the warning.

int work(int);

//===----------------------------------------------------------------------===//
// One of several parameters
//===----------------------------------------------------------------------===//

template <typename T, int N> bool isBelow(int I) { return I < N; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'isBelow' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+25]]:10: note: specialisation 'isBelow<int, 7>' is instantiated here
template <int N, typename T> bool isAbove(int I) { return I > N; }
// CHECK-NOTES: :[[@LINE-1]]:27: warning: template parameter 'T' of 'isAbove' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+22]]:32: note: specialisation 'isAbove<3, long>' is instantiated here
template <int N, typename T, int M> bool isBetween(int I) {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: template parameter 'T' of 'isBetween' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+20]]:10: note: specialisation 'isBetween<1, char, 5>' is instantiated here
  return N < I && I < M;
}
template <typename T, typename U, int N> bool isEqual(int I) { return I == N; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'isEqual' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+15]]:38: note: specialisation 'isEqual<int, long, 2>' is instantiated here
// CHECK-NOTES: :[[@LINE-3]]:32: warning: template parameter 'U' of 'isEqual' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+13]]:38: note: specialisation 'isEqual<int, long, 2>' is instantiated here
template <typename T, typename Result = long> Result convert(T Value) {
  return Value;
}
template <typename T, typename Less = bool (*)(int, int)>
// CHECK-NOTES: :[[@LINE-1]]:32: warning: template parameter 'Less' of 'smallest' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+8]]:10: note: specialisation 'smallest<int, bool (*)(int, int)>' is instantiated here
T smallest(T A, T B) {
  return A < B ? A : B;
}

bool several() {
  return isBelow<int, 7>(1) && isAbove<3, long>(4) &&
         isBetween<1, char, 5>(3) && isEqual<int, long, 2>(2) &&
         smallest<int>(1, convert(2)) && smallest<int, bool (*)(int, int)>(1, 2);
}

//===----------------------------------------------------------------------===//
// The only one: the template becomes a function
//===----------------------------------------------------------------------===//

template <typename T> int alone(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'alone' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+34]]:10: note: specialisation 'alone<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+33]]:26: note: specialisation 'alone<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+37]]:24: note: specialisation 'alone<char>' is instantiated here
template <typename T> static int internal(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'internal' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+29]]:43: note: specialisation 'internal<int>' is instantiated here
template <typename T> constexpr int atCompileTime(int A) { return A + 1; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'atCompileTime' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'atCompileTime<int>' is instantiated here
namespace {
template <typename T> int anonymous(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'anonymous' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+23]]:34: note: specialisation '(anonymous namespace)::anonymous<int>' is instantiated here
} // namespace
template <int N> int numbered(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:15: warning: template parameter 'N' of 'numbered' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+19]]:54: note: specialisation 'numbered<6>' is instantiated here
template <template <typename> class TT> int wrapped(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: template parameter 'TT' of 'wrapped' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+17]]:10: note: specialisation 'wrapped<Wrapper>' is instantiated here
template <typename... Ts> int variadic(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:23: warning: template parameter 'Ts' of 'variadic' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+14]]:32: note: specialisation 'variadic<int, long>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:57: note: specialisation 'variadic<>' is instantiated here
template <typename T> int
declaredFirst(int A);
template <typename U> int declaredFirst(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'U' of 'declaredFirst' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+9]]:10: note: specialisation 'declaredFirst<Wrapper<Wrapper<int>>>' is instantiated here
template <typename T> struct Wrapper {
  T *Value;
};

int theOnly() {
  return alone<int>(1) + alone<long>(2) + internal<int>(3) +
         atCompileTime<int>(4) + anonymous<int>(5) + numbered<6>(7) +
         wrapped<Wrapper>(8) + variadic<int, long>(9) + variadic<>(10) +
         declaredFirst<Wrapper<Wrapper<int>>>(11);
}
int (*Pointer)(int) = &alone<char>;

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

struct Counter {
  int Count = 0;
  template <typename T> void add(int A) { Count += work(A); }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'T' of 'add' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+26]]:5: note: specialisation 'Counter::add<int>' is instantiated here
  template <typename T> void addTwice(int A);
};
template <typename T> void Counter::addTwice(int A) {
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'addTwice' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+22]]:5: note: specialisation 'Counter::addTwice<int>' is instantiated here
  Count += work(A);
  Count += work(A);
}

template <typename T> struct Owner {
  T Value;
  template <typename U> int size(int A) { return work(A) + Value; }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'U' of 'size' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+14]]:12: note: specialisation 'Owner<int>::size<long>' is instantiated here
  template <typename U, int N> int sizeOf(int A);
};
template <typename T>
template <typename U, int N>
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'U' of 'sizeOf' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+8]]:30: note: specialisation 'Owner<int>::sizeOf<char, 2>' is instantiated here
int Owner<T>::sizeOf(int A) {
  return work(A) + N + Value;
}

int members(Counter &C, Owner<int> &O) {
  C.add<int>(1);
  C.addTwice<int>(2);
  return O.size<long>(3) + O.sizeOf<char, 2>(4);
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

template <typename T> T inSignature(int A) { return A; }
template <typename T> void inParameter(T) { work(1); }
template <typename T> int inBody(int A) { return work(A) + sizeof(T); }
template <typename T> int inCast(int A) { return static_cast<T>(work(A)); }
template <typename... Ts> int inSize(int A) { return A + sizeof...(Ts); }
template <typename... Ts> int inPack(int A, Ts...) { return work(A); }
template <typename T> int inNoexcept(int A) noexcept(T::Safe) {
  return work(A);
}
template <typename T> int inAssertion(int A) {
  static_assert(sizeof(T) > 1, "");
  return work(A);
}
template <typename T> int inLambda(int A) {
  return [](auto B) { return work(T(B)); }(A);
}
template <typename T> int inLocalClass(int A) {
  struct Local {
    T Value;
  };
  return work(A);
}
template <typename T, T Value> int inParameterType(int A) { return A + Value; }
template <typename T, typename U = T> U inDefault(int A) { return work(A); }
template <typename T> int inDefaultArgument(int A = sizeof(T)) {
  return work(A);
}
template <template <typename> class TT> int asTemplate(TT<int> A) {
  return work(A.Value);
}
template <typename T> [[gnu::aligned(alignof(T))]] int inAttribute(int A) {
  return work(A);
}
template <typename T> struct Base {
  T Value;
};
template <typename T> int inName(int A) { return work(A) + Base<T>().Value; }
template <typename T> const char *inFunctionName(int A) {
  work(A);
  return __PRETTY_FUNCTION__;
}
