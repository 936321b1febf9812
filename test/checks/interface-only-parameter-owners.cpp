// RUN: %check_tidy %s templates-interface-only-parameter -std=c++14,c++20
// Objects that are passed by an owner.

#include <memory>
#include <utility>
#include <vector>

struct Task {
  virtual ~Task() = default;
  virtual void run() = 0;
};
struct Copy : Task {
  void run() override {}
};
struct Move : Task {
  void run() override {}
};
struct NoDestructor {
  virtual void run() = 0;
};
struct Left : NoDestructor {
  void run() override {}
};
struct Right : NoDestructor {
  void run() override {}
};

class Queue {
  std::vector<std::shared_ptr<Task>> Shared;
  std::vector<std::unique_ptr<Task>> Unique;
  std::vector<Task *> Raw;
  std::shared_ptr<Task> Last;

public:
  template <typename T> void share(std::shared_ptr<T> P) {
// CHECK-NOTES: :[[@LINE-1]]:55: warning: 'share' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::shared_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+69]]:5: note: specialisation 'Queue::share<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+68]]:17: note: specialisation 'Queue::share<Move>' is instantiated here
    Shared.push_back(P);
    Last = std::move(P);
  }
  template <typename T> void own(std::unique_ptr<T> P) {
// CHECK-NOTES: :[[@LINE-1]]:53: warning: 'own' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::unique_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+63]]:5: note: specialisation 'Queue::own<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+62]]:38: note: specialisation 'Queue::own<Move>' is instantiated here
    if (P)
      Unique.push_back(std::move(P));
  }
  template <typename T> void ownMoved(std::unique_ptr<T> &&P) {
// CHECK-NOTES: :[[@LINE-1]]:60: warning: 'ownMoved' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::unique_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+57]]:5: note: specialisation 'Queue::ownMoved<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+56]]:43: note: specialisation 'Queue::ownMoved<Move>' is instantiated here
    Unique.push_back(std::move(P));
  }
  template <typename T> void shareConst(const std::shared_ptr<T> &P) {
// CHECK-NOTES: :[[@LINE-1]]:67: warning: 'shareConst' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::shared_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+52]]:5: note: specialisation 'Queue::shareConst<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+51]]:22: note: specialisation 'Queue::shareConst<Move>' is instantiated here
    Shared.push_back(P);
  }
  template <typename T> void view(std::shared_ptr<T> P) {
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'view' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::shared_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+47]]:5: note: specialisation 'Queue::view<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+46]]:16: note: specialisation 'Queue::view<Move>' is instantiated here
    Raw.push_back(P.get());
    P->run();
    (*P).run();
    if (P != nullptr)
      P.reset();
  }
  template <typename T> explicit Queue(std::unique_ptr<T> P) {
// CHECK-NOTES: :[[@LINE-1]]:59: warning: 'Queue' uses this parameter only through 'Task', but each implementer makes another copy of it; take 'std::unique_ptr<Task>' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+38]]:9: note: specialisation 'Queue::Queue<Copy>' is instantiated here
// CHECK-NOTES: :[[@LINE+37]]:42: note: specialisation 'Queue::Queue<Move>' is instantiated here
    Unique.push_back(std::move(P));
  }
  Queue() = default;

  // Nothing is converted: a reference to the object would do, but not one to
  // another owner.
  template <typename T> void look(const std::shared_ptr<T> &P) { P->run(); }
  // What it refers to changes.
  template <typename T> void replace(std::shared_ptr<T> &P) {
    P->run();
    P.reset();
  }
  // The owner's own template knows the class.
  template <typename T> void adopt(T *P) {
    Shared.push_back(std::shared_ptr<Task>(P));
  }
  template <typename T> void emplace(std::shared_ptr<T> P) {
    Shared.emplace_back(P);
  }
  template <typename T> std::shared_ptr<T> give(std::shared_ptr<T> P) {
    P->run();
    return P;
  }
};

// The interface has no virtual destructor.
template <typename T> void drop(std::unique_ptr<T> P) { P->run(); }

void use(Queue &Q) {
  const auto C = std::make_shared<Copy>();
  auto M = std::make_shared<Move>();
  Q.share(C), Q.share(M);
  Q.own(std::make_unique<Copy>()), Q.own(std::make_unique<Move>());
  Q.ownMoved(std::make_unique<Copy>()), Q.ownMoved(std::make_unique<Move>());
  Q.shareConst(C), Q.shareConst(M);
  Q.view(C), Q.view(M);
  Queue First(std::make_unique<Copy>()), Second(std::make_unique<Move>());
  auto N = std::make_shared<Copy>();
  Q.look(C), Q.look(M);
  Q.replace(N), Q.replace(M);
  Q.adopt(new Copy), Q.adopt(new Move);
  Q.emplace(C), Q.emplace(M);
  Q.give(C), Q.give(M);
  drop(std::make_unique<Left>()), drop(std::make_unique<Right>());
}
