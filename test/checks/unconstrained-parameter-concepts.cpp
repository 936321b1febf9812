// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23

#include <concepts>

namespace shapes {
template <class T>
concept Shape = requires(const T &X) {
  X.draw(1);
  { X.area() } -> std::convertible_to<double>;
};

struct Square {
  double Side;
  void draw(int) const {}
  double area() const { return Side * Side; }
};
} // namespace shapes

// What the concept says, and no more than that.
template <class S> double paint(const S &Painted, int Times) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'S' of 'paint' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+3]]:13: note: the body requires 'Painted.draw(Times)' here
// CHECK-NOTES: :[[@LINE+3]]:18: note: the body requires 'Painted.area()' here
  while (Times-- > 0)
    Painted.draw(Times);
  return Painted.area();
}
double use(const shapes::Square &S) { return paint(S, 2); }

// It asks for an area, too.
template <class S> void draw(const S &Drawn) { Drawn.draw(1); }
// CHECK-NOTES: :[[@LINE-1]]:17: warning: template parameter 'S' of 'draw' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:54: note: the body requires 'Drawn.draw(1)' here
