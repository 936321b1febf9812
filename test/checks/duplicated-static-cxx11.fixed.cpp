static const int Rows[] = {1, 2, 3, 4, 5, 6, 7, 8};

// The main file: data gets internal linkage.
template <typename T> int row(int At) {
  return Rows[At];
}

static const int Odd[8] = {1};
static const int Even[8] = {2};

/// Two of them.
template <typename T> int both(int At) {
  return Odd[At] + Even[At];
}

#define TABLE(Name) static const int Name[] = {1, 2, 3, 4, 5, 6, 7, 8}
template <typename T> int fromMacro(int At) {
  TABLE(Cells);
  return Cells[At];
}

#define SUBSCRIPT(Array, At) Array[At]
static const int Used[] = {1, 2, 3, 4, 5, 6, 7, 8};

template <typename T> int used(T At) {
  return SUBSCRIPT(Used, At);
}
template <typename T> int usedByAnother(int At) {
  static const int Used[] = {1, 2, 3, 4, 5, 6, 7, 9};
  return SUBSCRIPT(Used, At);
}

template <typename T> int two(int At) {
  static const int Left[8] = {1}, Right[8] = {2};
  return Left[At] + Right[At];
}

int use(int At) {
  return both<int>(At) + both<long>(At) + row<int>(At) + row<long>(At) + fromMacro<int>(At) +
         fromMacro<long>(At) + used<int>(At) + used<long>(At) +
         usedByAnother<int>(At) + usedByAnother<long>(At) + two<int>(At) +
         two<long>(At);
}
