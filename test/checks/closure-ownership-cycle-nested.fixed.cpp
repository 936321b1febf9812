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
    OnData = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; post([Self] { ++Self->N; }); };
  }
  void weakOutside() {
    OnData = [Weak = weak_from_this()] {
      if (auto Self = Weak.lock())
        post([Self] { ++Self->N; });
    };
  }
  void storedByTheInner() {
    auto Self = shared_from_this();
    post([Self] { Self->OnData = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; ++Self->N; }; });
  }
  void wrapped() {
    auto Self = shared_from_this();
    std::function<void()> Inner = [weak = std::weak_ptr(Self)] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
    OnData = [Inner] { Inner(); };
  }
  void wrappedMoved() {
    auto Inner = [weak = weak_from_this()] { auto Self = weak.lock(); if (!Self) return; ++Self->N; };
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
  }
  void inVector() {
    std::vector<std::shared_ptr<Peer>> All{shared_from_this()};
    OnData = [All] { ++All.front()->N; };
  }
  void inStruct() {
    struct {
      std::shared_ptr<Peer> Up;
    } Context{shared_from_this()};
    OnData = [Context] { ++Context.Up->N; };
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
    P->OnData = [weak = std::weak_ptr(P)] { auto P = weak.lock(); if (!P) return; ++P->N; };
  };
  S.OnConnect = [](std::shared_ptr<Peer> P) {
    P->OnData = [Weak = std::weak_ptr<Peer>(P)] {
      if (auto P = Weak.lock())
        ++P->N;
    };
  };
}
