// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17
// BUG: an iterator that a loop moves on names no element any more

#include <functional>
#include <memory>
#include <vector>

struct Channel {
  std::vector<std::function<void()>> List;
  int Seen = 0;
};

void inEach(std::shared_ptr<Channel> C) {
  for (auto It = C->List.begin(); It != C->List.end(); ++It)
    *It = [C] { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-9]]:38: note: step 2: 'List' belongs to the object that the closure keeps alive
}
