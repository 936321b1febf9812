// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20

#include <algorithm>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Callback = std::function<void()>;

class Queue {
  std::vector<Callback> Jobs;
  template <typename F> void keep(F &&Job) {
    Jobs.emplace_back(std::forward<F>(Job));
  }

public:
  template <typename F> void post(F &&Job) { keep(std::forward<F>(Job)); }
  void postWrapped(Callback Job) {
    post([Inner = std::move(Job)] { Inner(); });
  }
  void runAll();
};

std::vector<Callback> Registry;
void use(const std::string &);

//===----------------------------------------------------------------------===//
// A sink keeps the closure when the variable is gone
//===----------------------------------------------------------------------===//

void intoParameter(Queue &Q) {
  std::string Text = "text";
  Q.post([&Text] { use(Text); });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'Text', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-19]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-24]]:10: note: step 3: the closure is stored in 'Jobs'
}

void byDefault(Queue &Q, std::string Text) {
  int Count = 0;
  Q.post([&] { use(Text + std::to_string(Count)); });
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure refers to 'Text', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-28]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-33]]:10: note: step 3: the closure is stored in 'Jobs'
}

void thisToo(Queue *Q) {
  int Count = 0;
  Q->postWrapped([&] { ++Count; });
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:6: note: step 1: the closure is passed to 'postWrapped'
// CHECK-NOTES: :[[@LINE-35]]:5: note: step 2: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-38]]:46: note: step 3: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-43]]:10: note: step 4: the closure is stored in 'Jobs'
}

void inAnother(Queue &Q) {
  std::string Text = "text";
  auto Inner = [&Text] { use(Text); };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure refers to 'Text', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE+3]]:5: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-47]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-52]]:10: note: step 3: the closure is stored in 'Jobs'
  Q.post([Inner] { Inner(); });
}

void anotherByReference(Queue &Q) {
  auto Inner = [] {};
  Q.post([&Inner] { Inner(); });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'Inner', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:5: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-57]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-62]]:10: note: step 3: the closure is stored in 'Jobs'
}

