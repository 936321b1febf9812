// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <map>
#include <memory>
#include <vector>

struct Trial {
  std::function<void()> Step;
  std::vector<std::function<void()>> Steps;
  int Count = 0;
};

//===----------------------------------------------------------------------===//
// The same function opens the ring on every path
//===----------------------------------------------------------------------===//

void onTheOnlyPath(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  T->Step();
  T->Step = nullptr;
}

void onEveryPath(const std::shared_ptr<Trial> &T, bool Early) {
  T->Step = [T] { ++T->Count; };
  if (Early) {
    T->Step = {};
    return;
  }
  T->Step();
  T->Step = std::function<void()>();
}

void byClear(const std::shared_ptr<Trial> &T) {
  T->Steps.push_back([T] { ++T->Count; });
  T->Steps.clear();
}

void byOtherName(const std::shared_ptr<Trial> &T) {
  T->Step = [T] { ++T->Count; };
  auto &Step = T->Step;
  Step = nullptr;
}

void byHelper(const std::shared_ptr<Trial> &T) {
  auto Clear = [](Trial &Each) { Each.Step = nullptr; };
  T->Step = [T] { ++T->Count; };
  Clear(*T);
}

//===----------------------------------------------------------------------===//
// The element is emptied, or all of them are
//===----------------------------------------------------------------------===//

struct Table {
  std::map<int, std::function<void()>> Named;
  int Count = 0;
};

void theElement(const std::shared_ptr<Table> &T) {
  T->Named[1] = [T] { ++T->Count; };
  T->Named[1] = nullptr;
}

void allElements(const std::shared_ptr<Table> &T, int N) {
  T->Named[N] = [T] { ++T->Count; };
  T->Named.clear();
}
