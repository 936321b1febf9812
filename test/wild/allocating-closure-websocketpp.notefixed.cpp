// Reduced from websocketpp (transport/asio/security) and cpprestsdk
// (pplx/pplxtasks.h): a policy takes a completion handler by value because
// another policy keeps it until an operation is done. The one that is done at
// once has the same signature.

#include <functional>
#include <memory>
#include <utility>

struct PlainSocket {
  bool Open = false;
  void pre_init(std::function<void(int)> Callback) {
    Open = true;
    Callback(0);
  }
};

struct TlsSocket {
  std::function<void(int)> Pending;
  void pre_init(std::function<void(int)> Callback) {
    Pending = std::move(Callback);
  }
};

template <typename Socket>
class Connection : public Socket,
                   public std::enable_shared_from_this<Connection<Socket>> {
public:
  void handle(std::function<void(int)>, int) {}
  void start(std::function<void(int)> Done) {
    Socket::pre_init(std::bind(&Connection::handle, this->shared_from_this(),
                               Done, std::placeholders::_1));
  }
};

void connect() {
  std::make_shared<Connection<PlainSocket>>()->start([](int) {});
  std::make_shared<Connection<TlsSocket>>()->start([](int) {});
}

// The context of a continuation. On another platform it is an apartment that
// the function is sent to.
struct AnyContext {
  void callInContext(std::function<void()> Do) const { Do(); }
};

void continueWith(const AnyContext &Context, std::shared_ptr<int> Task) {
  Context.callInContext([Task] { ++*Task; });
}

// The object takes part: this is a function of its own.
struct Guarded {
  int Locked = 0;
  template <typename Fn, typename = std::enable_if_t<std::is_invocable_r_v<void, Fn &>>>
  void with(Fn &&Do) {
    ++Locked;
    Do();
    --Locked;
  }
};

void guarded(Guarded &G, std::shared_ptr<int> Task) {
  G.with([Task] { ++*Task; });
}
