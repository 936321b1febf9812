#include <any>
#include <array>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

using Handler = std::function<void(int)>;

struct Channel {
  Handler OnData;
  Handler Table[2];
  std::array<Handler, 2> Fixed;
  std::vector<Handler> List;
  std::deque<Handler> Queue;
  std::list<Handler> Chain;
  std::map<std::string, Handler> Named;
  std::unordered_map<int, std::vector<Handler>> ById;
  std::multimap<int, Handler> Multi;
  std::optional<Handler> Maybe;
  std::variant<std::monostate, Handler> Either;
  std::any Anything;
  std::pair<int, Handler> Pair;
  std::tuple<int, Handler> Tuple;
  struct { Handler Inner; } Part;
  int Seen = 0;
};

//===----------------------------------------------------------------------===//
// A member, and each way to capture
//===----------------------------------------------------------------------===//

void captured(std::shared_ptr<Channel> C) {
  C->OnData = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void capturedByInit(std::shared_ptr<Channel> C) {
  C->OnData = [weak = std::weak_ptr(C)](int) { auto Own = weak.lock(); if (!Own) return; ++Own->Seen; };
}

void capturedByDefault(std::shared_ptr<Channel> C, int Step) {
  C->OnData = [=, weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; C->Seen += Step; };
}

void notUsedInside(std::shared_ptr<Channel> C, int Step) {
  C->OnData = [=](int) { static_cast<void>(Step); };
}

void capturedCopy(const std::shared_ptr<Channel> &C) {
  auto Copy = C;
  C->OnData = [weak = std::weak_ptr(Copy)](int) { auto Copy = weak.lock(); if (!Copy) return; ++Copy->Seen; };
}

void capturedConst(const std::shared_ptr<Channel> &C) {
  const std::shared_ptr<const Channel> View = C;
  C->OnData = [weak = std::weak_ptr(View)](int N) { auto View = weak.lock(); if (!View) return; static_cast<void>(View->Seen + N); };
}

void capturedAmongOthers(std::shared_ptr<Channel> C, int A, int B) {
  C->OnData = [A, weak = std::weak_ptr(C), &B](int) { auto C = weak.lock(); if (!C) return; C->Seen = A + B; };
}

void storedThroughReference(std::shared_ptr<Channel> C) {
  Handler &Place = C->OnData;
  Place = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void storedThroughRawPointer(std::shared_ptr<Channel> C) {
  Channel *Raw = C.get();
  (*Raw).OnData = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void storedFromVariable(std::shared_ptr<Channel> C) {
  auto Later = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->OnData = Later;
}

void storedAsErasedVariable(std::shared_ptr<Channel> C) {
  Handler Later = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->OnData = std::move(Later);
}

void storedInPart(std::shared_ptr<Channel> C) {
  C->Part.Inner = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void capturedWeakly(const std::shared_ptr<Channel> &C) {
  C->OnData = [Weak = std::weak_ptr<Channel>(C)](int) {
    if (auto C = Weak.lock())
      ++C->Seen;
  };
}

void capturedRaw(std::shared_ptr<Channel> C) {
  C->OnData = [Raw = C.get()](int) { ++Raw->Seen; };
  C->OnData = [&Object = *C](int) { ++Object.Seen; };
  C->OnData = [Count = C.use_count()](int) { static_cast<void>(Count); };
}

void capturedByReference(std::shared_ptr<Channel> &C) {
  C->OnData = [&C](int) { ++C->Seen; };
  C->OnData = [&](int) { ++C->Seen; };
}

//===----------------------------------------------------------------------===//
// Containers and wrappers of the standard library
//===----------------------------------------------------------------------===//

void inserted(std::shared_ptr<Channel> C) {
  C->List.push_back([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->List.emplace_back([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->List.insert(C->List.begin(), [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Queue.push_front([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Chain.emplace_front([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->ById[1].push_back([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  auto &List = C->List;
  List.push_back([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
}

void insertedByKey(std::shared_ptr<Channel> C) {
  C->Named["a"] = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Named.at("b") = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Named.emplace("b", [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Named.try_emplace("c", [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Named.insert({"d", [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; }});
  C->Named.insert_or_assign("e", [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Named.insert(std::make_pair("f", [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; }));
  C->Named.find("a")->second = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Multi.emplace(1, [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
}

void indexed(std::shared_ptr<Channel> C) {
  C->Table[0] = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Fixed[1] = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->List.front() = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void wrapped(std::shared_ptr<Channel> C) {
  C->Maybe.emplace([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Either = Handler([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Anything = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Pair.second = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  std::get<1>(C->Tuple) = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
}

void wrappedAnew(std::shared_ptr<Channel> C) {
  C->Maybe = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; };
  C->Either.emplace<Handler>([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Anything.emplace<Handler>([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->Pair = {1, [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; }};
}

void overwritten(std::shared_ptr<Channel> C) {
  C->OnData = [C](int) { ++C->Seen; };
  C->OnData = [weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; --C->Seen; };
}

void listed(std::shared_ptr<Channel> C) {
  C->List = {[weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; }};
}

void inLocalContainer(std::shared_ptr<Channel> C) {
  std::vector<Handler> Local;
  Local.push_back([C](int) { ++C->Seen; });
  for (auto &Each : Local)
    Each(1);
}

void localContainerMovedIn(std::shared_ptr<Channel> C) {
  std::vector<Handler> Local;
  Local.push_back([weak = std::weak_ptr(C)](int) { auto C = weak.lock(); if (!C) return; ++C->Seen; });
  C->List = std::move(Local);
}

void calledAtOnce(std::shared_ptr<Channel> C) {
  C->Seen = [C](int N) { return C->Seen + N; }(1);
}
