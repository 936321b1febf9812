// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20
#include <functional>
#include <string>
#include <vector>

using Filter = std::function<bool(const std::string &)>;

//===-- The temporary ends; a callee has stored the closure ----------------===//

template <class T> Filter startsWith(const T &Prefix) {
  return [&Prefix](const std::string &Row) { return Row == Prefix; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to the argument for 'Prefix', which can be a temporary, but is returned; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+10]]:9: note: a temporary is passed here
}

struct Table {
  std::vector<Filter> Filters;
  void add(Filter F) { Filters.push_back(std::move(F)); }
  bool once(Filter F) { return F(""); }
};

void filter(Table &T, const std::string &Kept) {
  T.add(startsWith(std::string("ten")));
  T.add(startsWith(Kept));
  T.once(startsWith(std::string("ten")));
  Table().add(startsWith(std::string("ten")));
}

//===-- Functions that hand on the temporary --------------------------------===//

template <class U> struct Format {
  U Width = 3;
  Format &width(U W) {
    Width = W;
    return *this;
  }
  Format &operator<<(U W) { return width(W); }
  std::function<U()> build() const {
    return [this] { return Width; };
  }
  std::function<U()> copied() const {
    return [*this] { return Width; };
  }
};

std::function<int()> chained() { return Format<int>{}.width(8).build(); }
// CHECK-NOTES: :[[@LINE-1]]:64: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-9]]:12: note: the closure captures 'this', where it could capture a copy of the object, here
std::function<int()> streamed() { return (Format<int>{} << 8).build(); }
// CHECK-NOTES: :[[@LINE-1]]:63: warning: the closure made here refers to a temporary object, which ends before the closure does; keep the object in a variable [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-12]]:12: note: the closure captures a reference here
std::function<int()> copied() { return Format<int>{}.width(8).copied(); }
std::function<int()> named(Format<int> &F) { return F.width(8).build(); }

//===-- A destructor that calls nothing -------------------------------------===//

struct Bus {
  static Bus &global() {
    static Bus B;
    return B;
  }
  void subscribe(std::function<void(int)> F) { All.push_back(std::move(F)); }
  std::vector<std::function<void(int)>> All;
};

struct Gauge {
  Gauge() {
    Bus::global().subscribe([this](int V) { Last = V; });
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure captures 'this' and is kept in 'All', but nothing takes it out when the object ends; do so in the destructor of 'Gauge' [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is passed to 'subscribe'
// CHECK-NOTES: :[[@LINE-9]]:52: note: step 2: the closure is stored in 'All'
  }
  ~Gauge() { Last = 0; }
  int Last = 0;
};
