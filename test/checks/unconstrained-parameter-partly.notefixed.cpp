//===-- What can be written of a class is one fix: of the warning if it ----===//
//===-- leaves nothing to say ----------------------------------------------===//

#include <concepts>

template <class T> struct Vector {
  T X, Y;
  T dot(const Vector &O) const
      requires requires(const T &X, const T &Y) { { (X * X) + (Y * Y) } -> std::convertible_to<T>; } { return X * O.X + Y * O.Y; }
  Vector operator+(const Vector &O) const { return {X + O.X, Y + O.Y}; }
};

template <class It> class Span {
  It From, To;

public:
  Span(It From, It To) : From(From), To(To) {}
  bool empty() const requires std::equality_comparable<It> { return From == To; }
  void next() requires requires(It &From) { ++From; } { ++From; }
};

struct Cursor {
  int At;
  Cursor &operator++();
  bool operator==(const Cursor &) const = default;
};

void use(Vector<double> V, Span<Cursor> S) {
  V = V + V;
  if (V.dot(V) > 1 && !S.empty())
    S.next();
}
