// RUN: %check_tidy %s templates-exposed-storage -std=c++17,c++20
#include <cstring>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

//===-- One element, behind a lock that ends -------------------------------===//

template <class K, class V> class Table {
public:
  void put(const K &Key, V Value) {
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    Values.insert_or_assign(Key, std::move(Value));
  }
  void drop(const K &Key) {
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    Values.erase(Key);
  }
  V &get(const K &Key) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: 'get' lets callers change the elements of 'Values' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:47: note: 'get' locks 'Mutex' here
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    return Values.at(Key);
  }
  V &getOrMake(const K &Key) {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: 'getOrMake' lets callers change the elements of 'Values' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:47: note: 'getOrMake' locks 'Mutex' here
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    return Values[Key];
  }
  const V &find(const K &Key) const {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: 'find' lets callers read the elements of 'Values' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:47: note: 'find' locks 'Mutex' here
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    auto It = Values.find(Key);
    if (It == Values.end())
      throw std::out_of_range("Key");
    return It->second;
  }
  V copy(const K &Key) const {
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    return Values.at(Key);
  }

private:
  mutable std::shared_mutex Mutex;
  std::map<K, V> Values;
};

template <class T> class Log {
public:
  void add(T Entry) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Entries.push_back(std::move(Entry));
  }
  T &last() {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: 'last' lets callers change the elements of 'Entries' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:39: note: 'last' locks 'Mutex' here
    std::lock_guard<std::mutex> Guard(Mutex);
    return Entries.back();
  }

private:
  std::mutex Mutex;
  std::vector<T> Entries;
};

// Nodes stay where they are, and nothing takes them out.
template <class T> class Counters {
public:
  T &of(const std::string &Name) {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Values[Name];
  }
  void reset(const std::string &Name) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Values.try_emplace(Name);
  }

private:
  std::mutex Mutex;
  std::unordered_map<std::string, T> Values;
};

// Without a lock, an element is what a container hands out.
template <class T> class Plain {
public:
  T &at(int I) { return Values.at(I); }
  T &byName(const std::string &Name) { return Named.find(Name)->second; }
  void clear() {
    Values.clear();
    Named.clear();
  }

private:
  std::deque<T> Values;
  std::map<std::string, T> Named;
};

//===-- Containers behind a shared pointer ---------------------------------===//

template <class T> class Column {
public:
  void append(T Value) {
    Sum += Value;
    Values->push_back(Value);
  }
  std::vector<T> &values() const { return *Values; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'values' lets callers change 'Values', which the class keeps in step with 'Sum'; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE-5]]:9: note: 'append' changes 'Sum' with it here
  const std::vector<T> &view() const { return *Values; }

private:
  std::shared_ptr<std::vector<T>> Values = std::make_shared<std::vector<T>>();
  T Sum{};
};

// What is shared is there to be changed by others.
template <class T> class Handle {
public:
  explicit Handle(std::shared_ptr<std::vector<T>> S) : Shared(std::move(S)) {}
  std::vector<T> &items() const { return *Shared; }

private:
  std::shared_ptr<std::vector<T>> Shared;
};

//===-- Arrays that are filled before their owner lets go ------------------===//

template <class M> unsigned char *encode(const M &Message, unsigned &Size) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'encode' returns an object that each caller has to delete; return its owner [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+5]]:17: note: the owner lets it go here
  Size = sizeof(M) + 1;
  std::unique_ptr<unsigned char[]> Buffer(new unsigned char[Size]);
  std::memset(Buffer.get(), 0, Size);
  std::memcpy(Buffer.get() + 1, &Message, sizeof(M));
  return Buffer.release();
}

// An object may have been given to somebody who deletes it.
template <class T> void keep(T *Object);
template <class T> T *make() {
  auto Object = std::make_unique<T>();
  keep(Object.get());
  return Object.release();
}

//===-- A view that is made of what is returned ----------------------------===//

template <class T> class Slice {
public:
  Slice(const std::vector<T> &Of) : First(Of.data()), Count(Of.size()) {}
  const T *begin() const { return First; }
  const T *end() const { return First + Count; }

private:
  const T *First;
  unsigned long Count;
};

template <class T> Slice<T> doubled(const std::vector<T> &From) {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'doubled' returns a view of 'To', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+4]]:10: note: the view gets it here
  std::vector<T> To;
  for (const T &X : From)
    To.push_back(X + X);
  return To;
}
template <class T> Slice<T> all(const std::vector<T> &Of) { return Of; }
template <class T> Slice<T> kept(const std::vector<T> &Of) {
  static std::vector<T> Last;
  Last = Of;
  return Last;
}
