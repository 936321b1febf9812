// RUN: %check_tidy %s templates-unbounded-cache -std=c++17 -config='{CheckOptions: {templates-unbounded-cache.Strict: true}}'

#include <functional>
#include <map>
#include <memory>
#include <string>

template <typename Base> struct Factory {
  using Make = std::function<std::unique_ptr<Base>()>;
  static inline std::map<std::string, Make> Makers;
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'Makers' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:54: note: each new input adds an element here
  static void add(const std::string &Name, Make M) { Makers[Name] = M; }
};
