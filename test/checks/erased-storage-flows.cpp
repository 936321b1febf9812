// RUN: %check_tidy %s templates-erased-storage -std=c++20
#include <any>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Point {};
struct Size {};

//===-- Ways in ------------------------------------------------------------===//

// Two calls deep.
template <class T> class Deep {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Deep' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+12]]:9: note: 'float' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+6]]:27: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+6]]:26: note: 'T' is taken out here
  std::any Value;
  template <class U> void assign(U &&V) { Value = std::forward<U>(V); }

public:
  template <class U> void set(U &&V) { assign(std::forward<U>(V)); }
  T get() const { return std::any_cast<T>(Value); }
};
void deep() {
  Deep<int> D;
  D.set(1.0F);
}

// An abbreviated template.
template <class T> class Abbreviated {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Abbreviated' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:26: note: 'T' is taken out here
  std::any Value;

public:
  void set(auto V) { Value = V; }
  T get() const { return std::any_cast<T>(Value); }
};

// swap; a load in a lambda; a class derived from a specialisation; a caller
// that is a template itself.
template <class T> class Locked {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Locked' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+19]]:52: note: 'double' is stored here, 'float' is taken out
// CHECK-NOTES: :[[@LINE+21]]:9: note: 'const char *' is stored here, 'std::basic_string<char>' is taken out
// CHECK-NOTES: :[[@LINE+6]]:8: note: 'set' stores whatever it gets
// CHECK-NOTES: :[[@LINE+11]]:33: note: 'T' is taken out here
  mutable std::mutex Mutex;
  std::any Value;

public:
  void set(std::any V) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Value.swap(V);
  }
  T get() const {
    std::lock_guard<std::mutex> Lock(Mutex);
    auto Read = [this] { return std::any_cast<T>(Value); };
    return Read();
  }
};
struct Name : Locked<std::string> {};
template <class S> void fill(S &Store) { Store.set(1.5); }
void locked() {
  Name N;
  N.set("literal");
  Locked<float> F;
  fill(F);
}

// An assignment operator, a conversion.
template <class T> class Option {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Option' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+14]]:7: note: 'double' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+5]]:30: note: 'operator=' stores whatever it gets
// CHECK-NOTES: :[[@LINE+8]]:31: note: 'T' is taken out here
  std::any Value;

public:
  template <class U> Option &operator=(U &&V) {
    Value = std::forward<U>(V);
    return *this;
  }
  operator T() const { return std::any_cast<T>(Value); }
};
void option() {
  Option<int> O;
  O = 1.5;
}

// A public member; a reference that is handed out.
template <class T> struct Open {
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Open' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+16]]:17: note: 'double' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+2]]:26: note: 'T' is taken out here
  std::any Value;
  T get() const { return std::any_cast<T>(Value); }
};
template <class T> class Index {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Index' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+11]]:16: note: 'int' is stored here, 'std::basic_string<char>' is taken out
// CHECK-NOTES: :[[@LINE+5]]:42: note: 'T' is taken out here
  std::map<std::string, std::any> Values;

public:
  std::any &operator[](const std::string &Key) { return Values[Key]; }
  T get(const std::string &Key) { return std::any_cast<T>(Values.at(Key)); }
};
void open(Open<int> *Cell, Index<std::string> &Names) {
  Cell->Value = 1.0;
  Cell->Value = 2;
  Names["a"] = 1;
}

// Pairs, in place.
template <class T> class Pairs {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Pairs' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:32: note: 'T' is taken out here
  std::vector<std::pair<std::string, std::any>> Values;

public:
  void put(std::string Key, std::any V) {
    Values.emplace_back(std::move(Key), std::move(V));
  }
  T at(std::size_t I) { return std::any_cast<T>(Values[I].second); }
};

