// Function templates that nobody else can see: the fix hangs on the warning.

int work(int);

//===----------------------------------------------------------------------===//
// One of several parameters
//===----------------------------------------------------------------------===//

template <int N> bool isBelow(int I) { return I < N; }
template <int N> bool isAbove(int I) { return I > N; }
template <int N, int M> bool isBetween(int I) {
  return N < I && I < M;
}
template <int N> bool isEqual(int I) { return I == N; }
template <typename T, typename Result = long> Result convert(T Value) {
  return Value;
}
template <typename T>
T smallest(T A, T B) {
  return A < B ? A : B;
}

bool several() {
  return isBelow<7>(1) && isAbove<3>(4) &&
         isBetween<1, 5>(3) && isEqual<2>(2) &&
         smallest<int>(1, convert(2)) && smallest<int>(1, 2);
}

//===----------------------------------------------------------------------===//
// The only one: the template becomes a function
//===----------------------------------------------------------------------===//

inline int alone(int A) { return work(A); }
static int internal(int A) { return work(A); }
constexpr int atCompileTime(int A) { return A + 1; }
namespace {
int anonymous(int A) { return work(A); }
} // namespace
inline int numbered(int A) { return work(A); }
inline int wrapped(int A) { return work(A); }
inline int variadic(int A) { return work(A); }
inline int
declaredFirst(int A);
inline int declaredFirst(int A) { return work(A); }
template <typename T> struct Wrapper {
  T *Value;
};

int theOnly() {
  return alone(1) + alone(2) + internal(3) +
         atCompileTime(4) + anonymous(5) + numbered(7) +
         wrapped(8) + variadic(9) + variadic(10) +
         declaredFirst(11);
}
int (*Pointer)(int) = &alone;

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

struct Counter {
  int Count = 0;
  void add(int A) { Count += work(A); }
  void addTwice(int A);
};
inline void Counter::addTwice(int A) {
  Count += work(A);
  Count += work(A);
}

template <typename T> struct Owner {
  T Value;
  int size(int A) { return work(A) + Value; }
  template <int N> int sizeOf(int A);
};
template <typename T>
template <int N>
int Owner<T>::sizeOf(int A) {
  return work(A) + N + Value;
}

int members(Counter &C, Owner<int> &O) {
  C.add(1);
  C.addTwice(2);
  return O.size(3) + O.sizeOf<2>(4);
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
