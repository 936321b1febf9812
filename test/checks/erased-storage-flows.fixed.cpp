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
  std::any Value;

public:
  void set(auto V) { Value = V; }
  T get() const { return std::any_cast<T>(Value); }
};

// swap; a load in a lambda; a class derived from a specialisation; a caller
// that is a template itself.
template <class T> class Locked {
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
  std::any Value;
  T get() const { return std::any_cast<T>(Value); }
};
template <class T> class Index {
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
  std::vector<std::pair<std::string, T>> Values;

public:
  void put(std::string Key, T V) {
    Values.emplace_back(std::move(Key), std::move(V));
  }
  T at(std::size_t I) { return Values[I].second; }
};

// Objects of any type, shared or owned alone.
template <class T> class Components {
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
  std::map<K, T> Values;

public:
  void put(const K &Key, T V) { Values.insert_or_assign(Key, V); }
  void each(const std::function<void(const K &, const T &)> &Do) {
    for (auto &[Key, V] : Values)
      Do(Key, V);
  }
};

template <class T> class Aliases {
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
