// RUN: %check_tidy %s templates-erased-storage -std=c++17,c++20
#include <any>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct Point {
  int X = 0;
};
struct Size {
  int W = 0;
};
struct Point3 : Point {
  int Z = 0;
};

//===-- Stores that take anything ------------------------------------------===//

// A caller stores another type than is taken out.
template <class T> class SafeStore {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'SafeStore' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+15]]:20: note: 'int' is stored here, 'std::basic_string<char>' is taken out
// CHECK-NOTES: :[[@LINE+16]]:20: note: 'const char *' is stored here, 'std::basic_string<char>' is taken out
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'store' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:43: note: 'T' is taken out here
  std::unordered_map<std::string, std::any> Values;

public:
  void store(std::string Key, std::any Value) {
    Values[std::move(Key)] = std::move(Value);
  }
  T load(const std::string &Key) { return std::any_cast<T>(Values[Key]); }
};

void safeStore() {
  SafeStore<std::string> Texts;
  Texts.store("a", 42);
  Texts.store("b", std::string("text"));
  Texts.store("c", "literal");
  Texts.load("a");
}

// Through an alias, out of line, by const reference, in a key's map; a local
// variable and an iterator on the way.
template <class Key, class Value> class Registry {
// CHECK-NOTES: :[[@LINE-1]]:41: warning: 'Registry' takes values of any type into 'Entries' and takes them out as 'Value'; keep 'Value' in place of 'Entry' (aka 'std::any') [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+11]]:28: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+17]]:10: note: 'Value' is taken out here
public:
  using Entry = std::any;
  void put(const Key &K, const Entry &V);
  const Value &get(const Key &K) const;

private:
  std::map<Key, Entry> Entries;
};
template <class Key, class Value>
void Registry<Key, Value>::put(const Key &K, const Entry &V) {
  Entry Copy = V;
  Entries.insert_or_assign(K, Copy);
}
template <class Key, class Value>
const Value &Registry<Key, Value>::get(const Key &K) const {
  const auto It = Entries.find(K);
  return std::any_cast<const Value &>(It->second);
}

// A member template, whose parameter has nothing to do with the class's.
template <class T> struct Slot {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Slot' takes values of any type into 'Held' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+17]]:9: note: 'double' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+3]]:27: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+3]]:42: note: 'emplace' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:21: note: 'T' is taken out here
  template <class U> void set(U &&Value) { Held = std::forward<U>(Value); }
  template <class U, class... Args> void emplace(Args &&...As) {
    Held.emplace<U>(std::forward<Args>(As)...);
  }
  T &get() { return std::any_cast<T &>(Held); }

private:
  std::any Held;
};

void slots() {
  Slot<int> S;
  S.set(1);
  S.set(1.5);
  S.get();
}

// A private store, a private accessor and a private cast.
template <class T> class Layered {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Layered' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+10]]:8: note: 'add' stores whatever it gets
// CHECK-NOTES: :[[@LINE+10]]:43: note: 'T' is taken out here
  std::vector<std::any> Values;
  void push(std::any Value) { Values.push_back(std::move(Value)); }
  const std::any &at(unsigned I) const { return Values[I]; }
  template <class U> const U &as(unsigned I) const {
    return std::any_cast<const U &>(at(I));
  }

public:
  void add(std::any Value) { push(std::move(Value)); }
  const T &get(unsigned I) const { return as<T>(I); }
};

// In a class of the class; all of them in a loop.
template <class T> class Journal {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Journal' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+23]]:14: note: 'double' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+9]]:8: note: 'add' stores whatever it gets
// CHECK-NOTES: :[[@LINE+14]]:14: note: 'T' is taken out here
  struct Entry {
    std::string Text;
    std::any Value;
  };
  std::vector<Entry> Entries;

public:
  void add(std::string Text, std::any Value) {
    Entries.push_back({std::move(Text), std::move(Value)});
  }
  T sum() const {
    T Sum{};
    for (const Entry &E : Entries)
      Sum += std::any_cast<T>(E.Value);
    return Sum;
  }
};