void intoGlobal() {
  int Count = 0;
  Registry.push_back([&Count] { ++Count; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Registry'; capture a copy [templates-dangling-closure]
}

int intoStatic(int N) {
  static std::function<int()> Twice = [&N] { return 2 * N; };
// CHECK-NOTES: :[[@LINE-1]]:41: warning: this closure refers to 'N', which ends with the function, but is kept in 'Twice'; capture a copy [templates-dangling-closure]
  return Twice();
}

void pointerToLocal() {
  int Count = 0;
  Registry.push_back([P = &Count] { ++*P; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Registry'; capture a copy [templates-dangling-closure]
}

void boundReference() {
  int Count = 0;
  Registry.push_back(std::bind([](int &N) { ++N; }, std::ref(Count)));
// CHECK-NOTES: :[[@LINE-1]]:53: warning: this closure refers to 'Count', which ends with the function, but is kept in 'Registry'; capture a copy [templates-dangling-closure]
}

template <typename T> class Server {
  std::vector<std::function<void(T)>> Pending;

public:
  void handle(T Request) {
    T Answer = Request;
    Pending.push_back([&Answer](T Part) { Answer += Part; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure refers to 'Answer', which ends with the function, but is kept in 'Pending'; capture a copy [templates-dangling-closure]
  }
};

template <typename... Ts> void packs(Queue &Q, Ts... Values) {
  Q.post([&Values...] { ((void)Values, ...); });
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'Values', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:3: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-100]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-105]]:5: note: step 3: the closure is stored in 'Jobs'
}

void fromALambda(Queue &Q) {
  auto Each = [&Q](int N) { Q.post([&N] { ++N; }); };
// CHECK-NOTES: :[[@LINE-1]]:38: warning: this closure refers to 'N', which ends with the function, but is kept in 'Jobs'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:31: note: step 1: the closure is passed to 'post'
// CHECK-NOTES: :[[@LINE-108]]:46: note: step 2: the closure is passed to 'keep'
// CHECK-NOTES: :[[@LINE-113]]:10: note: step 3: the closure is stored in 'Jobs'
  Each(1);
}

template <typename T> struct Part {
  T Value{};
  void start() {
    Registry.push_back([this] { ++Value; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure captures 'this' and is kept in 'Registry', but nothing takes it out when the object ends; do so in the destructor of 'Part' [templates-dangling-closure]
  }
};

//===----------------------------------------------------------------------===//
// The closure is returned, out of the sight of -Wreturn-stack-address
//===----------------------------------------------------------------------===//

Callback erased() {
  int Count = 0;
  return [&Count] { ++Count; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'Count', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

auto named(int N) {
  auto Function = [&N] { return N; };
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure refers to 'N', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
  return Function;
}

template <typename T> std::function<T()> inTemplate(T Value) {
  return [&] { return Value; };
// CHECK-NOTES: :[[@LINE-1]]:11: warning: this closure refers to 'Value', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

struct Two {
  Callback First, Second;
};
Two inAggregate(std::string Text) {
  return {[&] { use(Text); }, [Text] { use(Text); }};
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure refers to 'Text', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

auto inPair(int N) {
  return std::make_pair(1, [&N] { return N; });
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure refers to 'N', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

template <typename T> std::function<T(T)> memo(std::function<T(T)> Function) {
  std::map<T, T> Cache;
  return [Function, &Cache](T Key) { return Cache[Key] = Function(Key); };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure refers to 'Cache', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
}

template <typename T> auto generic(T Value) {
  auto Add = [&Value](auto Other) { return Value + Other; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure refers to 'Value', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
  return Add;
}

// Told by the compiler.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wreturn-stack-address"
auto direct() {
  int N = 0;
  return [&N] { return N; };
}
auto directPointer(int N) {
  return [P = &N] { return *P; };
}
#pragma clang diagnostic pop

//===----------------------------------------------------------------------===//
// A thread or a future goes on
//===----------------------------------------------------------------------===//

void detached() {
  std::string Text = "text";
  std::thread([&Text] { use(Text); }).detach();
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure refers to 'Text', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
}

void detachedLater(int N) {
  std::thread Worker([&] { ++N; });
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure refers to 'N', which ends with the function, but runs in a detached thread; capture a copy [templates-dangling-closure]
  Worker.detach();
}

std::future<int> returnsFuture(int N) {
  return std::async(std::launch::async, [&N] { return N; });
// CHECK-NOTES: :[[@LINE-1]]:43: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
}

std::future<int> returnsVariable() {
  int N = 1;
  auto Result = std::async([&] { return N; });
// CHECK-NOTES: :[[@LINE-1]]:29: warning: this closure refers to 'N', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
  return Result;
}

struct KeepsFuture {
  std::future<std::size_t> Size;
  void measure(std::string Text) {
    Size = std::async([&Text] { return Text.size(); });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure refers to 'Text', which ends with the function, but runs behind a future that is kept; capture a copy [templates-dangling-closure]
  }
};

//===----------------------------------------------------------------------===//
// The variable outlives the closure
//===----------------------------------------------------------------------===//

void joined() {
  int N = 0;
  std::thread Worker([&] { ++N; });
  Worker.join();
}

int waitsForFuture() {
  int N = 1;
  auto Result = std::async([&] { return N; });
  return Result.get();
}

void runs(Queue &Q) {
  int Count = 0;
  Q.post([&] { ++Count; });
  Q.runAll();
}

void waits(Queue &Q) {
  std::promise<void> Done;
  Q.post([&Done] { Done.set_value(); });
  Done.get_future().wait();
}

void localQueue() {
  Queue Q;
  int Count = 0;
  Q.post([&] { ++Count; });
}

void callsIt(std::vector<int> &Numbers, int Pivot) {
  std::sort(Numbers.begin(), Numbers.end(),
            [&](int A, int B) { return A % Pivot < B % Pivot; });
}

void takenOut() {
  int Count = 0;
  Registry.push_back([&Count] { ++Count; });
  for (Callback &Each : Registry)
    Each();
  Registry.pop_back();
}

struct Visitor {
  std::function<void(int)> Each;
  void walk() { Each(1); }
  void count() {
    int Count = 0;
    auto Old = std::move(Each);
    Each = [&Count](int) { ++Count; };
    walk();
    Each = std::move(Old);
  }
};

void copies(Queue &Q) {
  std::string Text = "text";
  Q.post([Text] { use(Text); });
}

void staticVariable() {
  static int Count = 0;
  Registry.push_back([&] { ++Count; });
}

void toOtherReferences(Queue &Q, std::string &Text) {
  std::string &Alias = Text;
  Q.post([&Alias] { use(Alias); });
}

struct Test {
  virtual ~Test();
  virtual void TestBody() = 0;
};
struct QueueTest : Test {
  Queue Q;
  void TestBody() override {
    int Count = 0;
    Q.post([&Count] { ++Count; });
  }
};

int atOnce(int N) {
  static const int Twice = [&] { return 2 * N; }();
  return Twice;
}

template <typename F> struct Finally {
  F Function;
  explicit Finally(F Function) : Function(std::move(Function)) {}
  ~Finally() { Function(); }
};
struct Walker {
  Callback Each;
  void walk();
  void count() {
    int Count = 0;
    Finally Undo([this] { Each = nullptr; });
    Each = [&Count] { ++Count; };
    walk();
  }
};

struct Context {
  Callback Task;
};
void intoTheCaptured(Context &C) {
  C.Task = [&C] { C.Task = nullptr; };
}
Context returnsTheCaptured() {
  Context C;
  C.Task = [&C] { C.Task = nullptr; };
  return C;
}

std::vector<int> heap() {
  auto Count = std::make_shared<int>();
  Registry.push_back([Count] { ++*Count; });
  return {};
}

void useAll(Queue &Q) {
  Server<std::string>().handle("");
  packs(Q, 1, 2L);
  inTemplate(1);
  generic(1);
  memo<int>(nullptr);
  Part<int> P;
  P.start();
}

int main() {
  int Count = 0;
  Registry.push_back([&] { ++Count; });
  return 0;
}
