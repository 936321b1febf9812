#include <functional>
#include <memory>
#include <list>
#include <map>
#include <string>
#include <vector>

struct Node {
  std::vector<std::function<void()>> Then;
  std::function<void()> Done;
};
using Nodes = std::vector<std::shared_ptr<Node>>;

//===----------------------------------------------------------------------===//
// Two elements of a container are two objects
//===----------------------------------------------------------------------===//

void chain(Nodes &All) {
  for (std::size_t I = 0; I + 1 < All.size(); ++I)
    All[I]->Then.push_back([Next = All[I + 1]] { Next->Done(); });
}
void firstAndLast(Nodes &All) {
  auto First = All.front(), Last = All.back();
  First->Then.push_back([Last] { Last->Done(); });
}
void everyPair(Nodes &All) {
  for (auto &A : All)
    for (auto &B : All)
      if (A != B)
        A->Then.push_back([B] { B->Done(); });
}
void keys(std::map<int, std::shared_ptr<Node>> &All) {
  auto One = All[1], Two = All[2];
  One->Done = [Two] { Two->Then.clear(); };
}
void iterator(Nodes &All) {
  auto It = All.begin();
  auto First = *It;
  ++It;
  (*It)->Done = [First] { First->Then.clear(); };
}
void queue(std::list<std::shared_ptr<Node>> &Waiting) {
  auto Ready = Waiting.front();
  Waiting.pop_front();
  Waiting.front()->Done = [Ready] { Ready->Then.clear(); };
}
void grown() {
  Nodes All;
  for (int I = 0; I < 3; ++I)
    All.push_back(std::make_shared<Node>());
  All[0]->Done = [Next = All[1]] { Next->Then.clear(); };
}
struct Graph {
  Nodes All;
  std::shared_ptr<Node> at(std::size_t I) { return All[I]; }
};
void accessor(Graph &G) {
  auto A = G.at(1), B = G.at(2);
  A->Done = [B] { B->Then.clear(); };
}

//===----------------------------------------------------------------------===//
// One element is one object
//===----------------------------------------------------------------------===//

void loopVariable(Nodes &All) {
  for (auto &Each : All)
    Each->Done = [weak = std::weak_ptr(Each)] { auto Each = weak.lock(); if (!Each) return; Each->Then.clear(); };
}
void sameIndex(Nodes &All, std::size_t I) {
  All[I]->Done = [It = All[I]] { It->Then.clear(); };
}
void sameKey(std::map<std::string, std::shared_ptr<Node>> &All) {
  auto Root = All["root"];
  All["root"]->Done = [weak = std::weak_ptr(Root)] { auto Root = weak.lock(); if (!Root) return; Root->Then.clear(); };
}
void justAdded(Nodes &All) {
  All.push_back(std::make_shared<Node>());
  All.back()->Done = [weak = std::weak_ptr(All.back())] { auto Added = weak.lock(); if (!Added) return; Added->Then.clear(); };
}

//===----------------------------------------------------------------------===//
// Emptying an element opens rings through it, and only those
//===----------------------------------------------------------------------===//

struct Table {
  std::map<std::string, std::function<void()>> Named;
};
void otherEntryEmptied(std::shared_ptr<Table> T) {
  T->Named["a"] = [weak = std::weak_ptr(T)] { auto T = weak.lock(); if (!T) return; T->Named.size(); };
  T->Named["b"] = nullptr;
}
void sameEntryEmptied(std::shared_ptr<Table> T) {
  T->Named["a"] = [T] { T->Named.size(); };
  T->Named["a"] = nullptr;
}
void allEmptied() {
  Nodes All;
  auto One = std::make_shared<Node>();
  All.push_back(One);
  One->Done = [One] { One->Then.clear(); };
  for (auto &Each : All)
    Each->Done = nullptr;
}