void journals() {
  Journal<int> J;
  J.add("a", 1.0);
}

// A static member, a constructor, a partial specialisation.
template <class T> struct Shared {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Shared' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+2]]:15: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+2]]:28: note: 'T' is taken out here
  static void set(std::any V) { Value = std::move(V); }
  static T get() { return *std::any_cast<T>(&Value); }

private:
  static inline std::any Value;
};

template <class T, class Policy> class Cell;
template <class T> class Cell<T, void> {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Cell<T, void>' takes values of any type into 'Value' and takes them out as 'std::vector<T>'; keep 'std::vector<T>' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:12: note: 'Cell' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:39: note: 'std::vector<T>' is taken out here
  std::any Value;

public:
  explicit Cell(std::any V) : Value(std::move(V)) {}
  std::vector<T> get() const { return std::any_cast<std::vector<T>>(Value); }
};

// A base that is no template.
class AnyMap {
public:
  void put(const std::string &Key, std::any Value) {
    Values[Key] = std::move(Value);
  }

protected:
  std::map<std::string, std::any> Values;
};
template <class T> class Typed : public AnyMap {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Typed' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+9]]:14: note: 'const char *' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE-10]]:8: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+2]]:42: note: 'T' is taken out here
public:
  T get(const std::string &Key) { return std::any_cast<T>(this->Values[Key]); }
};

void typed() {
  Typed<int> T;
  T.put("a", "b");
}

//===-- Owners, pointers, variants -----------------------------------------===//

template <class T> class Service {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Service' takes values of any type into 'Object' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+12]]:25: note: 'Size' is stored here, 'Point' is taken out
// CHECK-NOTES: :[[@LINE+5]]:12: note: 'Service' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:43: note: 'T' is taken out here
  std::shared_ptr<void> Object;

public:
  explicit Service(std::shared_ptr<void> O) : Object(std::move(O)) {}
  std::shared_ptr<T> get() const { return std::static_pointer_cast<T>(Object); }
};

Service<Point> points() {
  Service<Point> Fine(std::make_shared<Point3>());
  return Service<Point>(std::make_shared<Size>());
}

template <class T> class Handlers {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Handlers' takes values of any type into 'Objects' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'add' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:44: note: 'T' is taken out here
  std::map<int, void *> Objects;

public:
  void add(int Id, void *Object) { Objects[Id] = Object; }
  T *get(int Id) const {
    const auto It = Objects.find(Id);
    return It == Objects.end() ? nullptr : static_cast<T *>(It->second);
  }
};

template <class T> class Link {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Link' takes values of any type into 'To' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+13]]:9: note: 'Size' is stored here, 'Point' is taken out
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:34: note: 'T' is taken out here
  void *To = nullptr;

public:
  void set(void *Target) { To = Target; }
  T &operator*() const { return *static_cast<T *>(To); }
};

void links(Point &P, Size &S) {
  Link<Point> L;
  L.set(&P);
  L.set(&S);
}

template <class T> class Setting {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Setting' takes values of several types into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::variant<int, double, std::string>' (aka 'std::variant<int, double, basic_string<char>>') [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:26: note: 'T' is taken out here
  std::variant<int, double, std::string> Value;

public:
  void set(std::variant<int, double, std::string> V) { Value = std::move(V); }
  T get() const { return std::get<T>(Value); }
};

// The load tests what it gets; a caller stores what it will not find.
template <class T> class Lenient {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Lenient' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+12]]:9: note: 'int' is stored here, 'long' is taken out
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:33: note: 'T' is taken out here
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  const T *get() const { return std::any_cast<T>(&Value); }
};

void lenient() {
  Lenient<long> L;
  L.set(1);
}

//===-- A box per value ----------------------------------------------------===//

template <class T> class Box {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Box' keeps nothing but 'T' in 'Value', and forgets the type; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+7]]:33: note: 'T' is taken out here
// CHECK-NOTES: :[[@LINE+7]]:21: note: 'T' is taken out here
  std::any Value;

public:
  explicit Box(T V) : Value(std::move(V)) {}
  void set(const T &V) { Value = V; }
  const T &get() const { return std::any_cast<const T &>(Value); }
  T take() { return std::any_cast<T>(std::move(Value)); }
};

template <typename E> class Queue {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'Queue' keeps nothing but 'E' in 'Elements', and forgets the type; keep 'E' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+11]]:10: note: 'E' is taken out here
  std::vector<std::any> Elements;

