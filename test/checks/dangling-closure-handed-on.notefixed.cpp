#include <functional>
#include <string>
#include <vector>

using Filter = std::function<bool(const std::string &)>;

//===-- The temporary ends; a callee has stored the closure ----------------===//

template <class T> Filter startsWith(const T &Prefix) {
  return [Prefix](const std::string &Row) { return Row == Prefix; };
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
    return [*this] { return Width; };
  }
  std::function<U()> copied() const {
    return [*this] { return Width; };
  }
};

std::function<int()> chained() { return Format<int>{}.width(8).build(); }
std::function<int()> streamed() { return (Format<int>{} << 8).build(); }
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
  }
  ~Gauge() { Last = 0; }
  int Last = 0;
};
