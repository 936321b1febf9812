#include "Inputs/missing-extern-template/box.h"
#include "Inputs/missing-extern-template/hidden.h"

struct Local {
  int Value;
};

template struct store::Box<int>;
template struct store::Box<Item *>;
template class store::Row<double>;
template class store::Row<int, 3>;

namespace store {
template int largest(int, int);
template double largest<double>(double, double);
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
