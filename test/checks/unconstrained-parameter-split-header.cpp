// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20
// CHECK-NOTES: Inputs/unconstrained-parameter/find-impl.h:7:20: warning: template parameter 'Key' of 'find' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: Inputs/unconstrained-parameter/find-impl.h:7:56: note: the body requires 'Missing(K)' here, which the head cannot say
// CHECK-NOTES: Inputs/unconstrained-parameter/find-impl.h:8:20: warning: template parameter 'Key' of 'count' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: Inputs/unconstrained-parameter/find-impl.h:8:60: note: the body requires 'K.size()' here

// A body in another header than the declaration: who includes only that has not
// seen what the body names, even if this file has.

#include "Inputs/unconstrained-parameter/missing.h"
#include "Inputs/unconstrained-parameter/find-impl.h"

int found() { return find(1) + find("one"); }

struct Sized {
  int size() const;
};
int counted() { return count(Sized()); }
