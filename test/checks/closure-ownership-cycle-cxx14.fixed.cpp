#include <functional>
#include <memory>
#include <utility>
#include <vector>

//===----------------------------------------------------------------------===//
// Init captures exist, the deduction of std::weak_ptr and weak_from_this do not
//===----------------------------------------------------------------------===//

namespace net {

struct Socket : std::enable_shared_from_this<Socket> {
  std::function<void(int)> OnData;
  std::vector<std::function<void()>> Hooks;
  int Last = 0;

  void listen() {
    OnData = [weak = std::weak_ptr<net::Socket>(shared_from_this())](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
  }

  void hook() {
    auto Self = shared_from_this();
    Hooks.push_back([this, weak = std::weak_ptr<net::Socket>(Self)] {
      auto Self = weak.lock();
      if (!Self)
        return;
      ++Last;
    });
  }

  void listenWeakly() {
    std::weak_ptr<Socket> Weak = shared_from_this();
    OnData = [Weak](int N) {
      if (auto Self = Weak.lock())
        Self->Last = N;
    };
  }
};

} // namespace net

void outside(const std::shared_ptr<net::Socket> &S) {
  S->OnData = [weak = std::weak_ptr<net::Socket>(S)](int N) { auto S = weak.lock(); if (!S) return; S->Last = N; };
}

void byDefault(std::shared_ptr<net::Socket> S) {
  S->OnData = [=, weak = std::weak_ptr<net::Socket>(S)](int N) { auto S = weak.lock(); if (!S) return; S->Last = N; };
}

void byDefaultWithOthers(std::shared_ptr<net::Socket> S, int &Sum) {
  S->OnData = [=, weak = std::weak_ptr<net::Socket>(S), &Sum](int N) { auto S = weak.lock(); if (!S) return; Sum += S->Last + N; };
}

template <typename T> struct Cell : std::enable_shared_from_this<Cell<T>> {
  std::function<void(T)> OnChange;
  T Value;

  void watch() {
    OnChange = [weak = std::weak_ptr<typename std::decay<decltype(this->shared_from_this())>::type::element_type>(this->shared_from_this())](T New) { auto Self = weak.lock(); if (!Self) return; Self->Value = New; };
  }
};

template <typename T> void watch(std::shared_ptr<Cell<T>> C) {
  C->OnChange = [weak = std::weak_ptr<typename std::decay<decltype(C)>::type::element_type>(C)](T New) { auto C = weak.lock(); if (!C) return; C->Value = New; };
}

void use(const std::shared_ptr<Cell<int>> &C) {
  C->watch();
  watch(C);
}

//===----------------------------------------------------------------------===//
// A pointer to const
//===----------------------------------------------------------------------===//

void observe(const std::shared_ptr<net::Socket> &S) {
  std::shared_ptr<const net::Socket> View = S;
  S->Hooks.push_back([weak = std::weak_ptr<const net::Socket>(View)] { auto View = weak.lock(); if (!View) return; static_cast<void>(View->Last); });
}
