#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

//===-- Owners as bare pointers --------------------------------------------===//

template <class T> std::unique_ptr<T[]> makeSlice(int Size) { return std::make_unique<T[]>(Size); }

template <class T> T *makeZeros(int Size) {
  if (Size == 0)
    return nullptr;
  return new T[Size]();
}

template <class T> std::unique_ptr<T[]> duplicate(const T *From, int Size) {
  T *Result = new T[Size];
  std::copy(From, From + Size, Result);
  return std::unique_ptr<T[]>(Result);
}

template <class T> std::unique_ptr<char[]> serialise(const T &Value) {
  char *Bytes = new char[sizeof(T)];
  std::memcpy(Bytes, &Value, sizeof(T));
  return std::unique_ptr<char[]>(Bytes);
}

template <class T> std::unique_ptr<T> parse(const std::string &Text) {
  std::unique_ptr<T> Result(new T());
  if (!Result->read(Text))
    return nullptr;
  return Result;
}

template <class T> T *made(int Value) {
  auto Result = std::make_unique<T>(Value);
  Result->prepare();
  return Result.release();
}

template <class T> class Samples {
  std::vector<T> Values;

public:
  std::unique_ptr<T[]> copied() const;
  auto copiedToo() const { return new T[Values.size()]; }
};
template <class T> std::unique_ptr<T[]> Samples<T>::copied() const {
  T *Result = new T[Values.size()];
  std::copy(Values.begin(), Values.end(), Result);
  return std::unique_ptr<T[]>(Result);
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
  std::vector<T> Values(Size);
  return {Values.data(), Size};
}

template <class T> View<T> ofArray() {
  T Values[8] = {};
  return View<T>{&Values[0], 8};
}

template <class T> Range<T> rangeOf(int Size) {
  std::vector<T> Values(Size);
  return Range<T>(Values);
}

template <class T> Range<T> namedRange(std::vector<T> Values) {
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
  T *first() { return Values.data(); }
  std::pair<typename std::vector<T>::iterator,
            typename std::vector<T>::iterator>
  all() {
    return {Values.begin(), Values.end()};
  }
  auto both() { return std::make_pair(Values.begin(), Values.end()); }
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
  std::vector<T> &recent() { return Recent; }
};

template <class T> class Snapshot {
  std::unique_ptr<std::vector<T>> Values;
  mutable std::vector<T> Cache;

public:
  std::vector<T> &values() const { return *Values; }
  std::vector<T> &cache() const { return Cache; }
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
