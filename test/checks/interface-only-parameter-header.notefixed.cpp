// In a header, which others use as well.

#include "Inputs/interface-only-parameter/drain.h"

struct A : Reader {
  int read(int) override { return 1; }
};
struct B : Reader {
  int read(int) override { return 2; }
};
struct C : Reader {
  int read(int) override { return 3; }
};

int use(A &First, B &Second, C &Third) {
  return drain(First) + three(First) + three(Second) + three(Third) +
         two(First) + two(Second);
}
