#include <string>

static const int Alone[2] = {1, 2};

// One copy.
template <typename T> int once(int At) {
  return Alone[At];
}
template <typename T> int tooSmall(int At) {
  static const int Small = 1;
  return *&Small + At;
}

// Made without arguments.
template <typename T> const std::string &empty() {
  static const std::string Nothing;
  return Nothing;
}

// A counter for each type, or for all?
template <typename T> int nextOf() {
  static int Next = 0;
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
