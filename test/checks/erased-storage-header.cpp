// RUN: %check_tidy %s templates-erased-storage -std=c++17,c++20
// CHECK-NOTES: Inputs/erased-storage/store.h:9:26: warning: 'Store' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: Inputs/erased-storage/store.h:13:8: note: 'put' stores whatever it gets
// CHECK-NOTES: Inputs/erased-storage/store.h:18:35: note: 'reset' stores whatever it gets
// CHECK-NOTES: Inputs/erased-storage/store.h:15:33: note: 'T' is taken out here
#include "Inputs/erased-storage/store.h"

int use() {
  Store<int> S;
  S.put(1, 2);
  S.reset(1, 3);
  return S.get(1);
}

// Not where members outside of the class call the parameter by another name.
template <class T> class Named {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Named' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+8]]:35: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:33: note: 'T' is taken out here
  std::map<int, std::any> Values;

public:
  void put(int Key, std::any Value);
  T get(int Key) const { return std::any_cast<T>(Values.at(Key)); }
};
template <class U> void Named<U>::put(int Key, std::any Value) {
  Values[Key] = std::move(Value);
}
