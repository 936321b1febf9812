#ifndef REGISTRY_H
#define REGISTRY_H

template <typename U, typename T> class Registry {
  std::map<std::string, T> Items;

public:
  void add(const std::string &Name, const T &Item) {
    if (Items.find(Name) != Items.end())
      return;
    Items[Name] = Item;
    changed(Name);
  }
  void remove(const std::string &Name) {
    Items.erase(Name);
    changed(Name);
  }
  void changed(const std::string &Name) { Items[Name] = T(); }
};

#endif
