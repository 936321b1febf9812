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
template <shapes::Shape S> double paint(const S &Painted, int Times) {
  while (Times-- > 0)
    Painted.draw(Times);
  return Painted.area();
}
double use(const shapes::Square &S) { return paint(S, 2); }

// It asks for an area, too.
template <class S>
  requires requires(const S &Drawn) { Drawn.draw(1); }
void draw(const S &Drawn) { Drawn.draw(1); }
