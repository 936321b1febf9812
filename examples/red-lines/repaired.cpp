// What 'crossed.cpp' does, on this side of the red lines.
#include <concepts>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

// 1. The constraint says what the body needs.
template <std::totally_ordered T>
  requires std::copy_constructible<T>
T clamped(T Value, T Low, T High) {
  return Value < Low ? Low : High < Value ? High : Value;
}

// 2. The container deletes the array.
template <std::copyable T>
std::vector<T> sliceOf(const std::vector<T> &From, int Size) {
  return std::vector<T>(From.begin(), From.begin() + Size);
}

// 3. A class with a name; whoever makes an object owns it.
template <std::regular T> class Counter {
  std::map<T, int> Seen;

public:
  int operator()(const T &Value) {
    if (Seen.size() > 64)
      Seen.clear();
    return ++Seen[Value];
  }
};

// 4. One function for all implementers.
struct Sink {
  virtual ~Sink() = default;
  virtual void write(const std::string &Line) = 0;
};
struct Console : Sink {
  void write(const std::string &Line) override { std::puts(Line.c_str()); }
};
struct Memory : Sink {
  void write(const std::string &Line) override { Lines.push_back(Line); }
  std::vector<std::string> Lines;
};
void writeAll(Sink &To, const std::vector<std::string> &Lines) {
  for (const std::string &Line : Lines)
    if (!Line.empty())
      To.write("> " + Line);
}

// 5. The store knows what it holds.
template <std::copyable T> class Store {
  std::map<std::string, T> Values;

public:
  void put(const std::string &Name, T Value) { Values[Name] = Value; }
  T get(const std::string &Name) const { return Values.at(Name); }
};

int main() {
  std::vector<std::string> Lines = {"one", "", "two"};
  Console ToConsole;
  Memory ToMemory;
  writeAll(ToConsole, Lines);
  writeAll(ToMemory, Lines);

  const std::vector<std::string> Slice = sliceOf(Lines, 2);
  Counter<std::string> Count;
  Count(Slice[0]);

  Store<int> Ages;
  Ages.put("Ada", 36);
  return clamped(Ages.get("Ada"), 0, Count("one")) == 2 ? 0 : 1;
}
