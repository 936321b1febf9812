// RUN: %check_tidy %s templates-instance-in-loop -std=c++17,c++20
#include <cstddef>
#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

//===-- Memory of the project's own ----------------------------------------===//

template <class T> class Scratch {
public:
  explicit Scratch(std::size_t N) : Data(new T[N]), Count(N) {}
  ~Scratch() { delete[] Data; }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;
  T &operator[](std::size_t I) { return Data[I]; }
  T *data() { return Data; }
  std::size_t size() const { return Count; }

private:
  T *Data;
  std::size_t Count;
};

template <class T> struct Row {
  explicit Row(std::size_t N) {
    Cells = static_cast<T *>(std::malloc(N * sizeof(T)));
  }
  ~Row() {
    if (Cells)
      std::free(Cells);
  }
  T &operator[](std::size_t I) { return Cells[I]; }
  T *Cells;
};

template <class T> void blur(T *Image, std::size_t W, std::size_t H) {
  for (std::size_t Y = 0; Y < H; ++Y) {
    Scratch<T> Line(W);
// CHECK-NOTES: :[[@LINE-1]]:16: warning: each iteration of the loop allocates the storage of 'Line' anew; declare it before the loop and use it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    for (std::size_t X = 0; X < W; ++X)
      Line[X] = Image[Y * W + X] + Image[Y * W];
    for (std::size_t X = 0; X < W; ++X)
      (Image + Y * W)[X] = Line[X];
  }
}

double sum(const std::vector<std::vector<double>> &All, std::size_t Width) {
  double Sum = 0;
  for (const std::vector<double> &One : All) {
    Row<double> Squares(Width * 2);
// CHECK-NOTES: :[[@LINE-1]]:17: warning: each iteration of the loop allocates the storage of 'Squares' anew; declare it before the loop and use it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    for (std::size_t I = 0; I < One.size(); ++I)
      Squares[I] = One[I] * One[I];
    Sum += Squares[0];
  }
  return Sum;
}

// Of another size each time.
template <class T> void vary(const std::vector<std::vector<T>> &All) {
  for (const std::vector<T> &One : All) {
    Scratch<T> Line(One.size());
    Line[0] = One[0];
  }
}
template <class T> void shrink(T *To, std::size_t N) {
  while (N > 1) {
    Scratch<T> Line(N);
    Line[0] = To[0];
    To[0] = Line[0] + Line[1];
    N /= 2;
  }
}
template <class T> void shrinkBy(T *To, std::size_t N, const T &Step) {
  for (int I = 0; I < 3; ++I) {
    Scratch<T> Line(N);
    Line[0] = To[0];
    To[0] = Line[0];
    N -= Step;
  }
}

// A destructor that does more than to free.
void finish(int);
template <class T> class Frame {
public:
  explicit Frame(std::size_t N) : Data(new T[N]) {}
  ~Frame() {
    finish(1);
    delete[] Data;
  }
  T &operator[](std::size_t I) { return Data[I]; }

private:
  T *Data;
};
void frames(int Count) {
  for (int I = 0; I < Count; ++I) {
    Frame<int> F(16);
    F[0] = I;
  }
}

// Handed over.
void take(Scratch<int> &&);
void handOver(int Count) {
  for (int I = 0; I < Count; ++I) {
    Scratch<int> S(16);
    S[0] = I;
    take(static_cast<Scratch<int> &&>(S));
  }
}

//===-- Values that are computed -------------------------------------------===//

constexpr int twice(int N) { return 2 * N; }
int count(const std::vector<std::string> &Lines, const std::string &What) {
  int Found = 0;
  for (const std::string &Line : Lines) {
    const std::regex Word(What, std::regex::icase | std::regex::optimize);
// CHECK-NOTES: :[[@LINE-1]]:22: warning: each iteration of the loop builds 'Word' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    const std::vector<int> Weights(twice(8), 1);
// CHECK-NOTES: :[[@LINE-1]]:28: warning: each iteration of the loop builds 'Weights' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-6]]:3: note: one is enough for all iterations of this loop
    Found += std::regex_search(Line, Word) ? Weights[0] : 0;
  }
  return Found;
}
template <class Lines> int countIn(const Lines &In, const std::string &What) {
  int Found = 0;
  for (const auto &Line : In) {
    const std::regex Word(What, std::regex::icase | std::regex::optimize);
// CHECK-NOTES: :[[@LINE-1]]:22: warning: each iteration of the loop builds 'Word' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    if (std::regex_search(Line, Word))
      ++Found;
  }
  return Found;
}

// A number of a template that something counts down.
template <class T> int sizes(std::size_t N, const std::vector<T> &All) {
  int Sum = 0;
  for (const T &One : All) {
    std::vector<T> Copies(N, One);
    Copies[0] = One;
    Sum += static_cast<int>(Copies.size());
    --N;
  }
  return Sum;
}
