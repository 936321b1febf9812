// RUN: %check_tidy %s templates-duplicated-static -std=c++17 -config='{CheckOptions: {templates-duplicated-static.Strict: true, templates-duplicated-static.MinBytes: 8}}'

#include <string>

// One copy.
template <typename T> int once(int At) {
  static const int Alone[2] = {1, 2};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Alone' depends on no template parameter, but each specialisation of 'once' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+36]]:10: note: 1 copy of 8 bytes, 8 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+35]]:10: note: specialisation 'once<int>' is instantiated here
  return Alone[At];
}
template <typename T> int tooSmall(int At) {
  static const int Small = 1;
  return *&Small + At;
}

// Made without arguments.
template <typename T> const std::string &empty() {
  static const std::string Nothing;
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'Nothing' depends on no template parameter, but each specialisation of 'empty' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+24]]:10: note: 1 copy of 32 bytes, 32 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+23]]:10: note: specialisation 'empty<int>' is instantiated here
  return Nothing;
}

// A counter for each type, or for all?
template <typename T> int nextOf() {
  static int Next = 0;
// CHECK-NOTES: :[[@LINE-1]]:14: warning: 'Next' depends on no template parameter, but each specialisation of 'nextOf' has its own copy, whose changes the others do not see; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+15]]:32: note: 2 copies of 4 bytes, 8 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:32: note: specialisation 'nextOf<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:48: note: specialisation 'nextOf<long>' is instantiated here
  return ++Next;
}

// Depends on the parameter.
template <typename T> T *lastOf(T *New) {
  static T *Last = nullptr;
  Last = New;
  return Last;
}

int use(int At, int *I, long *L) {
  return once<int>(At) + tooSmall<int>(At) + tooSmall<long>(At) +
         empty<int>().size() + nextOf<int>() + nextOf<long>() +
         *lastOf(I) + *lastOf(L);
}
