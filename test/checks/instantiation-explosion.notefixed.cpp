#include <map>
#include <memory>
#include <string>
#include <vector>

struct Reader {
  virtual ~Reader() = default;
  virtual int read() = 0;
};
struct File : Reader {
  int read() override { return 1; }
  void sync() {}
};
struct Bytes : Reader {
  int read() override { return 2; }
  void sync() {}
};
struct Gzip : Reader {
  int read() override { return 3; }
  void sync() {}
};

// A copy for each implementer, of which it only keeps pointers.
template <typename V> class Cache {
  std::map<std::string, V> Entries;
  long Hits = 0;

public:
  V find(const std::string &Key) {
    auto It = Entries.find(Key);
    if (It == Entries.end())
      return nullptr;
    ++Hits;
    return It->second;
  }
  int read(const std::string &Key) {
    V Found = find(Key);
    return Found ? Found->read() : 0;
  }
};
int useCaches() {
  Cache<std::shared_ptr<File>> Files;
  Cache<std::shared_ptr<Bytes>> Memory;
  Cache<std::shared_ptr<Gzip>> Zips;
  return Files.read("a") + Memory.read("b") + Zips.read("c");
}

// The interface has no sync().
template <typename V> class SyncedCache {
  std::map<std::string, V> Entries;

public:
  void sync() {
    for (auto &Entry : Entries)
      Entry.second->sync();
    V First = Entries.begin()->second;
    First->sync();
    Entries.clear();
    Entries.emplace("", First);
    Entries.erase("");
  }
};
void useSynced() {
  SyncedCache<File *>().sync();
  SyncedCache<Bytes *>().sync();
  SyncedCache<Gzip *>().sync();
}

// Casts and traits hold nothing.
template <typename To> struct CastInfo {
  static bool isPossible(Reader *From) {
    if (!From)
      return false;
    const int Kind = From->read();
    if (Kind > 3)
      return false;
    return Kind > 0;
  }
  static To cast(Reader *From) {
    if (!isPossible(From))
      return nullptr;
    return static_cast<To>(From);
  }
};
bool useCasts(Reader *R) {
  return CastInfo<File *>::cast(R) || CastInfo<Bytes *>::cast(R) ||
         CastInfo<Gzip *>::cast(R);
}

// A smart pointer, whose users need the type.
template <typename P> class Handle {
  P Held;
  int Uses = 0;

public:
  P operator->() {
    ++Uses;
    ++Uses;
    ++Uses;
    ++Uses;
    return Held;
  }
};
int useHandles() {
  return Handle<File *>()->read() + Handle<Bytes *>()->read() +
         Handle<Gzip *>()->read();
}

// A copy for each closure.
template <typename F> int retry(int Times, F Run) {
  int Failures = 0;
  while (Times > 0) {
    if (Run(Times))
      return Failures;
    ++Failures;
    --Times;
  }
  return Failures;
}
int useRetry(int N) {
  return retry(N, [](int I) { return I > 1; }) +
         retry(N, [](int I) { return I > 2; }) +
         retry(N, [N](int I) { return I > N; }) +
         retry(N, [&](int I) { return I < N; });
}

// The closure is kept.
template <typename F> struct Task {
  F Run;
};
template <typename F> Task<F> schedule(int Delay, F Run) {
  int Ticks = Delay;
  while (Ticks > 0)
    Ticks /= 2;
  Ticks += Delay;
  return Task<F>{Run};
}
void useSchedule() {
  schedule(1, [] { return 1; });
  schedule(1, [] { return 2; });
  schedule(1, [] { return 3; });
  schedule(1, [] { return 4; });
}

static int sumCommon(const int *Values, std::size_t N) {
  int Sum = 0;
  for (std::size_t I = 0; I < N; ++I) {
    if (Values[I] < 0)
      continue;
    Sum += Values[I];
  }
  return Sum;
}

// A copy for each length.
template <std::size_t N> int sum(const int (&Values)[N]) {
  return sumCommon(Values, N);
}
int useSum() {
  int A[1] = {}, B[2] = {}, C[3] = {}, D[4] = {};
  return sum(A) + sum(B) + sum(C) + sum(D);
}

// The length is part of a type.
template <std::size_t N> int squares(const int (&Values)[N]) {
  int Squares[N];
  int Sum = 0;
  for (std::size_t I = 0; I < N; ++I) {
    Squares[I] = Values[I] * Values[I];
    Sum += Squares[I];
  }
  return Sum;
}
int useSquares() {
  int A[1] = {}, B[2] = {}, C[3] = {}, D[4] = {};
  return squares(A) + squares(B) + squares(C) + squares(D);
}

// A copy for each way to pass one type.
template <typename T> void log(std::vector<std::string> &Lines, T &&Line) {
  std::string Text = "[";
  Text += Line;
  Text += "]";
  if (Text.size() > 80)
    Text.resize(80);
  Lines.push_back(Text);
}
void useLog(std::vector<std::string> &Lines, std::string Text) {
  const std::string Fixed = Text;
  log(Lines, Text);
  log(Lines, Fixed);
  log(Lines, std::string("x"));
}

// All of it is for what is passed on.
template <typename T> void put(std::vector<std::string> &Lines, T &&Line) {
  if (Lines.size() > 80)
    Lines.clear();
  if (Lines.capacity() < 80)
    Lines.reserve(80);
  Lines.push_back(std::forward<T>(Line));
}
template <typename... Ts> void emplace(std::vector<std::string> &Lines,
                                       Ts &&...Arguments) {
  if (Lines.size() > 80)
    Lines.clear();
  if (Lines.capacity() < 80)
    Lines.reserve(80);
  Lines.emplace_back(std::forward<Ts>(Arguments)...);
}
void usePut(std::vector<std::string> &Lines, std::string Text) {
  const std::string Fixed = Text;
  put(Lines, Text), emplace(Lines, Text);
  put(Lines, Fixed), emplace(Lines, Fixed);
  put(Lines, std::string("x")), emplace(Lines, std::string("x"));
}

// Two copies, and small ones, are no explosion.
template <typename T> T twice(T Value) { return Value + Value; }
double useTwice() { return twice(1) + twice(1.5) + twice(2L) + twice(2.5f); }
