#include "Inputs/duplicated-static/tables.h"

int use(int At) {
  return tables::sum(At) + tables::Linkage<void>::Codes[At];
}
