// RUN: %check_tidy %s templates-interface-only-parameter -std=c++20
// CHECK-NOTES: Inputs/interface-only-parameter/drain.h:11:53: warning: 'drain' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+22]]:10: note: specialisation 'drain<A>' is instantiated here
// CHECK-NOTES: Inputs/interface-only-parameter/drain.h:11:53: note: take the interface; calls that spell template arguments or need another overload have to follow
// CHECK-NOTES: Inputs/interface-only-parameter/drain.h:15:36: warning: 'three' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+19]]:25: note: specialisation 'three<A>' is instantiated here
// CHECK-NOTES: :[[@LINE+18]]:40: note: specialisation 'three<B>' is instantiated here
// CHECK-NOTES: :[[@LINE+17]]:56: note: specialisation 'three<C>' is instantiated here
// CHECK-NOTES: Inputs/interface-only-parameter/drain.h:15:36: note: take the interface; calls that spell template arguments or need another overload have to follow
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
