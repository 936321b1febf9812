#include <functional>
#include <string>
#include <type_traits>
#include <vector>

struct Order { double Values[5]; };
struct Id { int Value; };

//===----------------------------------------------------------------------===//
// Function templates
//===----------------------------------------------------------------------===//

template <typename T> int sizes(const std::vector<T> &Items) {
  int N = 0;
  for (const T &Item : Items) {
    auto Job = [Item] { return static_cast<int>(sizeof Item); };
    N += Job();
  }
  return N;
}

// Called in a loop.
template <typename T> int later(const T &Item) {
  auto Job = [Item] { return static_cast<int>(sizeof Item); };
  return Job();
}
template <typename T> int indirect(const T &Item) { return later(Item); }

// Called once: silent.
template <typename T> int now(const T &Item) {
  std::function<int()> Job = [Item] { return static_cast<int>(sizeof Item); };
  return Job();
}

// Only ever small.
template <typename T> int smallOnly(const std::vector<T> &Items) {
  int N = 0;
  for (const T &Item : Items) {
    std::function<int()> Job = [Item] { return static_cast<int>(sizeof Item); };
    N += Job();
  }
  return N;
}

template <typename T>
void post(const T &Item, const std::function<void(const T &)> &Do) {
  Do(Item);
}

// Kept by one specialisation, or in code that none has.
std::vector<std::function<void()>> Kept;
template <typename T> void maybe(const T &Item, std::function<void()> Do) {
  if constexpr (sizeof(T) > 100)
    Kept.push_back(Do);
  Do();
}

int use(const std::vector<Order> &Orders, const std::vector<Id> &Ids) {
  int N = sizes(Orders) + sizes(Ids) + smallOnly(Ids);
  for (const Order &O : Orders)
    N += indirect(O);
  N += now(Orders[0]);
  double A = 1, B = 2, C = 3;
  post<Order>(Orders[0], [&](const Order &O) { A += B + C + O.Values[0]; });
  post<Id>(Ids[0], [&](const Id &I) { A += B + C + I.Value; });
  maybe(Ids[0], [&] { A += B + C; });
  return N;
}

//===----------------------------------------------------------------------===//
// Members of class templates, out of line
//===----------------------------------------------------------------------===//

template <typename T> class Tree {
  std::vector<T> Items;

public:
  void each(const std::function<void(const T &)> &Do) const;
  template <typename U> void fold(U &Into, std::function<void(U &, T)> Do) const {
    for (const T &Item : Items)
      Do(Into, Item);
  }
  struct Cursor {
    template <typename Fn>
      requires std::is_invocable_r_v<void, Fn &>
    void with(Fn &&Do) { Do(); }
  };
};

template <typename T>
void Tree<T>::each(const std::function<void(const T &)> &Do) const {
  for (const T &Item : Items)
    Do(Item);
}

int walk(const Tree<int> &T, int A, int B) {
  int Sum = 0;
  T.each([&](const int &I) { Sum += A * I + B; });
  T.fold<int>(Sum, [A, B, &T](int &S, int I) { S += A + B + I; });
  Tree<int>::Cursor().with([&] { Sum += A + B; });
  return Sum;
}

//===----------------------------------------------------------------------===//
// Generic lambdas, abbreviated templates, packs, dependent bases, aliases
//===----------------------------------------------------------------------===//

template <typename R> using Callback = std::function<void(R)>;

template <typename T> void aliased(const Callback<T> &Do) { Do(T()); }

void abbreviated(auto Item, const std::function<void(int)> &Do) { Do(Item); }

template <typename... Args>
void packed(std::type_identity_t<const std::function<void(Args...)> &> Do,
            Args... Values) {
  Do(Values...);
}

template <typename Base> struct Derived : Base {
  template <typename Fn>
    requires std::is_invocable_r_v<void, Fn &, int>
  void visit(Fn &&Do) { Do(this->Count); }
};
struct Counted { int Count = 0; };

void others(int A, int B, int C) {
  aliased<int>([&](int I) { A += B + C + I; });
  abbreviated(1, [&](int I) { A += B + C + I; });
  packed([&](int I, char J) { A += B + C + I + J; }, 1, 'c');
  Derived<Counted>().visit([&](int I) { A += B + C + I; });
  auto Each = [](auto Item, const std::function<void(int)> &Do) { Do(Item); };
  Each(1, [&](int I) { A += B + C + I; });
}

//===----------------------------------------------------------------------===//
// Explicit and partial specialisations
//===----------------------------------------------------------------------===//

template <typename T> struct Runner {
  static void run(const std::function<void()> &Do) { Kept.push_back(Do); }
};
template <typename T> struct Runner<T *> {
  template <typename Fn>
    requires std::is_invocable_r_v<void, Fn &>
  static void run(Fn &&Do) { Do(); }
};
template <> struct Runner<int> {
  template <typename Fn>
    requires std::is_invocable_r_v<void, Fn &>
  static void run(Fn &&Do) { Do(); }
};

void special(int A, int B, int C) {
  Runner<char>::run([&] { A += B + C; });
  Runner<char *>::run([&] { A += B + C; });
  Runner<int>::run([&] { A += B + C; });
}

//===----------------------------------------------------------------------===//
// A pack before the parameter moves it
//===----------------------------------------------------------------------===//

template <typename... Args> struct Bus {
  void send(Args... Values, const std::function<void()> &Do,
            const std::function<void()> &Keep) {
    Do();
    Kept.push_back(Keep);
  }
};

void sends(int A, int B, int C) {
  Bus<int, char>().send(1, 'c', [&] { A += B + C; }, [&] { A += B + C; });
  Bus<>().send([&] { A += B + C; }, [&] { A += B + C; });
}

//===----------------------------------------------------------------------===//
// Explicit instantiations: no fix
//===----------------------------------------------------------------------===//

template <typename T>
void instantiated(T Item, const std::function<void(T)> &Do) {
  Do(Item);
}
template void instantiated(int Item, const std::function<void(int)> &Do);

void callInstantiated(int A, int B, int C) {
  instantiated(1, std::function<void(int)>([&](int I) { A += B + C + I; }));
}
