// Crosses each red line. 'repaired.cpp' says the same without.
#include <any>
#include <concepts>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

// 1. A parameter without a constraint.
template <typename T> T clamped(T Value, T Low, T High) {
  return Value < Low ? Low : High < Value ? High : Value;
}

// 2. Bare storage: who has the array deletes it, or does not.
template <std::copyable T> T *sliceOf(const std::vector<T> &From, int Size) {
  T *Slice = new T[Size];
  for (int I = 0; I < Size; ++I)
    Slice[I] = From[I];
  return Slice;
}

// 3. A factory of callables that live as long as somebody keeps them.
template <std::regular T> std::function<int(T)> counter() {
  std::map<T, int> Seen;
  return [Seen](T Value) mutable {
    if (Seen.size() > 64)
      Seen.clear();
    return ++Seen[Value];
  };
}

// 4. A copy of the code for each implementer.
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
template <std::derived_from<Sink> Output>
void writeAll(Output &To, const std::vector<std::string> &Lines) {
  for (const std::string &Line : Lines)
    if (!Line.empty())
      To.write("> " + Line);
}

// 5. State that forgets its type.
template <std::copyable T> class Store {
  std::map<std::string, std::any> Values;

public:
  void put(const std::string &Name, std::any Value) { Values[Name] = Value; }
  T get(const std::string &Name) const {
    return std::any_cast<T>(Values.at(Name));
  }
};

int main() {
  std::vector<std::string> Lines = {"one", "", "two"};
  Console ToConsole;
  Memory ToMemory;
  writeAll(ToConsole, Lines);
  writeAll(ToMemory, Lines);

  std::string *Slice = sliceOf(Lines, 2);
  auto Count = counter<std::string>();
  Count(Slice[0]);
  delete[] Slice;

  Store<int> Ages;
  Ages.put("Ada", 36);
  return clamped(Ages.get("Ada"), 0, Count("one")) == 2 ? 0 : 1;
}
