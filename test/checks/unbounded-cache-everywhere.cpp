// RUN: %check_tidy %s templates-unbounded-cache -std=c++17,c++20 -config='{CheckOptions: {templates-unbounded-cache.TemplatesOnly: false}}'

#include <functional>
#include <map>
#include <string>
#include <vector>

int &inFunction(const std::string &Key) {
  static std::map<std::string, int> Cache;
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'Cache' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:10: note: each new input adds an element here
  return Cache[Key];
}

static std::map<std::string, int> InFile;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'InFile' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:46: note: each new input adds an element here
int &inFile(const std::string &Key) { return InFile[Key]; }

inline std::map<std::string, int> Inline;
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Inline' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE+1]]:48: note: each new input adds an element here
int &inInline(const std::string &Key) { return Inline[Key]; }

extern std::map<std::string, int> Extern;
int &inExtern(const std::string &Key) { return Extern[Key]; }

class Names {
public:
  static Names &instance();
  const std::string &intern(const std::string &Name) {
    return Known.emplace(Name, Name).first->second;
  }

private:
  std::map<std::string, std::string> Known;
};

class Pool {
public:
  static Pool &instance() {
    static Pool Only;
    return Only;
  }
  const std::string &intern(const std::string &Name) {
    return Known.emplace(Name, Name).first->second;
  }

private:
  std::map<std::string, std::string> Known;
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'Known' lives as long as the program, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-6]]:12: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-11]]:17: note: the object that 'Known' is a member of is never destroyed before the program ends
};

std::function<int(int)> closure() {
  return [Cache = std::map<int, int>()](int Key) mutable { return Cache[Key]; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: 'Cache' lives as long as the closure, and only grows; limit its size, take out what is not needed any more, or give it an owner that ends [templates-unbounded-cache]
// CHECK-NOTES: :[[@LINE-2]]:67: note: each new input adds an element here
// CHECK-NOTES: :[[@LINE-3]]:3: note: the closure leaves its function here
}

static std::vector<std::string> Bounded;
void bounded(const std::string &Line) {
  Bounded.push_back(Line);
  if (Bounded.size() > 100)
    Bounded.erase(Bounded.begin());
}
