// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20
// CHECK-NOTES: Inputs/unused-parameter/parse.h:6:20: warning: template parameter 'Result' of 'parse' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+18]]:10: note: specialisation 'parse<long, 10>' is instantiated here
// CHECK-NOTES: Inputs/unused-parameter/parse.h:6:20: note: remove it here and where this translation unit spells it; other translation units have to follow
// CHECK-NOTES: Inputs/unused-parameter/parse.h:10:32: warning: template parameter 'U' of 'Parser' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+13]]:21: note: specialisation 'Parser<int, long>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:21: note: specialisation 'Parser<int, char>' is instantiated here
// CHECK-NOTES: Inputs/unused-parameter/parse.h:10:32: note: remove it here and where this translation unit spells it; other translation units have to follow
// CHECK-NOTES: Inputs/unused-parameter/parse.h:21:20: warning: template parameter 'T' of 'parseAll' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+11]]:31: note: specialisation 'parseAll<int>' is instantiated here
// CHECK-NOTES: Inputs/unused-parameter/parse.h:21:20: note: remove it here and where this translation unit spells it; other translation units have to follow

// Other sources may spell the arguments of templates of a header: the fix hangs
// on a note.

#include "Inputs/unused-parameter/parse.h"

int parsed() {
  Parser<int, long> P(1);
  Parser<int, char> Q(2);
  return parse<long, 10>(1) + parseAll<int>(2) + P.run(3) + Q.run(4);
}
