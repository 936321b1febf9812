// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20
//
// From Pistache: the constructor of a promise calls the closure at once, and
// keeps nothing of it. In a template the constructor is not known yet.

#include <memory>

struct Resolver {
  void *Core;
};

template <typename T> class Promise {
public:
  template <typename Func>
  explicit Promise(Func func) : core_(std::make_shared<T>()) {
    func(resolver_);
  }
  Promise(Promise &&) = default;

private:
  explicit Promise(std::shared_ptr<T> &&core) : core_(core) {}

  std::shared_ptr<T> core_;
  Resolver resolver_;
};

template <typename... Args> Promise<int> whenAny(Args &&...) {
  Resolver *resolve;
  Promise<int> promise([&](Resolver &resolver) { resolve = &resolver; });
  return promise;
}

template <typename Result> Promise<Result> whenAll(Result) {
  Resolver *resolve;
  Promise<Result> promise{[&](Resolver &resolver) { resolve = &resolver; }};
  return promise;
}
