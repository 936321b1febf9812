// RUN: %check_tidy %s templates-duplicated-static -std=c++17:CXX17,c++20:CXX17,c++11:CXX11,c++14:CXX11
// CHECK-NOTES: Inputs/duplicated-static/tables.h:8:24: warning: 'Rows' depends on no template parameter, but each specialisation of 'row' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: Inputs/duplicated-static/tables.h:30:33: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: Inputs/duplicated-static/tables.h:30:33: note: specialisation 'tables::row<int>' is instantiated here
// CHECK-NOTES: Inputs/duplicated-static/tables.h:30:46: note: specialisation 'tables::row<long>' is instantiated here
// CHECK-NOTES: Inputs/duplicated-static/tables.h:14:20: warning: 'Large' depends on no template parameter, but each specialisation of 'large' has its own copy; move it out of the template [templates-duplicated-static]

#include "Inputs/duplicated-static/tables.h"

int use(int At) {
  return tables::sum(At) + tables::Linkage<void>::Codes[At];
}
