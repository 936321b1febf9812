#include "Inputs/erased-storage/store.h"

int use() {
  Store<int> S;
  S.put(1, 2);
  S.reset(1, 3);
  return S.get(1);
}

// Not where members outside of the class call the parameter by another name.
template <class T> class Named {
  std::map<int, std::any> Values;

public:
  void put(int Key, std::any Value);
  T get(int Key) const { return std::any_cast<T>(Values.at(Key)); }
};
template <class U> void Named<U>::put(int Key, std::any Value) {
  Values[Key] = std::move(Value);
}