public:
  void push(E Element) { Elements.push_back(std::move(Element)); }
  E pop();
  bool empty() const { return Elements.empty(); }
};
template <typename E> E Queue<E>::pop() {
  const std::any Last = std::move(Elements.back());
  Elements.pop_back();
  return std::any_cast<E>(Last);
}

// Perhaps without a value: no fix.
template <class T> class Maybe {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Maybe' keeps nothing but 'T' in 'Value', and forgets the type; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+7]]:26: note: 'T' is taken out here
  std::any Value;

public:
  void set(const T &V) { Value = V; }
  void clear() { Value.reset(); }
  bool has() const { return Value.has_value(); }
  T get() const { return std::any_cast<T>(Value); }
};

int boxes() {
  Queue<int> Q;
  Q.push(1);
  return Box<int>(1).get() + Q.pop();
}

//===-- Loads of another type ----------------------------------------------===//

template <class T> class Number {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Number' keeps only 'T' in 'Value' and takes out other types; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+6]]:30: note: 'double' is stored, and 'int' is taken out here
// CHECK-NOTES: :[[@LINE+6]]:44: note: 'int' is stored, and 'long' is taken out here
  std::any Value;

public:
  explicit Number(T V) : Value(V) {}
  int whole() const { return std::any_cast<int>(Value); }
  template <class U> U as() const { return std::any_cast<U>(Value); }
  T get() const { return std::any_cast<T>(Value); }
};

double numbers() {
  Number<double> D(1.5);
  Number<int> I(1);
  return D.whole() + I.whole() + I.as<int>() + I.as<long>();
}

//===-- Silent -------------------------------------------------------------===//

// Thin templates over void.
template <class T> class Ptrs {
  std::vector<void *> Elements;

public:
  void push(T *Element) { Elements.push_back(Element); }
  T *back() const { return static_cast<T *>(Elements.back()); }
};
template <class T> class OwnerOf {
  std::shared_ptr<void> Object;

public:
  explicit OwnerOf(std::shared_ptr<T> O) : Object(std::move(O)) {}
  T &get() const { return *static_cast<T *>(Object.get()); }
};
class PtrsBase {
protected:
  std::vector<void *> Elements;
  void add(void *P) { Elements.push_back(P); }
};
template <class T> class Thin : PtrsBase {
public:
  void push(T *P) { add(P); }
  T *at(unsigned I) const { return static_cast<T *>(Elements[I]); }
};

// Only the key is a parameter; the values have many types.
template <class Key> class Context {
  std::map<Key, std::any> Values;

public:
  template <class V> void put(const Key &K, V Value) { Values[K] = Value; }
  template <class V> V get(const Key &K) { return std::any_cast<V>(Values[K]); }
};

// Beside a typed payload.
template <class T> class Message {
  T Payload;
  std::any UserData;

public:
  explicit Message(T P) : Payload(std::move(P)) {}
  void setUserData(std::any Data) { UserData = std::move(Data); }
  const std::any &userData() const { return UserData; }
  const T &payload() const { return Payload; }
};

// What is stored is checked, or tied to the parameter.
template <class T> class Checked {
  std::map<std::string, std::any> Values;

public:
  bool put(const std::string &Key, std::any V) {
    if (V.type() != typeid(T))
      return false;
    Values[Key] = std::move(V);
    return true;
  }
  template <class U, class = std::enable_if_t<std::is_same_v<U, T>>>
  void set(const std::string &Key, U V) {
    Values[Key] = std::move(V);
  }
  template <class U> void assign(const std::string &Key, U V) {
    static_assert(std::is_same_v<U, T>);
    Values[Key] = std::move(V);
  }
  T get(const std::string &Key) { return std::any_cast<T>(Values[Key]); }
};
template <class T> class Asks {
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  T get() const {
    if (Value.type() == typeid(T))
      return std::any_cast<T>(Value);
    return T();
  }
};
template <class T> class Tests {
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  std::optional<T> get() const {
    if (const T *Found = std::any_cast<T>(&Value))
      return *Found;
    return std::nullopt;
  }
};

