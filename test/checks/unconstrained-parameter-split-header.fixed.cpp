// A body in another header than the declaration: who includes only that has not
// seen what the body names, even if this file has.

#include "Inputs/unconstrained-parameter/missing.h"
#include "Inputs/unconstrained-parameter/find-impl.h"

int found() { return find(1) + find("one"); }

struct Sized {
  int size() const;
};
int counted() { return count(Sized()); }
