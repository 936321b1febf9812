#ifndef STORE_H
#define STORE_H

#include <any>
#include <map>
#include <utility>

// Other files may store something else: the fix hangs on the note.
template <class T> class Store {
  std::map<int, T> Values;

public:
  void put(int Key, T Value) { Values[Key] = std::move(Value); }
  void reset(int Key, const T &Value);
  T get(int Key) const { return Values.at(Key); }
};

template <class T> void Store<T>::reset(int Key, const T &Value) {
  Values[Key] = Value;
}

#endif
