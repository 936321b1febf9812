#pragma once

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
};

template <typename S> double total(const S &shape) {
  double sum = shape.area();
  for (int i = 0; i < 10; ++i)
    sum += shape.area() * i;
  return sum;
}

// NOLINTNEXTLINE(templates-interface-only-parameter): measured, is worth it.
template <typename S> double measured(const S &shape) {
  double sum = shape.area();
  for (int i = 0; i < 10; ++i)
    sum += shape.area() * i;
  return sum;
}