// Converted to the parameter.
template <class T> class Converts {
  std::any Value;

public:
  template <class U> void set(const U &V) { Value = static_cast<T>(V); }
  template <class... Args> void emplace(Args &&...As) {
    Value.emplace<T>(std::forward<Args>(As)...);
  }
  T get() const { return std::any_cast<T>(Value); }
  const std::any &raw() const { return Value; }
};

// Values of several types by design.
template <class T> class Record {
  std::map<std::string, std::any> Fields;

public:
  void put(const std::string &Key, std::any V) { Fields[Key] = std::move(V); }
  T payload() { return std::any_cast<T>(Fields["payload"]); }
  int version() { return std::any_cast<int>(Fields["version"]); }
};

// A base asks for it.
struct Option {
  virtual ~Option() = default;
  virtual void set(const std::any &Value) = 0;
};
template <class T> class TypedOption : public Option {
  std::any Value;

public:
  void set(const std::any &V) override { Value = V; }
  T get() const { return std::any_cast<T>(Value); }
};

// Memory, and pointers of which nobody says what they lead to.
template <class T> class FreeList {
  std::vector<void *> Free;

public:
  void deallocate(void *P) { Free.push_back(P); }
  T *allocate() {
    void *P = Free.back();
    Free.pop_back();
    return static_cast<T *>(P);
  }
};
template <class T> class Array {
  void *Data;

public:
  explicit Array(void *D) : Data(D) {}
  T &operator[](unsigned I) { return static_cast<T *>(Data)[I]; }
};
Array<int> arrayOf(void *Bytes) { return Array<int>(Bytes); }
Array<int> arrayOf(unsigned *Words) { return Array<int>(Words); }

// A function that a library loads.
template <class F> class Symbol {
  void *Address;

public:
  explicit Symbol(void *A) : Address(A) {}
  F get() const { return reinterpret_cast<F>(Address); }
};

// An opaque pointer of a C interface.
template <class T> class Callback {
  void (*Function)(void *);
  void *Data;

public:
  Callback(void (*F)(void *), void *D) : Function(F), Data(D) {}
  void call() const { Function(Data); }
};

// One of the types of a pack.
template <class... Ts> class OneOf {
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  template <class Visitor> void visit(Visitor V) {
    (V(std::any_cast<Ts>(Value)), ...);
  }
};

// A variant that is visited.
template <class T> class Visited {
  std::variant<int, std::string> Value;

public:
  void set(std::variant<int, std::string> V) { Value = std::move(V); }
  T get() const {
    return std::visit([](const auto &V) { return T(V); }, Value);
  }
};

// Another type is taken out only where it is the one.
template <class T> class Guarded {
  std::any Value;

public:
  explicit Guarded(T V) : Value(std::move(V)) {}
  int whole() const {
    if constexpr (std::is_same_v<T, int>)
      return std::any_cast<int>(Value);
    return std::is_same_v<T, long> ? int(std::any_cast<long>(Value)) : 0;
  }
  template <class U> const U *as() const { return std::any_cast<U>(&Value); }
  T get() const { return std::any_cast<T>(Value); }
};
const int *guarded() { return Guarded<double>(1.5).as<int>(); }
int whole() { return Guarded<double>(1.5).whole(); }

// No template.
class Plain {
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  int get() const { return std::any_cast<int>(Value); }
};

// A macro.
#define STORE(Name)                                                            \
  template <class T> class Name {                                              \
    std::any Value;                                                            \
                                                                               \
  public:                                                                      \
    void set(std::any V) { Value = std::move(V); }                             \
    T get() const { return std::any_cast<T>(Value); }                          \
  };
STORE(Made)
