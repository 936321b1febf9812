#include "Inputs/type-independent-code/mask.h"

template <int N> struct Card {
  void write(char *Text, std::size_t Size) const { Text[Size - 1] = '0' + N; }
};

void use(char *Text) {
  mask::hide(Card<1>(), Text, 8, 4);
  mask::hide(Card<2>(), Text, 8, 4);
  mask::hide(Card<3>(), Text, 8, 4);
}
