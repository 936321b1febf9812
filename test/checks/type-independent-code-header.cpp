// RUN: %check_tidy %s templates-type-independent-code -std=c++11,c++20
// CHECK-NOTES: Inputs/type-independent-code/mask.h:12:3: warning: these statements depend on no template parameter, but each specialisation of 'hide' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: Inputs/type-independent-code/mask.h:21:11: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+12]]:9: note: 3 specialisations with the same 9 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+11]]:9: note: specialisation 'mask::hide<Card<1>>' is instantiated here
// CHECK-NOTES: :[[@LINE+11]]:9: note: specialisation 'mask::hide<Card<2>>' is instantiated here
// CHECK-NOTES: :[[@LINE+11]]:9: note: specialisation 'mask::hide<Card<3>>' is instantiated here

#include "Inputs/type-independent-code/mask.h"

template <int N> struct Card {
  void write(char *Text, std::size_t Size) const { Text[Size - 1] = '0' + N; }
};

void use(char *Text) {
  mask::hide(Card<1>(), Text, 8, 4);
  mask::hide(Card<2>(), Text, 8, 4);
  mask::hide(Card<3>(), Text, 8, 4);
}
