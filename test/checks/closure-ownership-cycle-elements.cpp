// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20

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
    Each->Done = [Each] { Each->Then.clear(); };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'Each' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-61]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
}
void sameIndex(Nodes &All, std::size_t I) {
  All[I]->Done = [It = All[I]] { It->Then.clear(); };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'It' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:16: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-67]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
}
void sameKey(std::map<std::string, std::shared_ptr<Node>> &All) {
  auto Root = All["root"];
  All["root"]->Done = [Root] { Root->Then.clear(); };
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'Root' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:21: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-74]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
}
void justAdded(Nodes &All) {
  All.push_back(std::make_shared<Node>());
  All.back()->Done = [Added = All.back()] { Added->Then.clear(); };
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'Added' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:20: note: step 1: the closure is stored in 'Done'
// CHECK-NOTES: :[[@LINE-81]]:25: note: step 2: 'Done' belongs to the object that the closure keeps alive
}

//===----------------------------------------------------------------------===//
// Emptying an element opens rings through it, and only those
//===----------------------------------------------------------------------===//

struct Table {
  std::map<std::string, std::function<void()>> Named;
};
void otherEntryEmptied(std::shared_ptr<Table> T) {
  T->Named["a"] = [T] { T->Named.size(); };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'T' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:17: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-6]]:48: note: step 2: 'Named' belongs to the object that the closure keeps alive
// CHECK-NOTES: :[[@LINE+6]]:17: note: the ring is opened if this is reached in 'sameEntryEmptied'
// CHECK-NOTES: :[[@LINE-5]]:20: note: capture a weak pointer, and do nothing when the object is gone
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
