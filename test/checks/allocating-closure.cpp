// RUN: %check_tidy %s templates-allocating-closure -std=c++20,c++23

#include <algorithm>
#include <functional>
#include <memory>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

// A closure with three references does not fit into libstdc++'s std::function,
// which has room for two pointers; one that is not trivially copyable never
// does.

//===----------------------------------------------------------------------===//
// A parameter that is only called
//===----------------------------------------------------------------------===//

static void each(const std::vector<int> &Items,
                 const std::function<void(int)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:50: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+8]]:15: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'sum'
// CHECK-NOTES: :[[@LINE-3]]:50: note: take any callable as it is
  for (int Item : Items)
    Do(Item);
}

int sum(const std::vector<int> &Items, int Factor, int Offset) {
  int Sum = 0;
  each(Items, [&](int I) { Sum += Factor * I + Offset; });
  return Sum;
}

// Its near miss: two references fit.
static void eachSmall(const std::vector<int> &Items,
                      const std::function<void(int)> &Do) {
  for (int Item : Items)
    Do(Item);
}

int sumSmall(const std::vector<int> &Items, int Factor) {
  int Sum = 0;
  eachSmall(Items, [&](int I) { Sum += Factor * I; });
  return Sum;
}

static bool anyOf(std::vector<int> Items, std::function<bool(const int &)> Is) {
// CHECK-NOTES: :[[@LINE-1]]:76: warning: 'Is' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+6]]:23: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'hasPrefix'
// CHECK-NOTES: :[[@LINE-3]]:76: note: take any callable as it is
  return std::any_of(Items.begin(), Items.end(), Is);
}

bool hasPrefix(const std::vector<int> &Items, std::string Prefix) {
  return anyOf(Items, [Prefix](int I) {
    return std::to_string(I).compare(0, Prefix.size(), Prefix) == 0;
  });
}

// Passed on: what it is passed on to would allocate instead of it.
static void inner(std::function<void()> Do) { Do(); }
static void outer(std::function<void()> Do) { inner(std::move(Do)); }
// CHECK-NOTES: :[[@LINE-1]]:41: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+3]]:9: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'run'

void run(std::string A) {
  outer([A] { (void)A.size(); });
}

// Captured by a closure that does not outlive the call.
static void twice(const std::function<void(int)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:51: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+11]]:9: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'runTwice'
// CHECK-NOTES: :[[@LINE-3]]:51: note: take any callable as it is
  auto Both = [&Do](int I) {
    Do(I);
    Do(I + 1);
  };
  Both(1);
  std::ranges::for_each(std::vector{1, 2}, [&](int I) { Do(I); });
}

void runTwice(int A, int B, int C) {
  twice([&](int I) { A += B += C += I; });
}

//===----------------------------------------------------------------------===//
// A parameter that is kept, or of which nothing is known
//===----------------------------------------------------------------------===//

struct Button {
  std::function<void()> OnClick;
  std::vector<std::function<void()>> All;
  void set(std::function<void()> Do) { OnClick = std::move(Do); }
  void add(const std::function<void()> &Do) { All.push_back(Do); }
  Button() = default;
  explicit Button(std::function<void()> Do) : OnClick(std::move(Do)) {}
};

std::function<void()> same(std::function<void()> Do) { return Do; }
std::function<void()> wrap(std::function<void()> Do) {
  return [Do] { Do(); };
}
void defined(std::function<void()> Elsewhere);
void shared(std::function<void()> Do) {
  auto Kept = std::make_shared<std::function<void()>>(std::move(Do));
  defined([Kept] { (*Kept)(); });
}

void store(Button &B, std::string Text) {
  B.set([Text] { (void)Text; });
  B.add([Text] { (void)Text; });
  Button Other([Text] { (void)Text; });
  same([Text] { (void)Text; });
  wrap([Text] { (void)Text; });
  defined([Text] { (void)Text; });
  shared([Text] { (void)Text; });
}

//===----------------------------------------------------------------------===//
// A variable in a loop
//===----------------------------------------------------------------------===//

int loops(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines) {
    std::function<int()> Length = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Length();
  }
  for (int I = 0; I < 3; ++I) {
    const std::function<int(int)> Add = [&N, &Lines, I](int J) {
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'Add' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:41: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
      return N + J + I + int(Lines.size());
    };
    N += Add(I);
  }
  while (N < 1000) {
    std::function Twice = [Text = Lines[0]] { return int(Text.size()); };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Twice' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:27: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Twice();
  }
  do {
    // The result is converted: no fix.
    std::function<long()> Length = [Text = Lines[0]] { return int(Text.size()); };
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:36: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Length() > 3 ? 1 : 0;
  } while (N < 2000);
  std::for_each(Lines.begin(), Lines.end(), [&](const std::string &Line) {
    std::function<int()> Length = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'loops'
// CHECK-NOTES: :[[@LINE-4]]:45: note: it is called again and again here
    N += Length();
  });
  std::ranges::for_each(Lines, [&](const std::string &Line) {
    std::function<int()> Length = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Length' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'loops'
// CHECK-NOTES: :[[@LINE-4]]:32: note: it is called again and again here
    N += Length();
  });
  return N;
}

