// RUN: %check_tidy %s templates-recursive-wrapper -std=c++11,c++17,c++20
#include <map>
#include <memory>
#include <set>
#include <string>

// Each object looks into a table of its own: that is no end of the walk.
template <class V> class Scope {
// CHECK-NOTES: :[[@LINE-1]]:26: warning: objects of 'Scope' can come to own themselves: 'enclose' takes any pointer into 'Outer'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+6]]:39: note: 'In' may be the object itself
// CHECK-NOTES: :[[@LINE+10]]:20: note: 'find' follows 'Outer' here, and has no other end than a null pointer
  std::map<std::string, V> Values;
  std::shared_ptr<Scope> Outer;

public:
  void enclose(std::shared_ptr<Scope> In) { Outer = In; }
  const V *find(const std::string &Name) const {
    auto It = Values.find(Name);
    if (It != Values.end())
      return &It->second;
    return Outer ? Outer->find(Name) : nullptr;
  }
};

class Settings {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: objects of 'Settings' can come to own themselves: 'fallBackTo' takes any pointer into 'Fallback'; refuse one that leads back to the object [templates-recursive-wrapper]
// CHECK-NOTES: :[[@LINE+15]]:60: note: 'Other' may be the object itself
// CHECK-NOTES: :[[@LINE+4]]:5: note: 'has' follows 'Fallback' here, and has no other end than a null pointer
public:
  void fallBackTo(const std::shared_ptr<Settings> &Other);
  bool has(const std::string &Key) const {
    for (const Settings *S = this; S; S = S->Fallback.get())
      if (S->Keys.count(Key))
        return true;
    return false;
  }

private:
  std::set<std::string> Keys;
  std::shared_ptr<Settings> Fallback;
};
void Settings::fallBackTo(const std::shared_ptr<Settings> &Other) {
  Fallback = Other;
}

// A set of all that the walk has seen is one.
class Layer {
public:
  void put(std::shared_ptr<Layer> Below) { Under = Below; }
  std::string path(std::set<const Layer *> &Seen) const {
    if (!Seen.insert(this).second || !Under)
      return Name;
    return Under->path(Seen) + Name;
  }

private:
  std::string Name;
  std::shared_ptr<Layer> Under;
};
