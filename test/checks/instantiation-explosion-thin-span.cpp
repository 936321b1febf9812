// RUN: %check_tidy %s templates-instantiation-explosion -std=c++20 -- -I%S/Inputs/instantiation-explosion
// CHECK-NOTES: Inputs/instantiation-explosion/tables.h:10:5: warning: 'spread' is instantiated for each value of 'N', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+10]]:11: note: 4 specialisations of 7 statements, about 21 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:11: note: specialisation 'tables::spread<1UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:11: note: specialisation 'tables::spread<2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:11: note: specialisation 'tables::spread<3UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:11: note: specialisation 'tables::spread<4UL>' is instantiated here
// CHECK-NOTES: Inputs/instantiation-explosion/tables.h:10:5: note: move the body to a function that takes 'N' as an argument

#include "tables.h"

void useTables() {
  tables::spread(std::array<int, 1>(), 1);
  tables::spread(std::array<int, 2>(), 2);
  tables::spread(std::array<int, 3>(), 3);
  tables::spread(std::array<int, 4>(), 4);
}
