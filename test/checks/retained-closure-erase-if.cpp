// RUN: %check_tidy %s templates-retained-closure -std=c++20
#include <functional>
#include <utility>
#include <vector>

// What a free function takes out of the container is not retained.

class Loop {
  std::vector<std::function<bool()>> Tasks;

public:
  static Loop &get() {
    static Loop Only;
    return Only;
  }
  void add(std::function<bool()> Task) { Tasks.push_back(std::move(Task)); }
  void spin() {
    std::erase_if(Tasks, [](auto &Task) { return !Task(); });
  }
};

template <class T> void pump(T Source) {
  Loop::get().add([Source = std::move(Source)]() mutable { return --Source; });
}

int main() { pump(3); }
