// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20

//===-- What can be written of a class is one fix: of the warning if it ----===//
//===-- leaves nothing to say ----------------------------------------------===//

template <class T> struct Vector {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'T' of 'Vector' accepts any type, but members require more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+5]]:43: note: the body requires 'X * X' here
// CHECK-NOTES: :[[@LINE+4]]:49: note: the body requires '(X * X) + (Y * Y)' here
// CHECK-NOTES: :[[@LINE+4]]:55: note: the body requires 'X + X' here, which the head cannot say
// CHECK-NOTES: :[[@LINE-5]]:17: note: constrain it; not all that is required can be written
  T X, Y;
  T dot(const Vector &O) const { return X * O.X + Y * O.Y; }
  Vector operator+(const Vector &O) const { return {X + O.X, Y + O.Y}; }
};

template <class It> class Span {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'It' of 'Span' accepts any type, but members require more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+6]]:36: note: the body requires 'From == To' here
// CHECK-NOTES: :[[@LINE+6]]:17: note: the body requires '++From' here
  It From, To;

public:
  Span(It From, It To) : From(From), To(To) {}
  bool empty() const { return From == To; }
  void next() { ++From; }
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
