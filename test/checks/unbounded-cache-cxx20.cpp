// RUN: %check_tidy %s templates-unbounded-cache -std=c++20,c++23

#include <map>
#include <string>

int &abbreviated(const auto &Key) {
  static std::map<std::string, int> Seen;
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Seen' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Seen[Key];
}

template <typename T>
  requires(sizeof(T) > 1)
T &constrained(const std::string &Key) {
  static std::map<std::string, T> Seen;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Seen' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Seen[Key];
}

template <typename T> void erasedIf(const std::string &Key) {
  static std::map<std::string, T> Seen;
  std::erase_if(Seen, [&](const auto &Entry) { return Entry.first < Key; });
  Seen[Key];
}
