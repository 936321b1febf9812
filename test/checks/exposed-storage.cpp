// RUN: %check_tidy %s templates-exposed-storage -std=c++14,c++17,c++20
#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

//===-- Owners as bare pointers --------------------------------------------===//

template <class T> T *makeSlice(int Size) { return new T[Size]; }
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'makeSlice' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE-2]]:52: note: the array is made here

template <class T> T *makeZeros(int Size) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'makeZeros' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+3]]:10: note: the array is made here
  if (Size == 0)
    return nullptr;
  return new T[Size]();
}

template <class T> T *duplicate(const T *From, int Size) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'duplicate' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:15: note: the array is made here
  T *Result = new T[Size];
  std::copy(From, From + Size, Result);
  return Result;
}

template <class T> char *serialise(const T &Value) {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'serialise' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:17: note: the array is made here
  char *Bytes = new char[sizeof(T)];
  std::memcpy(Bytes, &Value, sizeof(T));
  return Bytes;
}

template <class T> T *parse(const std::string &Text) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'parse' returns an object that each caller has to delete; return its owner [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+4]]:10: note: the owner lets it go here
  std::unique_ptr<T> Result(new T());
  if (!Result->read(Text))
    return nullptr;
  return Result.release();
}

template <class T> T *made(int Value) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'made' returns an object that each caller has to delete; return its owner [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+3]]:10: note: the owner lets it go here
  auto Result = std::make_unique<T>(Value);
  Result->prepare();
  return Result.release();
}

template <class T> class Samples {
  std::vector<T> Values;

public:
  T *copied() const;
  auto copiedToo() const { return new T[Values.size()]; }
// CHECK-NOTES: :[[@LINE-1]]:8: warning: 'copiedToo' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE-2]]:35: note: the array is made here
};
template <class T> T *Samples<T>::copied() const {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'copied' returns an array that each caller has to delete; return a container or 'std::unique_ptr' [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:15: note: the array is made here
  T *Result = new T[Values.size()];
  std::copy(Values.begin(), Values.end(), Result);
  return Result;
}

std::unique_ptr<int[]> ofInts() {
  std::unique_ptr<int[]> Slice(makeSlice<int>(3));
  int *Zeros = makeZeros<int>(3);
  delete[] Zeros;
  return Slice;
}

//===-- Views of local variables -------------------------------------------===//

template <class T> struct View {
  const T *First;
  int Size;
};

template <class T> class Range {
  const T *First;
  const T *Last;

public:
  Range(const std::vector<T> &From)
      : First(From.data()), Last(From.data() + From.size()) {}
};

template <class T> View<T> firstOf(int Size) {
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'firstOf' returns a view of 'Values', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+2]]:11: note: the view gets it here
  std::vector<T> Values(Size);
  return {Values.data(), Size};
}

template <class T> View<T> ofArray() {
// CHECK-NOTES: :[[@LINE-1]]:28: warning: 'ofArray' returns a view of 'Values', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+2]]:18: note: the view gets it here
  T Values[8] = {};
  return View<T>{&Values[0], 8};
}

template <class T> Range<T> rangeOf(int Size) {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'rangeOf' returns a view of 'Values', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+2]]:19: note: the view gets it here
  std::vector<T> Values(Size);
  return Range<T>(Values);
}

template <class T> Range<T> namedRange(std::vector<T> Values) {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'namedRange' returns a view of 'Values', which ends with the function; return what is viewed [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:19: note: the view gets it here
  Range<T> Result(Values);
  return Result;
}

//===-- Containers that a class takes care of ------------------------------===//

template <class T> class Registry {
  std::mutex Mutex;
  std::vector<T> Entries;

public:
  void add(T Entry) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Entries.push_back(std::move(Entry));
  }
  std::vector<T> &entries() {
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'entries' lets callers change 'Entries' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:38: note: 'entries' locks 'Mutex' here
    std::lock_guard<std::mutex> Lock(Mutex);
    return Entries;
  }
};

// Const does not help against those who write at the same time.
template <class T> class History {
  mutable std::mutex Mutex;
  std::vector<T> Entries;
  std::vector<T> Fixed;

public:
  const std::vector<T> &entries() const {
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'entries' lets callers read 'Entries' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:38: note: 'entries' locks 'Mutex' here
    std::lock_guard<std::mutex> Lock(Mutex);
    return Entries;
  }
  const std::vector<T> &fixed() const { return Fixed; }
  void clear() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Entries.clear();
  }
};

// The lock ends with the function, whatever it was for.
template <class T> class Synchronised {
  std::mutex Mutex;
  T Value;

public:
  T &get() {
// CHECK-NOTES: :[[@LINE-1]]:6: warning: 'get' lets callers change 'Value' without the lock; return a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+1]]:38: note: 'get' locks 'Mutex' here
    std::lock_guard<std::mutex> Lock(Mutex);
    return Value;
  }
  void set(T To) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Value = To;
  }
};

// What is made once does not change any more.
template <class T> class Lazy {
  mutable std::mutex Mutex;
  mutable std::vector<T> Made;

public:
  const std::vector<T> &all() const {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (Made.empty())
      Made.resize(8);
    return Made;
  }
};

template <class T> class Sorted {
  std::vector<T> Values;

public:
  void add(T Value);
  std::vector<T> *values() { return &Values; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'values' lets callers change 'Values', which the class keeps in order; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+16]]:17: note: 'add' relies on the order here
  T *first() { return Values.data(); }
