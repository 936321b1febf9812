#include "tables.h"

void useTables() {
  tables::spread(std::array<int, 1>(), 1);
  tables::spread(std::array<int, 2>(), 2);
  tables::spread(std::array<int, 3>(), 3);
  tables::spread(std::array<int, 4>(), 4);
}
