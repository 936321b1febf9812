// RUN: %check_tidy %s templates-type-independent-code -std=c++17,c++20 -config='{CheckOptions: {templates-type-independent-code.Strict: true, templates-type-independent-code.MinStatements: 4}}'

int step(int);

// One specialisation is enough, and four statements.
template <typename T> T once(T Value, int Number) {
  Value += 1;
  Number = step(Number);
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'once' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+5]]:24: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+32]]:20: note: 1 specialisation with the same 4 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+31]]:20: note: specialisation 'once<int>' is instantiated here
  if (Number > 5)
    Number = 5;
  Number += step(Number);
  return Value + Number;
}

// It may be there when the program runs.
template <typename T> constexpr T early(T Value, int Number) {
  Value += 1;
  if (Number > 5)
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'early' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+5]]:13: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+18]]:33: note: 1 specialisation with the same 4 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+17]]:33: note: specialisation 'early<int>' is instantiated here
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
