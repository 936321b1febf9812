#include <map>
#include <memory>
#include <set>
#include <string>

// Each object looks into a table of its own: that is no end of the walk.
template <class V> class Scope {
  std::map<std::string, V> Values;
  std::shared_ptr<Scope> Outer;

public:
  void enclose(std::shared_ptr<Scope> In) { if (In.get() == this) return; Outer = In; }
  const V *find(const std::string &Name) const {
    auto It = Values.find(Name);
    if (It != Values.end())
      return &It->second;
    return Outer ? Outer->find(Name) : nullptr;
  }
};

class Settings {
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
  if (Other.get() == this)
    return;
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