// CHECK-NOTES: :[[@LINE-1]]:6: warning: 'first' lets callers change the elements of 'Values', which the class keeps in order; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+13]]:17: note: 'add' relies on the order here
  std::pair<typename std::vector<T>::iterator,
            typename std::vector<T>::iterator>
  all() {
// CHECK-NOTES: :[[@LINE-1]]:3: warning: 'all' lets callers change the elements of 'Values', which the class keeps in order; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+8]]:17: note: 'add' relies on the order here
    return {Values.begin(), Values.end()};
  }
  auto both() { return std::make_pair(Values.begin(), Values.end()); }
// CHECK-NOTES: :[[@LINE-1]]:8: warning: 'both' lets callers change the elements of 'Values', which the class keeps in order; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE+3]]:17: note: 'add' relies on the order here
};
template <class T> void Sorted<T>::add(T Value) {
  Values.insert(std::lower_bound(Values.begin(), Values.end(), Value), Value);
}

template <class T> class Directory {
  std::map<int, T> ById;
  std::vector<T> Recent;
  unsigned Count = 0;
  T Sum{};

public:
  bool add(int Id, T Value) {
    if (ById.count(Id))
      return false;
    ById[Id] = Value;
    return true;
  }
  void note(T Value) {
    Recent.push_back(Value);
    Sum += Value;
  }
  std::map<int, T> &byId() { return ById; }
// CHECK-NOTES: :[[@LINE-1]]:21: warning: 'byId' lets callers change 'ById', which the class checks; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE-11]]:9: note: 'add' asks first here
  std::vector<T> &recent() { return Recent; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'recent' lets callers change 'Recent', which the class keeps in step with 'Sum'; return it as const, or a copy [templates-exposed-storage]
// CHECK-NOTES: :[[@LINE-7]]:9: note: 'note' changes 'Sum' with it here
};

template <class T> class Snapshot {
  std::unique_ptr<std::vector<T>> Values;
  mutable std::vector<T> Cache;

public:
  std::vector<T> &values() const { return *Values; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'values' lets callers change 'Values' of a const object; return it as const, or a copy [templates-exposed-storage]
  std::vector<T> &cache() const { return Cache; }
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'cache' lets callers change 'Cache' of a const object; return it as const, or a copy [templates-exposed-storage]
};

//===-- Silent -------------------------------------------------------------===//

// Nothing that the class takes care of.
template <class T> class Settings {
  std::vector<T> Values;

public:
  std::vector<T> &values() { return Values; }
  void set(T Value) { Values.push_back(Value); }
  const std::vector<T> &read() const { return Values; }
};

// As const, as a copy, or as one element.
template <class T> class Kept {
  std::vector<T> Values;
  unsigned Changes = 0;

public:
  void add(T Value) {
    Values.push_back(Value);
    ++Changes;
  }
  const std::vector<T> &values() const { return Values; }
  std::vector<T> copy() const { return Values; }
  T &at(int Index) { return Values[Index]; }
  const T *first() const { return Values.data(); }
};

// Containers, and what gives access on purpose.
template <class T> class Heap {
  std::vector<T> Values;

public:
  using container_type = std::vector<T>;
  void push(T Value) {
    Values.push_back(Value);
    std::push_heap(Values.begin(), Values.end());
  }
  std::vector<T> &sequence() { return Values; }
};

template <class T> class Locked {
  std::mutex Mutex;
  std::vector<T> Values;

public:
  void lock() { Mutex.lock(); }
  void unlock() { Mutex.unlock(); }
  void add(T Value) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Values.push_back(Value);
  }
  std::vector<T> &values() { return Values; }
  std::vector<T> &mutable_values() { return Values; }
};

// Allocators and pairs of functions.
template <class T> T *allocateArray(int Size) { return new T[Size]; }

namespace buffers {
template <class T> T *grab(int Size) { return new T[Size]; }
template <class T> void freeBuffer(T *Buffer) { delete[] Buffer; }
} // namespace buffers

// What something else keeps, too.
template <class T> class Chunks {
  std::vector<std::unique_ptr<T[]>> Owned;

public:
  T *grow(int Size) {
    T *Chunk = new T[Size];
    Owned.emplace_back(Chunk);
    return Chunk;
  }
  T *next() { return Owned.back().get(); }
};

// An interface of somebody else's; smart pointers.
struct Shape {
  virtual ~Shape() = default;
  virtual Shape *clone() const = 0;
};
template <class T> struct Shaped : Shape {
  Shape *clone() const override {
    auto Result = std::make_unique<Shaped>();
    return Result.release();
  }
};
template <class T> class Owner {
  std::unique_ptr<T> Pointer;

public:
  T *release() { return Pointer.release(); }
};

// What a group deletes.
template <class T> class Group {
  std::vector<T *> Members;

public:
  T *create() {
    std::unique_ptr<T> Made(new T);
    Members.push_back(Made.get());
    return Made.release();
  }
};

// Iterators are passed by value: what they point to is somewhere else.
template <class T> class Cursor {
  T *At = nullptr;

public:
  template <class U> Cursor(const Cursor<U> &Other) : At(Other.At) {}
  template <class U> friend class Cursor;
};
template <class T> Cursor<const T> asConst(Cursor<T> At) {
  return Cursor<const T>(At);
}
template <class T> Cursor<T> next(Cursor<T> At) { return advance(At, 1); }

// Views of what outlives the function.
template <class T> Range<T> viewOf(const std::vector<T> &Values) {
  return Range<T>(Values);
}
template <class T> View<T> viewOfStatic() {
  static T Values[8];
  return {Values, 8};
}
template <class T> View<T> sizeOf(int Size) { return {nullptr, Size}; }

// Not templates.
int *plainSlice(int Size) { return new int[Size]; }
