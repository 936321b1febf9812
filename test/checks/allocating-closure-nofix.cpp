// RUN: %check_tidy %s templates-allocating-closure -std=c++20

#include <functional>
#include <memory>
#include <string>
#include <vector>

// Each parameter is only called, but the function cannot become a template.

static void overloaded(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:56: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+56]]:14: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
static void overloaded(const std::string &) {}

struct Constructed {
  explicit Constructed(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:56: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+52]]:22: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
};

struct Operator {
  void operator()(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:51: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+47]]:14: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
};

class Befriended {
  int Count = 0;
  friend void friendly(Befriended &B, const std::function<void(int)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:71: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+42]]:20: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
    Do(B.Count);
  }
};

template <typename T>
  requires(sizeof(T) > 1)
static void constrained(T Item, const std::function<void(T)> &Do) {
// CHECK-NOTES: :[[@LINE-1]]:63: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+34]]:43: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
  Do(Item);
}

static void trailing(const std::function<auto(int)->void> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:60: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+29]]:12: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'

static void defaulted(const std::function<void(int)> &Do = [](int) {}) {
  Do(1);
}

static void braced(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:52: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+24]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'

extern "C" void linkage(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:57: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+23]]:11: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'

static void listed(const std::function<void(int)> &Do) { Do(1); }
// CHECK-NOTES: :[[@LINE-1]]:52: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+21]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
using Listed = void (*)(const std::function<void(int)> &);
static const Listed Table[] = {listed};

void callAll(int A, int B, int C, bool Braced) {
  auto Big = [&](int I) { A += B + C + I; };
  overloaded(Big);
  overloaded(std::string());
  Constructed Object(Big);
  Operator()(Big);
  Befriended Friend;
  friendly(Friend, Big);
  constrained(1, std::function<void(int)>(Big));
  trailing(Big);
  defaulted(Big);
  defaulted();
  braced(Big);
  if (Braced)
    braced({});
  linkage(Big);
  Table[0](Big);
  listed(Big);
  auto Lambda = [](const std::function<void(int)> &Do) { Do(1); };
// CHECK-NOTES: :[[@LINE-1]]:52: warning: 'Do' is only called, yet what is passed for it is stored on the heap; take a template parameter or a non-owning reference instead of 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE+1]]:10: note: closure of 24 bytes, inline storage of 'std::function' is 16 bytes; allocates on each call of 'callAll'
  Lambda(Big);
}

// Each variable is only called, but 'auto' would mean something else.

int variables(const std::vector<std::string> &Lines) {
  int N = 0;
  for (const std::string &Line : Lines) {
    std::function<int()> Braced{[Line] { return int(Line.size()); }};
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Braced' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:33: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int()> Listed = {[Line] { return int(Line.size()); }};
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Listed' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:36: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int()> Called([Line] { return int(Line.size()); });
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Called' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:33: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int()> One = [Line] { return int(Line.size()); }, Two;
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'One' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:32: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<long()> Converted = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Converted' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:39: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int(int)> Generic = [Line](auto I) { return I + int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:29: warning: 'Generic' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:39: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int(short)> Wider = [Line](int I) { return I + int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:31: warning: 'Wider' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:39: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    const std::function<int()> Mutable = [Line]() mutable { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'Mutable' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:42: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int()> Bound = std::bind([](const std::string &S) { return int(S.size()); }, Line);
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Bound' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:34: note: closure of 40 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    const std::function<int()> &Reference = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'Reference' is only called, yet its closure is stored on the heap again and again; declare it 'auto' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:45: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    auto Already = std::function<int()>([Line] { return int(Line.size()); });
// CHECK-NOTES: :[[@LINE-1]]:10: warning: 'Already' is only called, yet its closure is stored on the heap again and again; do without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:41: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    std::function<int()> Tested = [Line] { return int(Line.size()); };
// CHECK-NOTES: :[[@LINE-1]]:26: warning: 'Tested' is only called, yet its closure is stored on the heap again and again; do without 'std::function' [templates-allocating-closure]
// CHECK-NOTES: :[[@LINE-2]]:35: note: closure of 32 bytes, inline storage of 'std::function' is 16 bytes; allocates in each iteration
    N += Braced() + Listed() + Called() + One() + int(Converted());
    N += Generic(1) + Wider(1) + Mutable() + Bound() + Reference() + Already();
    N += Tested ? Tested() : 0;
  }
  return N;
}
