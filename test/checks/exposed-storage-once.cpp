// RUN: %check_tidy %s templates-exposed-storage -std=c++17,c++20
#include <map>
#include <mutex>
#include <string>
#include <vector>

//===-- A lock that nobody but the callers of the accessor needs ------------===//

template <class T> class Queue {
  std::mutex Mutex;
  std::vector<T> Items;

public:
  std::vector<T> &items() {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'items' lets callers change 'Items' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:38: note: 'items' locks 'Mutex' here
    std::lock_guard<std::mutex> Lock(Mutex);
    return Items;
  }
};

// The lock is for what comes before.
template <class T> class Lazy {
  std::mutex Mutex;
  std::vector<T> Items;

public:
  std::vector<T> &items() {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (Items.empty())
      Items.resize(16);
    return Items;
  }
};

//===-- An element that another member changes under the lock ---------------===//

template <class Key, class T> class Registry {
  std::mutex Mutex;
  std::map<Key, std::vector<T>> Values;

public:
  std::vector<T> &of(const Key &K) {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'of' lets callers change the elements of 'Values' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:38: note: 'of' locks 'Mutex' here
    std::lock_guard<std::mutex> Lock(Mutex);
    return Values[K];
  }
  void add(const Key &K, T Value) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Values[K].push_back(Value);
  }
};

//===-- The accessor keeps the other member in step -------------------------===//

template <class T> class Fields {
  std::map<std::string, T> Values;
  bool Dirty = false;

public:
  std::map<std::string, T> &values() {
    Dirty = true;
    return Values;
  }
  void set(const std::string &Key, T Value) {
    Values.insert_or_assign(Key, Value);
    Dirty = true;
  }
  bool dirty() const { return Dirty; }
};

//===-- A local variable whose type is not spelled --------------------------===//

template <class T> struct Slice {
  const T *First;
  unsigned Size;
  Slice(const std::vector<T> &V) : First(V.data()), Size(V.size()) {}
};

template <class T> class Reader {
  std::vector<T> Buffer;

public:
  Slice<T> read() const {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: 'read' returns a view of 'Copy', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+2]]:12: note: the view gets it here
    auto Copy = Buffer;
    return Copy;
  }
};
