int step(int);

static void onceCommon(int &Number) {
  Number = step(Number);
  if (Number > 5)
    Number = 5;
  Number += step(Number);
}

// One specialisation is enough, and four statements.
template <typename T> T once(T Value, int Number) {
  Value += 1;
  onceCommon(Number);
  return Value + Number;
}

// It may be there when the program runs.
template <typename T> constexpr T early(T Value, int Number) {
  Value += 1;
  if (Number > 5)
    Number = 5;
  Number *= 2;
  Number += 1;
  return Value + Number;
}

// Nobody uses it.
template <typename T> T never(T Value, int Number) {
  Value += 1;
  Number = step(Number);
  if (Number > 5)
    Number = 5;
  Number += step(Number);
  return Value + Number;
}

int use() { return once(1, 1) + early(1, 1); }
