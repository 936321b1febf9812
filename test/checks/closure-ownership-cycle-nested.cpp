// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++20

#include <functional>
#include <memory>
#include <utility>
#include <vector>

void post(std::function<void()>);

struct Peer : std::enable_shared_from_this<Peer> {
  std::function<void()> OnData;
  std::vector<std::function<void()>> Hooks;
  int N = 0;

  //===--------------------------------------------------------------------===//
  // A closure in a closure
  //===--------------------------------------------------------------------===//

  void strongOutside() {
    auto Self = shared_from_this();
    OnData = [Self] { post([Self] { ++Self->N; }); };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-13]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  }
  void weakOutside() {
    OnData = [Weak = weak_from_this()] {
      if (auto Self = Weak.lock())
        post([Self] { ++Self->N; });
    };
  }
  void storedByTheInner() {
    auto Self = shared_from_this();
    post([Self] { Self->OnData = [Self] { ++Self->N; }; });
// CHECK-NOTES: :[[@LINE-1]]:35: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:32: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-26]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  }
  void wrapped() {
    auto Self = shared_from_this();
    std::function<void()> Inner = [Self] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:36: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-33]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
    OnData = [Inner] { Inner(); };
  }
  void wrappedMoved() {
    auto Inner = [Self = shared_from_this()] { ++Self->N; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:11: note: step 1: the closure is stored in 'Hooks'
// CHECK-NOTES: :[[@LINE-39]]:38: note: step 2: 'Hooks' belongs to the object that the closure keeps alive
    Hooks.push_back([Inner = std::move(Inner)] { Inner(); });
  }
  void wrappedWeak() {
    auto Inner = [Weak = weak_from_this()] { static_cast<void>(Weak.lock()); };
    OnData = [Inner] { Inner(); };
  }

  //===--------------------------------------------------------------------===//
  // The owner inside something that is captured: no fix
  //===--------------------------------------------------------------------===//

  void inPair() {
    OnData = [P = std::make_pair(shared_from_this(), 1)] { ++P.first->N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-56]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  }
  void inVector() {
    std::vector<std::shared_ptr<Peer>> All{shared_from_this()};
    OnData = [All] { ++All.front()->N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'All' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-63]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  }
  void inStruct() {
    struct {
      std::shared_ptr<Peer> Up;
    } Context{shared_from_this()};
    OnData = [Context] { ++Context.Up->N; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'Context' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-5]]:29: note: step 2: 'Up' belongs to the object that the closure keeps alive
  }
  void weakInPair() {
    OnData = [P = std::make_pair(weak_from_this(), 1)] {
      static_cast<void>(P.first.lock());
    };
  }
};

//===----------------------------------------------------------------------===//
// A callback that receives the object
//===----------------------------------------------------------------------===//

struct Server {
  std::function<void(std::shared_ptr<Peer>)> OnConnect;
};

void accept(Server &S) {
  S.OnConnect = [](std::shared_ptr<Peer> P) {
    P->OnData = [P] { ++P->N; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'P' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-94]]:25: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  };
  S.OnConnect = [](std::shared_ptr<Peer> P) {
    P->OnData = [Weak = std::weak_ptr<Peer>(P)] {
      if (auto P = Weak.lock())
        ++P->N;
    };
  };
}
