// RUN: %check_tidy %s templates-allocating-closure -std=c++20

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
    std::function<int()> Job = [Item] { return static_cast<int>(sizeof Item); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Job' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:32: note: closure of 40 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Job();
  }
  return N;
}

// Called in a loop.
template <typename T> int later(const T &Item) {
  std::function<int()> Job = [Item] { return static_cast<int>(sizeof Item); };
// CHECK-NOTES: :[[@LINE-1]]:24: warning: 'Job' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:30: note: closure of 40 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'later<Order>'
// CHECK-NOTES: :[[@LINE+40]]:10: note: it is called again and again here
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
// CHECK-NOTES: :[[@LINE-1]]:64: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+19]]:26: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
// CHECK-NOTES: :[[@LINE+19]]:20: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'use'
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
    void with(const std::function<void()> &Do) { Do(); }
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+17]]:28: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'walk'
// CHECK-NOTES: :[[@LINE-3]]:44: note: take any callable as it is
  };
};

template <typename T>
void Tree<T>::each(const std::function<void(const T &)> &Do) const {
// CHECK-NOTES: :[[@LINE-1]]:58: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+7]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'walk'
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
// CHECK-NOTES: :[[@LINE-1]]:55: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+23]]:16: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'

void abbreviated(auto Item, const std::function<void(int)> &Do) { Do(Item); }
// CHECK-NOTES: :[[@LINE-1]]:61: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+20]]:18: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'

template <typename... Args>
void packed(std::type_identity_t<const std::function<void(Args...)> &> Do,
// CHECK-NOTES: :[[@LINE-1]]:72: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+16]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'
            Args... Values) {
  Do(Values...);
}

template <typename Base> struct Derived : Base {
  void visit(const std::function<void(int)> &Do) { Do(this->Count); }
// CHECK-NOTES: :[[@LINE-1]]:46: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+9]]:28: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'
// CHECK-NOTES: :[[@LINE-3]]:46: note: take any callable as it is
};
struct Counted { int Count = 0; };

void others(int A, int B, int C) {
  aliased<int>([&](int I) { A += B + C + I; });
  abbreviated(1, [&](int I) { A += B + C + I; });
  packed([&](int I, char J) { A += B + C + I + J; }, 1, 'c');
  Derived<Counted>().visit([&](int I) { A += B + C + I; });
  auto Each = [](auto Item, const std::function<void(int)> &Do) { Do(Item); };
// CHECK-NOTES: :[[@LINE-1]]:61: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+1]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'others'
  Each(1, [&](int I) { A += B + C + I; });
}

//===----------------------------------------------------------------------===//
// Explicit and partial specialisations
//===----------------------------------------------------------------------===//

template <typename T> struct Runner {
  static void run(const std::function<void()> &Do) { Kept.push_back(Do); }
};
template <typename T> struct Runner<T *> {
  static void run(const std::function<void()> &Do) { Do(); }
// CHECK-NOTES: :[[@LINE-1]]:48: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+12]]:23: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'special'
// CHECK-NOTES: :[[@LINE-3]]:48: note: take any callable as it is
};
template <> struct Runner<int> {
  static void run(const std::function<void()> &Do) { Do(); }
// CHECK-NOTES: :[[@LINE-1]]:48: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+7]]:20: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'special'
// CHECK-NOTES: :[[@LINE-3]]:48: note: take any callable as it is
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
// CHECK-NOTES: :[[@LINE-1]]:58: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+9]]:33: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'sends'
// CHECK-NOTES: :[[@LINE+9]]:16: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'sends'
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
// CHECK-NOTES: :[[@LINE-1]]:57: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+6]]:44: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callInstantiated'
  Do(Item);
}
template void instantiated(int Item, const std::function<void(int)> &Do);

void callInstantiated(int A, int B, int C) {
  instantiated(1, std::function<void(int)>([&](int I) { A += B + C + I; }));
}
