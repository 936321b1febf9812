// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

// A pack before parameters that are deduced: nobody can give arguments for
// them, and that is what it is for.

template <typename T> struct Span {
  T *Data;
  int Size;
};

template <int &...ExplicitArgumentBarrier, typename T>
constexpr Span<T> makeSpan(T *Data, int Size) {
  return Span<T>{Data, Size};
}

template <typename... Barrier, typename T> T *first(Span<T> S) {
  return S.Data;
}

int Values[3];
int *First = first(makeSpan(Values, 3));
