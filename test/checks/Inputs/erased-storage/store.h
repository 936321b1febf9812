#ifndef STORE_H
#define STORE_H

#include <any>
#include <map>
#include <utility>

// Other files may store something else: the fix hangs on the note.
template <class T> class Store {
  std::map<int, std::any> Values;

public:
  void put(int Key, std::any Value) { Values[Key] = std::move(Value); }
  void reset(int Key, const std::any &Value);
  T get(int Key) const { return std::any_cast<T>(Values.at(Key)); }
};

template <class T> void Store<T>::reset(int Key, const std::any &Value) {
  Values[Key] = Value;
}

#endif
