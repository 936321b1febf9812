// RUN: %check_tidy %s templates-erased-storage -std=c++20
#include <any>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

//===-- A part of what is kept ---------------------------------------------===//

template <class K, class V> class Cache {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Cache' takes values of any type into 'Payload' and takes them out as 'V'; keep 'V' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+18]]:47: note: 'put' stores whatever it gets
// CHECK-NOTES: :[[@LINE+7]]:12: note: 'V' is taken out here
public:
  void put(const K &Key, std::any Value);
  std::optional<V> get(const K &Key) const {
    auto It = Entries.find(Key);
    if (It == Entries.end())
      return std::nullopt;
    return std::any_cast<V>(It->second.Payload);
  }

private:
  struct Entry {
    std::any Payload;
    int Age;
  };
  std::map<K, Entry> Entries;
};
template <class K, class V> void Cache<K, V>::put(const K &Key, std::any Value) {
  Entries.insert_or_assign(Key, Entry{std::move(Value), 0});
}

template <class T> class Queue {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Queue' takes values of any type into 'Value' and takes them out as 'T'; keep 'T' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+10]]:8: note: 'push' stores whatever it gets
// CHECK-NOTES: :[[@LINE+13]]:8: note: 'pushNamed' stores whatever it gets
// CHECK-NOTES: :[[@LINE+15]]:28: note: 'T' is taken out here
  struct Item {
    int Priority = 0;
    std::any Value;
  };
  std::vector<Item> Items;

public:
  void push(int Priority, std::any Value) {
    Item I{Priority, std::move(Value)};
    Items.push_back(std::move(I));
  }
  void pushNamed(int Priority, std::any Value) {
    Items.push_back(Item{.Priority = Priority, .Value = std::move(Value)});
  }
  T first() const { return std::any_cast<T>(Items.front().Value); }
};

// The other part is what callers decide.
template <class T> class Tagged {
  struct Item {
    std::any Tag;
    T Value;
  };
  std::vector<Item> Items;

public:
  template <class U> void add(U Tag, T Value) {
    Items.push_back(Item{std::any(Tag), std::move(Value)});
  }
  template <class U> bool has(const U &Tag) const {
    for (const Item &I : Items)
      if (const U *Found = std::any_cast<U>(&I.Tag))
        return *Found == Tag;
    return false;
  }
};

//===-- Types that are made of the parameter -------------------------------===//

// The owner is stored, a pointer taken out: each call throws.
template <class S> class Services {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Services' keeps only 'std::shared_ptr<S>' in 'ByName' and takes out other types; keep 'std::shared_ptr<S>' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+9]]:12: note: 'std::shared_ptr<S>' is stored, and 'S *' is taken out here
public:
  void add(const std::string &Name, std::shared_ptr<S> Service) {
    ByName[Name] = std::move(Service);
  }
  S *find(const std::string &Name) {
    auto It = ByName.find(Name);
    if (It == ByName.end())
      return nullptr;
    return std::any_cast<S *>(It->second);
  }

private:
  std::map<std::string, std::any> ByName;
};

template <class S> class Handlers {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Handlers' keeps nothing but 'std::vector<S>' in 'Value', and forgets the type; keep 'std::vector<S>' in place of 'std::any' [templates-erased-storage]
// CHECK-NOTES: :[[@LINE+4]]:12: note: 'std::vector<S>' is taken out here
public:
  void set(std::vector<S> All) { Value = std::move(All); }
  const std::vector<S> &all() const {
    return std::any_cast<const std::vector<S> &>(Value);
  }

private:
  std::any Value;
};

// It asks what is there.
template <class S> class Loose {
public:
  void set(std::shared_ptr<S> V) { Value = std::move(V); }
  S *get() {
    if (auto *Owner = std::any_cast<std::shared_ptr<S>>(&Value))
      return Owner->get();
    auto *Bare = std::any_cast<S *>(&Value);
    return Bare ? *Bare : nullptr;
  }

private:
  std::any Value;
};
