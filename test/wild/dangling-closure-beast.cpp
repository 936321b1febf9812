// RUN: %check_tidy %s templates-dangling-closure -std=c++17

// Reduced from example/http/server/flex/http_server_flex.cpp of Boost.Beast: a
// member that is called and refers back to its object is no callback, and the
// objects of the derived class are shared.

#include <functional>
#include <memory>

template <typename Derived> class Session {
  Derived &derived() { return static_cast<Derived &>(*this); }

  struct SendLambda {
    Session &Self;
    explicit SendLambda(Session &Self) : Self(Self) {}
    template <typename M> void operator()(M &&) const {
      Self.Response = nullptr;
    }
  };

  std::shared_ptr<void> Response;
  SendLambda Lambda;
  std::function<void()> OnRead = [this] { Response = nullptr; };

public:
  Session() : Lambda(*this) {}
  void read() { Lambda(1); }
};

class PlainSession : public Session<PlainSession>,
                     public std::enable_shared_from_this<PlainSession> {};

void serve() { std::make_shared<PlainSession>()->read(); }