// Objects of any type, shared or owned alone.
template <class T> class Components {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Components' takes values of any type into 'Parts' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+29]]:14: note: 'Size' is stored here, 'Point' is taken out
// CHECK-NOTES: :[[@LINE+6]]:27: note: 'add' stores whatever it gets
// CHECK-NOTES: :[[@LINE+9]]:8: note: 'make' stores whatever it gets
// CHECK-NOTES: :[[@LINE+11]]:43: note: 'T' is taken out here
  std::map<std::string, std::shared_ptr<void>> Parts;

public:
  template <class U> void add(const std::string &Key, std::shared_ptr<U> Part) {
    Parts[Key] = Part;
  }
  template <class U, class... Args>
  void make(const std::string &Key, Args &&...As) {
    Parts[Key] = std::make_shared<U>(std::forward<Args>(As)...);
  }
  T *get(const std::string &Key) { return static_cast<T *>(Parts[Key].get()); }
};
template <class T> class Owner {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Owner' takes values of any type into 'Object' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+12]]:18: note: 'Size' is stored here, 'Point' is taken out
// CHECK-NOTES: :[[@LINE+5]]:3: note: 'Owner' stores whatever it gets
// CHECK-NOTES: :[[@LINE+5]]:28: note: 'T' is taken out here
  std::unique_ptr<void, void (*)(void *)> Object;

public:
  Owner(void *O, void (*Delete)(void *)) : Object(O, Delete) {}
  T &get() const { return *static_cast<T *>(Object.get()); }
};
void components() {
  Components<Point> C;
  C.add("a", std::make_shared<Size>());
  Owner<Point> O(new Size, [](void *P) { delete static_cast<Size *>(P); });
}

//===-- Ways out -----------------------------------------------------------===//

template <class K, class T> class Each {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Each' takes values of any type into 'Values' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:15: note: 'T' is taken out here
  std::map<K, std::any> Values;

public:
  void put(const K &Key, std::any V) { Values.insert_or_assign(Key, V); }
  void each(const std::function<void(const K &, const T &)> &Do) {
    for (auto &[Key, V] : Values)
      Do(Key, std::any_cast<const T &>(V));
  }
};

template <class T> class Aliases {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Aliases' takes values of any type into 'Values' and takes them out as 'value_type' (aka 'T'); keep 'value_type' (aka 'T') in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+7]]:8: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+9]]:14: note: 'value_type' (aka 'T') is taken out here
  using value_type = T;
  using store = std::map<int, std::any>;
  store Values;

public:
  void put(int Key, const std::any &V) { Values.emplace(Key, V); }
  value_type get(int Key) {
    if (auto It = Values.find(Key); It != Values.end())
      return std::any_cast<value_type>(It->second);
    throw std::out_of_range("no such key");
  }
};

template <class T> class Bus {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Bus' takes values of any type into 'Listeners' and takes them out as 'T'; let it point to 'T' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+20]]:15: note: 'Other' is stored here, 'Listener' is taken out
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'subscribe' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:7: note: 'T' is taken out here
  std::vector<void *> Listeners;

public:
  void subscribe(void *Listener) { Listeners.push_back(Listener); }
  void publish() {
    for (void *L : Listeners)
      static_cast<T *>(L)->notify();
  }
};
struct Listener {
  void notify();
};
struct Other {
  void notify();
};
void subscribe(Bus<Listener> &B, Listener &L, Other &O) {
  B.subscribe(&L);
  B.subscribe(&O);
}

// What is taken out is made of the parameter.
template <class Derived> class Node {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'Node' takes values of any type into 'Payload' and takes them out as 'typename Derived::Payload'; keep 'typename Derived::Payload' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:8: note: 'attach' stores whatever it gets
// CHECK-NOTES: :[[@LINE+6]]:12: note: 'typename Derived::Payload' is taken out here
  std::any Payload;

public:
  void attach(std::any P) { Payload = std::move(P); }
  typename Derived::Payload &payload() {
    return std::any_cast<typename Derived::Payload &>(Payload);
  }
};

//===-- Silent -------------------------------------------------------------===//

// The load catches what is wrong.
template <class T> class Catches {
  std::any Value;

public:
  void set(std::any V) { Value = std::move(V); }
  std::optional<T> get() const {
    try {
      return std::any_cast<T>(Value);
    } catch (const std::bad_any_cast &) {
      return std::nullopt;
    }
  }
};

// A protected store that only the class below reaches, with its own type.
class AnyBase {
  std::any Value;

protected:
  template <class T> explicit AnyBase(const T &V) : Value(V) {}
  template <class T> const T &as() const {
    return std::any_cast<const T &>(Value);
  }
  template <class T> void set(const T &V) { Value = V; }
};
template <class T> class Face : public AnyBase {
public:
  explicit Face(const T &V) : AnyBase(V) {}
  const T &get() const { return this->template as<T>(); }
  void put(const T &V) { this->set(V); }
};
int face() { return Face<int>(1).get(); }

// What is assigned to a public member is what is taken out.
void fine(Open<long> &Cell) { Cell.Value = 1L; }

// A keepalive: nothing is taken out.
template <class T> class View {
  const T *First;
  std::shared_ptr<void> KeepAlive;

public:
  View(const T *F, std::shared_ptr<void> Owner)
      : First(F), KeepAlive(std::move(Owner)) {}
  const T &front() const { return *First; }
};