// Run once, or at most once for all iterations.
int once(const std::vector<std::string> &Lines) {
  int N = 0;
  std::function<int()> Before = [Lines] { return int(Lines.size()); };
  N += Before();
  for (const std::string &Line : Lines) {
    static const std::function<int()> First = [Line] { return int(Line.size()); };
    N += First();
    if (Line.empty()) {
      std::function<int()> Last = [Line] { return int(Line.size()); };
      N += Last();
      break;
    }
    if (Line.size() == 1) {
      std::function<int()> Last = [Line] { return int(Line.size()); };
      return Last();
    }
  }
  do {
    std::function<int()> Macro = [Lines] { return int(Lines.size()); };
    N += Macro();
  } while (false);
  return N;
}

// What needs the erased type: one of several closures, or itself.
int needed(const std::vector<std::string> &Lines, bool Deep) {
  int N = 0;
  for (const std::string &Line : Lines) {
    std::function<int()> One = [Line] { return int(Line.size()); };
    if (Deep)
      One = [Line] { return int(Line.size() + 1); };
    N += One();
    std::function<int(int)> Fibonacci = [&](int I) {
      return I < 2 ? N : Fibonacci(I - 1) + Fibonacci(I - 2) + int(Line.size());
    };
    N += Fibonacci(3);
    std::function<int()> Choice =
        Deep ? std::function<int()>([Line] { return int(Line.size()); })
             : std::function<int()>([Line] { return int(Line.size()) + 1; });
    N += Choice();
  }
  return N;
}

//===----------------------------------------------------------------------===//
// A temporary in a loop
//===----------------------------------------------------------------------===//

int temporaries(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines) {
    N += std::function<int()>([Line] { return int(Line.size()); })();
// CHECK-NOTES: :[[@LINE-1]]:31: warning: this closure is stored on the heap again and again only to be called; use it without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:31: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += std::invoke(std::function<int()>([Line] { return int(Line.size()); }));
// CHECK-NOTES: :[[@LINE-1]]:43: warning: this closure is stored on the heap again and again only to be called; use it without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:43: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += [Line] { return int(Line.size()); }();
  }
  return N;
}

//===----------------------------------------------------------------------===//
// The same closure in each iteration, for a function out of sight
//===----------------------------------------------------------------------===//

void visit(int Node, const std::function<void(int)> &Each);
void post(std::function<void(int)> Task);

int visits(const std::vector<int> &Nodes, int A, int B) {
  int Sum = 0;
  for (int Node : Nodes) {
    visit(Node, [&](int I) { Sum += A * I + B; });
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored on the heap in each iteration; make the 'std::function' once, before the loop [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:17: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    visit(Node, [&](int I) { Sum += A * I + B + Node; });
    post([&](int I) { Sum += A * I + B; });
  }
  visit(1, [&](int I) { Sum += A * I + B; });
  return Sum;
}

//===----------------------------------------------------------------------===//
// Other values
//===----------------------------------------------------------------------===//

struct Functor {
  char Data[48];
  int operator()() const { return Data[0]; }
};
struct Member {
  int Value;
  int get() const { return Value; }
};
int plain() { return 1; }
static int call(const std::function<int()> &Do) { return Do(); }
// CHECK-NOTES: :[[@LINE-1]]:45: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+8]]:16: note: closure of 48 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'values'
// CHECK-NOTES: :[[@LINE+9]]:13: note: closure of 8 bytes that is not trivially copyable, inline storage of 'std::function' is 16 bytes; allocates on each call of 'values'
static int callOn(const std::function<int(const Member &)> &Do) {
  return Do(Member{1});
}
static int small(const std::function<int()> &Do) { return Do(); }

int values(int A) {
  int N = call(Functor{});
  N += call(std::bind(plain));
  N += call(std::bind([](int X) { return X; }, A));
  Functor F{};
  N += small(std::ref(F));
  N += small(plain) + small(&plain) + small([] { return 2; });
  N += small([A] { return A; });
  N += callOn(&Member::get) + callOn(&Member::Value);
  return N;
}

// A std::function in a std::function.
static void convert(const std::function<void(long)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+1]]:60: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'wrapped'
void wrapped(const std::function<void(int)> &Do) { convert(Do); }
void wrappedBy() {
  wrapped([](int) {});
}

// The type is not the point.
int alreadyAuto(int A, int B, int C) {
  int N = 0;
  for (int I = 0; I < 3; ++I) {
    auto Add = std::function<int(int)>([&](int X) { return A + B + C + X; });
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Add' is only called, yet its closure is stored on the heap again and again; do without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:40: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int(int)> Tested = [&](int X) { return A * B * C * X; };
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'Tested' is only called, yet its closure is stored on the heap again and again; do without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:38: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Add(I);
    if (Tested)
      N += Tested(I);
  }
  return N;
}
