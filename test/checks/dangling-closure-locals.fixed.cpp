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
  Q.post([Text] { use(Text); });
}

void byDefault(Queue &Q, std::string Text) {
  int Count = 0;
  Q.post([Text, Count] { use(Text + std::to_string(Count)); });
}

void thisToo(Queue *Q) {
  int Count = 0;
  Q->postWrapped([&] { ++Count; });
}

void inAnother(Queue &Q) {
  std::string Text = "text";
  auto Inner = [Text] { use(Text); };
  Q.post([Inner] { Inner(); });
}

void anotherByReference(Queue &Q) {
  auto Inner = [] {};
  Q.post([Inner] { Inner(); });
}

void intoGlobal() {
  int Count = 0;
  Registry.push_back([&Count] { ++Count; });
}

int intoStatic(int N) {
  static std::function<int()> Twice = [N] { return 2 * N; };
  return Twice();
}

void pointerToLocal() {
  int Count = 0;
  Registry.push_back([P = &Count] { ++*P; });
}

void boundReference() {
  int Count = 0;
  Registry.push_back(std::bind([](int &N) { ++N; }, std::ref(Count)));
}

template <typename T> class Server {
  std::vector<std::function<void(T)>> Pending;

public:
  void handle(T Request) {
    T Answer = Request;
    Pending.push_back([&Answer](T Part) { Answer += Part; });
  }
};

template <typename... Ts> void packs(Queue &Q, Ts... Values) {
  Q.post([&Values...] { ((void)Values, ...); });
}

void fromALambda(Queue &Q) {
  auto Each = [&Q](int N) { Q.post([&N] { ++N; }); };
  Each(1);
}

template <typename T> struct Part {
  T Value{};
  void start() {
    Registry.push_back([this] { ++Value; });
  }
};

//===----------------------------------------------------------------------===//
// The closure is returned, out of the sight of -Wreturn-stack-address
//===----------------------------------------------------------------------===//

Callback erased() {
  int Count = 0;
  return [&Count] { ++Count; };
}

auto named(int N) {
  auto Function = [N] { return N; };
  return Function;
}

template <typename T> std::function<T()> inTemplate(T Value) {
  return [Value] { return Value; };
}

struct Two {
  Callback First, Second;
};
Two inAggregate(std::string Text) {
  return {[Text] { use(Text); }, [Text] { use(Text); }};
}

auto inPair(int N) {
  return std::make_pair(1, [N] { return N; });
}

template <typename T> std::function<T(T)> memo(std::function<T(T)> Function) {
  std::map<T, T> Cache;
  return [Function, &Cache](T Key) { return Cache[Key] = Function(Key); };
}

template <typename T> auto generic(T Value) {
  auto Add = [&Value](auto Other) { return Value + Other; };
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
  std::thread([Text] { use(Text); }).detach();
}

void detachedLater(int N) {
  std::thread Worker([&] { ++N; });
  Worker.detach();
}

std::future<int> returnsFuture(int N) {
  return std::async(std::launch::async, [N] { return N; });
}

std::future<int> returnsVariable() {
  int N = 1;
  auto Result = std::async([N] { return N; });
  return Result;
}

struct KeepsFuture {
  std::future<std::size_t> Size;
  void measure(std::string Text) {
    Size = std::async([Text] { return Text.size(); });
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
