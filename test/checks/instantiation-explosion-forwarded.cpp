// RUN: %check_tidy %s templates-instantiation-explosion -std=c++17,c++20
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

struct Entry {
  int Size;
  std::vector<Entry> Children;
};

//===-- Closures that are forwarded, handed down and handed to algorithms --===//

template <class F> int walk(const Entry &E, const F &Visit, int Depth = 0) {
// CHECK-NOTES: :[[@LINE-1]]:24: warning: 'walk' is instantiated for each closure with which it is called, but only calls them; take a reference to a callable [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+56]]:3: note: 4 specialisations of 7 statements, about 21 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+55]]:3: note: specialisation 'walk<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+55]]:3: note: specialisation 'walk<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+55]]:3: note: specialisation 'walk<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+55]]:3: note: specialisation 'walk<(lambda)>' is instantiated here
  if (Depth > 64)
    return 0;
  Visit(E);
  int Count = 1;
  for (const Entry &Child : E.Children)
    Count += walk(Child, Visit, Depth + 1);
  return Count;
}

template <class T, class F> int each(const std::vector<T> &All, F &&Do) {
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'each' is instantiated for each closure with which it is called, but only calls them; take a reference to a callable [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+44]]:3: note: 4 specialisations of 7 statements, about 21 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'each<int, (lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'each<int, (lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'each<int, (lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'each<int, (lambda)>' is instantiated here
  if (All.empty())
    return -1;
  int Count = 0;
  std::for_each(All.begin(), All.end(), Do);
  for (const T &One : All)
    Count += std::forward<F>(Do)(One) ? 1 : 0;
  return Count;
}

// Kept by the one that it is handed to.
std::vector<std::function<void(const Entry &)>> Kept;
template <class F> void keep(const F &Visit) { Kept.push_back(Visit); }
template <class F> int walkLater(const Entry &E, const F &Visit) {
  if (E.Children.empty())
    return 0;
  keep(Visit);
  int Count = 1;
  for (const Entry &Child : E.Children)
    Count += Child.Size;
  return Count;
}

// A copy goes into a closure that is kept.
template <class F> int later(const Entry &E, F &&Visit) {
  if (E.Children.empty())
    return 0;
  keep([=](const Entry &X) { return Visit(X); });
  int Count = 1;
  for (const Entry &Child : E.Children)
    Count += Child.Size;
  return Count;
}

void closures(const Entry &E, const std::vector<int> &All) {
  int N = 0;
  walk(E, [&](const Entry &X) { N += X.Size; });
  walk(E, [&](const Entry &X) { N -= X.Size; });
  walk(E, [&](const Entry &X) { N *= X.Size; });
  walk(E, [&](const Entry &X) { N |= X.Size; });
  each(All, [&](int X) { return (N += X) > 0; });
  each(All, [&](int X) { return (N -= X) > 0; });
  each(All, [&](int X) { return (N *= X) > 0; });
  each(All, [&](int X) { return (N |= X) > 0; });
  walkLater(E, [&](const Entry &X) { N += X.Size; });
  walkLater(E, [&](const Entry &X) { N -= X.Size; });
  walkLater(E, [&](const Entry &X) { N *= X.Size; });
  walkLater(E, [&](const Entry &X) { N |= X.Size; });
  later(E, [&](const Entry &X) { N += X.Size; });
  later(E, [&](const Entry &X) { N -= X.Size; });
  later(E, [&](const Entry &X) { N *= X.Size; });
  later(E, [&](const Entry &X) { N |= X.Size; });
}

//===-- Growth whose steps are counted -------------------------------------===//

template <class E> struct Next {
  E Inner;
  int eval(int X) const { return Inner.eval(X) + 1; }
};
struct Leaf {
  int eval(int X) const { return X; }
};
template <int Steps, class E> int iterate(const E &Of, int X) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'iterate' is instantiated for each size of its own argument, which grows from call to call; erase the type, or use a loop [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+17]]:23: note: 11 specialisations of 7 statements, about 70 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+16]]:23: note: specialisation 'iterate<10, Leaf>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:12: note: specialisation 'iterate<9, Next<Leaf>>' is instantiated here
// CHECK-NOTES: :[[@LINE+11]]:12: note: specialisation 'iterate<8, Next<Next<Leaf>>>' is instantiated here
// CHECK-NOTES: :[[@LINE+10]]:12: note: specialisation 'iterate<7, Next<Next<Next<Leaf>>>>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:12: note: specialisation 'iterate<6, Next<Next<Next<Next<Leaf>>>>>' is instantiated here
// CHECK-NOTES: :[[@LINE-8]]:35: note: and 6 more specialisations
  if constexpr (Steps == 0) {
    return Of.eval(X);
  } else {
    int R = Of.eval(X) * 31 + Steps;
    R ^= R >> 3;
    if (R < 0)
      R = -R;
    return iterate<Steps - 1>(Next<E>{Of}, R);
  }
}
int growth() { return iterate<10>(Leaf{}, 3); }
