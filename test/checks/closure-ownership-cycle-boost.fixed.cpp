#include <functional>
#include <memory>

//===----------------------------------------------------------------------===//
// Boost's pointers and functions, of which the names say enough
//===----------------------------------------------------------------------===//

namespace boost {
template <typename T> class shared_ptr {
public:
  shared_ptr();
  explicit shared_ptr(T *);
  shared_ptr(const shared_ptr &);
  T *operator->() const;
  T &operator*() const;
  T *get() const;
  explicit operator bool() const;
};

template <typename T> class weak_ptr {
public:
  weak_ptr();
  weak_ptr(const shared_ptr<T> &);
  shared_ptr<T> lock() const;
};

template <typename T> class intrusive_ptr {
public:
  intrusive_ptr(T *);
  intrusive_ptr(const intrusive_ptr &);
  T *operator->() const;
};

template <typename T> class enable_shared_from_this {
public:
  shared_ptr<T> shared_from_this();
};

template <typename T> shared_ptr<T> make_shared();

template <typename Signature> class function;
template <typename R, typename... A> class function<R(A...)> {
public:
  function();
  template <typename F> function(F) {}
  template <typename F> function &operator=(F) { return *this; }
  R operator()(A...) const;
};

struct Placeholder {};
extern Placeholder _1;
template <typename... Args> function<void(int)> bind(Args...);

namespace signals2 {
struct connection {};
template <typename Signature> class signal {
public:
  connection connect(function<Signature> Slot);
};
} // namespace signals2
} // namespace boost

struct Device : boost::enable_shared_from_this<Device> {
  using Pointer = boost::shared_ptr<Device>;
  boost::function<void(int)> Read;
  std::function<void(int)> Write;
  boost::signals2::signal<void(int)> Changed;
  int Last = 0;
  void receive(int N) { Last = N; }

  void start() {
    Pointer Self = shared_from_this();
    Read = [weak = boost::weak_ptr<Device>(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
    Write = [weak = boost::weak_ptr<Device>(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; };
    Changed.connect([weak = boost::weak_ptr<Device>(Self)](int N) { auto Self = weak.lock(); if (!Self) return; Self->Last = N; });
  }
  void startBound() {
    Read = boost::bind(&Device::receive, shared_from_this(), boost::_1);
  }
  void startWeak() {
    boost::weak_ptr<Device> Weak = shared_from_this();
    Read = [Weak](int N) {
      if (Pointer Self = Weak.lock())
        Self->Last = N;
    };
    Changed.connect([this](int N) { Last = N; });
  }
};

void outside() {
  Device::Pointer D(new Device);
  D->Read = [weak = boost::weak_ptr<Device>(D)](int N) { auto D = weak.lock(); if (!D) return; D->Last = N; };
  auto E = boost::make_shared<Device>();
  E->Read = [D](int N) { D->Last = N; };
}

//===----------------------------------------------------------------------===//
// A pointer without a weak counterpart has no fix
//===----------------------------------------------------------------------===//

void intrusive(boost::intrusive_ptr<Device> D) {
  D->Write = [D](int N) { D->Last = N; };
}
