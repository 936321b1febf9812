// RUN: %check_tidy %s templates-erased-storage -std=c++17,c++20
#include <any>
#include <map>
#include <memory>
#include <string>

//===-- What lies beside the member in its class is no store ---------------===//

template <class Resource> class ResourceCache {
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'ResourceCache' takes values of any type into 'Object' and takes them out as 'Resource'; let it point to 'Resource' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+9]]:27: note: 'load' stores whatever it gets
// CHECK-NOTES: :[[@LINE+15]]:12: note: 'Resource' is taken out here
  struct Entry {
    std::shared_ptr<void> Object;
    std::string Used;
  };
  std::map<std::string, Entry> Entries;

public:
  template <class T> void load(const std::string &Key) {
    auto Made = std::make_shared<T>();
    Entry &E = Entries[Key];
    E.Object = Made;
    E.Used = Key;
  }
  std::shared_ptr<Resource> get(const std::string &Key) {
    return std::static_pointer_cast<Resource>(Entries[Key].Object);
  }
};

//===-- A cast that only forgets --------------------------------------------===//

template <class M> class Ring {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Ring' takes values of any type into 'Last' and takes them out as 'M'; let it point to 'M' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+70]]:20: note: 'double' is stored here, 'int' is taken out
// CHECK-NOTES: :[[@LINE+5]]:27: note: 'enqueue' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:41: note: 'M' is taken out here
  std::shared_ptr<void> Last;

public:
  template <class T> void enqueue(std::shared_ptr<T> Message) {
    Last = std::static_pointer_cast<void>(Message);
  }
  std::shared_ptr<M> dequeue() { return std::static_pointer_cast<M>(Last); }
};

//===-- A pointer is put in, a value taken out ------------------------------===//

template <class Config> class Provider {
// CHECK-NOTES: :[[@LINE-1]]:31: warning: 'Provider' keeps only 'const Config *' in 'Slot' and takes out other types; keep 'const Config *' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+5]]:31: note: 'const Config *' is stored, and 'Config' is taken out here
  std::any Slot;

public:
  void put(const Config &C) { Slot = &C; }
  Config get() const { return std::any_cast<Config>(Slot); }
};

//===-- A member of a base that is a template -------------------------------===//

template <class Derived> class StateBase {
protected:
  std::any Result;
  bool Done = false;
};

template <class T> class State : public StateBase<State<T>> {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'State' takes values of any type into 'Result' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+27]]:13: note: 'const char *' is stored here, 'std::basic_string<char>' is taken out
// CHECK-NOTES: :[[@LINE+3]]:27: note: 'resolve' stores whatever it gets
// CHECK-NOTES: :[[@LINE+6]]:21: note: 'T' is taken out here
public:
  template <class U> void resolve(U &&Value) {
    this->Result = static_cast<U &&>(Value);
    this->Done = true;
  }
  T take() { return std::any_cast<T>(this->Result); }
};

// The base uses it itself: cannot tell.
template <class Derived> class Described {
protected:
  std::any Result;

public:
  const char *type() const { return Result.type().name(); }
};

template <class T> class Answer : public Described<Answer<T>> {
public:
  template <class U> void resolve(const U &Value) { this->Result = Value; }
  T take() { return std::any_cast<T>(this->Result); }
};

void use(State<std::string> &S, Answer<std::string> &A) {
  S.resolve("later");
  S.take();
  A.resolve("later");
  A.take();
}

void use(ResourceCache<int> &Cache, Ring<int> &Messages, Provider<int> &P) {
  Cache.load<double>("pi");
  Cache.get("pi");
  Messages.enqueue(std::make_shared<double>(1.0));
  Messages.dequeue();
  int Number = 1;
  P.put(Number);
  P.get();
}
