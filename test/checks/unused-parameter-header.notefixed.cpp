// Other sources may spell the arguments of templates of a header: the fix hangs
// on a note.

#include "Inputs/unused-parameter/parse.h"

int parsed() {
  Parser<int> P(1);
  Parser<int> Q(2);
  return parse<10>(1) + parseAll(2) + P.run(3) + Q.run(4);
}
