// RUN: %check_tidy %s templates-unbounded-cache -std=c++17,c++20
#include <map>
#include <set>
#include <string>
#include <vector>

// Keys that are computed so that there are few of them.

template <class T> struct Recent {
  static inline std::map<unsigned, std::string> Ring;
  static inline unsigned Number = 0;
  static void add(const std::string &Line) { Ring[Number++ % 16] = Line; }
};

template <class T, unsigned Shards> struct Sharded {
  static inline std::map<unsigned, std::string> All;
  static void add(unsigned Hash, const std::string &Line) {
    All.insert_or_assign(Hash % Shards, Line);
  }
};

template <class T> struct Kinds {
  static inline std::set<unsigned> Seen;
  static void add(unsigned Flags) { Seen.insert(Flags & 7); }
};

// A mask that leaves many, and a sequence, which grows whatever is added.

template <class T> struct Addresses {
  static inline std::set<unsigned> Pages;
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'Pages' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:39: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+16]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static void add(unsigned Address) { Pages.insert(Address & 0xfffff000); }
};

template <class T> struct Digits {
  static inline std::vector<unsigned> All;
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'All' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+2]]:38: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE+9]]:3: note: 1 specialisation carries a copy; the first is instantiated here
  static void add(unsigned Number) { All.push_back(Number % 10); }
};

void use(const std::string &Line, unsigned Number) {
  Recent<int>::add(Line);
  Sharded<int, 8>::add(Number, Line);
  Kinds<int>::add(Number);
  Addresses<int>::add(Number);
  Digits<int>::add(Number);
}
