#include "Inputs/duplicated-static/tables.h"

int use(int At) {
  return tables::row(1, At) + tables::row(2L, At) +
         tables::Linkage<void>::Codes[At];
}
