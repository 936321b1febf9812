#include "totals.h"
#include "vendor/totals.h"

struct Circle : Shape {
  double area() const override { return 1; }
};
struct Square : Shape {
  double area() const override { return 2; }
};
struct Blob : Shape {
  double area() const override { return 3; }
};

double run() {
  return total(Circle()) + total(Square()) + total(Blob()) +
         measured(Circle()) + measured(Square()) + measured(Blob()) +
         vendor::total(Circle()) + vendor::total(Square()) +
         vendor::total(Blob());
}
