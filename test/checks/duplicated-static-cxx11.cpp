// RUN: %check_tidy %s templates-duplicated-static -std=c++11,c++14

// The main file: data gets internal linkage.
template <typename T> int row(int At) {
  static const int Rows[] = {1, 2, 3, 4, 5, 6, 7, 8};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Rows' depends on no template parameter, but each specialisation of 'row' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+59]]:43: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+58]]:43: note: specialisation 'row<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+57]]:58: note: specialisation 'row<long>' is instantiated here
  return Rows[At];
}

/// Two of them.
template <typename T> int both(int At) {
  static const int Odd[8] = {1};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Odd' depends on no template parameter, but each specialisation of 'both' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+49]]:10: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+48]]:10: note: specialisation 'both<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+47]]:26: note: specialisation 'both<long>' is instantiated here
  static const int Even[8] = {2};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Even' depends on no template parameter, but each specialisation of 'both' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+44]]:10: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:10: note: specialisation 'both<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+42]]:26: note: specialisation 'both<long>' is instantiated here
  return Odd[At] + Even[At];
}

#define TABLE(Name) static const int Name[] = {1, 2, 3, 4, 5, 6, 7, 8}
template <typename T> int fromMacro(int At) {
  TABLE(Cells);
  return Cells[At];
}

#define SUBSCRIPT(Array, At) Array[At]
template <typename T> int used(T At) {
  static const int Used[] = {1, 2, 3, 4, 5, 6, 7, 8};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Used' depends on no template parameter, but each specialisation of 'used' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+29]]:32: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+28]]:32: note: specialisation 'used<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:48: note: specialisation 'used<long>' is instantiated here
  return SUBSCRIPT(Used, At);
}
template <typename T> int usedByAnother(int At) {
  static const int Used[] = {1, 2, 3, 4, 5, 6, 7, 9};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Used' depends on no template parameter, but each specialisation of 'usedByAnother' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+22]]:10: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:10: note: specialisation 'usedByAnother<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:35: note: specialisation 'usedByAnother<long>' is instantiated here
  return SUBSCRIPT(Used, At);
}

template <typename T> int two(int At) {
  static const int Left[8] = {1}, Right[8] = {2};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Left' depends on no template parameter, but each specialisation of 'two' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+13]]:61: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:61: note: specialisation 'two<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:10: note: specialisation 'two<long>' is instantiated here
// CHECK-NOTES: :[[@LINE-5]]:35: warning: 'Right' depends on no template parameter, but each specialisation of 'two' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+9]]:61: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:61: note: specialisation 'two<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:10: note: specialisation 'two<long>' is instantiated here
  return Left[At] + Right[At];
}

int use(int At) {
  return both<int>(At) + both<long>(At) + row<int>(At) + row<long>(At) + fromMacro<int>(At) +
         fromMacro<long>(At) + used<int>(At) + used<long>(At) +
         usedByAnother<int>(At) + usedByAnother<long>(At) + two<int>(At) +
         two<long>(At);
}
