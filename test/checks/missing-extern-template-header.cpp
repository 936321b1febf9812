// RUN: %check_tidy %s templates-missing-extern-template -std=c++11,c++17,c++20

#include "Inputs/missing-extern-template/box.h"
#include "Inputs/missing-extern-template/hidden.h"

struct Local {
  int Value;
};

template struct store::Box<int>;
// CHECK-NOTES: :[[@LINE-1]]:24: warning: the header of 'Box' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:8:30: note: 'Box' is defined here
template struct store::Box<Item *>;
// CHECK-NOTES: :[[@LINE-1]]:24: warning: the header of 'Box' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:8:30: note: 'Box' is defined here
template class store::Row<double>;
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the header of 'Row' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:13:40: note: 'Row' is defined here
template class store::Row<int, 3>;
// CHECK-NOTES: :[[@LINE-1]]:23: warning: the header of 'Row' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:13:40: note: 'Row' is defined here

namespace store {
template int largest(int, int);
// CHECK-NOTES: :[[@LINE-1]]:14: warning: the header of 'largest' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:27:25: note: 'largest' is defined here
template double largest<double>(double, double);
// CHECK-NOTES: :[[@LINE-1]]:17: warning: the header of 'largest' has no 'extern template' for this instantiation, so that each file which uses it instantiates it again; declare it there [templates-missing-extern-template]
// CHECK-NOTES: Inputs/missing-extern-template/box.h:27:25: note: 'largest' is defined here
} // namespace store

template struct store::Known<int>;
template int store::smallest(int, int);

template struct store::Hidden<int>;
template int store::hidden(int);

template struct store::Plain<int>;
template int store::twice(int);

// Only known here.
template struct store::Box<Local>;
template struct store::Box<store::Box<Local>>;

// Written by a macro.
#define INSTANTIATE(Type) template void store::twoTimes<Type>(Type);
INSTANTIATE(int)

// So is this template.
template <typename T> T own(T A) { return A + A; }
template int own(int);
