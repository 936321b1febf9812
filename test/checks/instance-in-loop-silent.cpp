// RUN: %check_tidy %s templates-instance-in-loop -std=c++17,c++20

#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// Declared before the loop.
int once(const std::vector<std::string> &Lines) {
  std::unordered_map<std::string, int> Seen;
  for (const std::string &Line : Lines)
    ++Seen[Line];
  return static_cast<int>(Seen.size());
}

// Moved, copied, swapped, returned: each iteration needs an object of its own.
std::vector<std::vector<int>> split(const std::vector<int> &All) {
  std::vector<std::vector<int>> Result, Other(3);
  for (int Value : All) {
    std::vector<int> Moved;
    Moved.push_back(Value);
    Result.push_back(std::move(Moved));
    std::vector<int> Copied;
    Copied.push_back(Value);
    Result.push_back(Copied);
    std::vector<int> Swapped;
    Swapped.push_back(Value);
    Swapped.swap(Other[0]);
    std::vector<int> Assigned;
    Assigned.push_back(Value);
    Other[1] = Assigned;
  }
  return Result;
}

std::vector<int> firstLarge(const std::vector<int> &All) {
  for (int Value : All) {
    if (Value < 10)
      continue;
    std::vector<int> Found;
    Found.push_back(Value);
    return Found;
  }
  return {};
}

// Only some iterations build one.
int sometimes(const std::vector<int> &All) {
  int Sum = 0;
  for (int Value : All)
    if (Value > 100) {
      std::vector<int> Digits;
      for (; Value; Value /= 10)
        Digits.push_back(Value % 10);
      Sum += static_cast<int>(Digits.size());
    }
  return Sum;
}

// Nothing is kept by 'clear()', and nothing is the same.
int nodes(const std::vector<int> &All) {
  int Sum = 0;
  for (int Value : All) {
    std::map<int, int> Parts;
    Parts[Value] = 1;
    std::vector<int> Powers = {Value, Value * Value};
    Sum += static_cast<int>(Parts.size()) + Powers[1];
  }
  return Sum;
}

// A start value that each iteration changes.
int growing(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::set<int> Primes = {2, 3, 5};
    Primes.insert(I);
    Sum += static_cast<int>(Primes.size());
  }
  return Sum;
}

// The result of a call, a copy, a parameter that changes.
std::vector<int> make(int);
int calls(int N, const std::vector<int> &Start) {
  int Sum = 0;
  while (N > 0) {
    std::vector<int> Made = make(N);
    std::vector<int> Work = Start;
    std::vector<int> Zeros(N);
    Work.push_back(N);
    Zeros[0] = N--;
    Sum += Made[0] + Work[0] + Zeros[0];
  }
  return Sum;
}

// Once.
int doOnce(int Value) {
  do {
    std::vector<int> Work;
    Work.push_back(Value);
    if (Work.size() > 3)
      break;
    Value += Work[0];
  } while (false);
  for (;;) {
    std::vector<int> Work;
    Work.push_back(Value);
    Value += Work[0];
    break;
  }
  return Value;
}

// A closure may keep it, and so may an address.
void keep(const void *);
void later(std::function<unsigned long()> Run);
void closures(int N) {
  for (int I = 0; I < N; ++I) {
    std::vector<int> Owned;
    Owned.push_back(I);
    later([Owned] { return Owned.size(); });
    std::vector<int> Referred;
    Referred.push_back(I);
    later([&] { return Referred.size(); });
    std::vector<int> Pointed;
    Pointed.push_back(I);
    keep(&Pointed);
  }
}

// Short strings need no allocation.
int strings(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::string Text;
    Text += 'x';
    Sum += static_cast<int>(Text.size());
  }
  return Sum;
}

// An empty one that nobody fills costs nothing.
void fillFrom(std::vector<int> &);
int passed(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::vector<int> Errors;
    if (I % 1000 == 0)
      Errors.push_back(I);
    Sum += static_cast<int>(Errors.size());
  }
  return Sum;
}

struct Group {
  std::string name() const;
  std::string notes() const;
  std::vector<int> members() const;
};
void put(const std::string &Text, const std::vector<int> &Numbers);

// One allocation of many.
void dump(const std::vector<Group> &Groups) {
  for (const Group &G : Groups) {
    std::ostringstream Text;
    std::string Name = G.name();
    std::string Notes = G.notes();
    Text << Name << Notes;
    std::vector<int> Numbers;
    for (int Number : G.members())
      Numbers.push_back(Number);
    put(Text.str(), Numbers);
  }
}

// A few times.
int corners() {
  int Sum = 0;
  for (int I = 0; I < 4; ++I) {
    std::vector<int> Near;
    for (int J = 0; J < I; ++J)
      Near.push_back(J);
    Sum += static_cast<int>(Near.size());
  }
  return Sum;
}
