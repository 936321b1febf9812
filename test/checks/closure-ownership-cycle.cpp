// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17,c++20,c++23

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
  C->OnData = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-26]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void capturedByInit(std::shared_ptr<Channel> C) {
  C->OnData = [Own = C](int) { ++Own->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Own' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-33]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void capturedByDefault(std::shared_ptr<Channel> C, int Step) {
  C->OnData = [=](int) { C->Seen += Step; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-40]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void notUsedInside(std::shared_ptr<Channel> C, int Step) {
  C->OnData = [=](int) { static_cast<void>(Step); };
}

void capturedCopy(const std::shared_ptr<Channel> &C) {
  auto Copy = C;
  C->OnData = [Copy](int) { ++Copy->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'Copy' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-52]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void capturedConst(const std::shared_ptr<Channel> &C) {
  const std::shared_ptr<const Channel> View = C;
  C->OnData = [View](int N) { static_cast<void>(View->Seen + N); };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'View' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-60]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void capturedAmongOthers(std::shared_ptr<Channel> C, int A, int B) {
  C->OnData = [A, C, &B](int) { C->Seen = A + B; };
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-67]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void storedThroughReference(std::shared_ptr<Channel> C) {
  Handler &Place = C->OnData;
  Place = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:12: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:9: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-75]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void storedThroughRawPointer(std::shared_ptr<Channel> C) {
  Channel *Raw = C.get();
  (*Raw).OnData = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:17: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-83]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void storedFromVariable(std::shared_ptr<Channel> C) {
  auto Later = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:17: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-90]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  C->OnData = Later;
}

void storedAsErasedVariable(std::shared_ptr<Channel> C) {
  Handler Later = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-98]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
  C->OnData = std::move(Later);
}

void storedInPart(std::shared_ptr<Channel> C) {
  C->Part.Inner = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:17: note: step 1: the closure is stored in 'Inner'
// CHECK-NOTES: :[[@LINE-92]]:29: note: step 2: 'Part' belongs to the object that the closure keeps alive
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
  C->List.push_back([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-132]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
  C->List.emplace_back([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-136]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
  C->List.insert(C->List.begin(), [C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:36: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-140]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
  C->Queue.push_front([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Queue'
// CHECK-NOTES: :[[@LINE-143]]:23: note: step 2: 'Queue' belongs to the object that the closure keeps alive
  C->Chain.emplace_front([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:27: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Chain'
// CHECK-NOTES: :[[@LINE-146]]:22: note: step 2: 'Chain' belongs to the object that the closure keeps alive
  C->ById[1].push_back([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:25: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:14: note: step 1: the closure is stored in 'ById'
// CHECK-NOTES: :[[@LINE-148]]:49: note: step 2: 'ById' belongs to the object that the closure keeps alive
  auto &List = C->List;
  List.push_back([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:19: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:8: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-157]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
}

void insertedByKey(std::shared_ptr<Channel> C) {
  C->Named["a"] = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:17: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-161]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.at("b") = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:23: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:20: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-165]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.emplace("b", [C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:26: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-169]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.try_emplace("c", [C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:30: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-173]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.insert({"d", [C](int) { ++C->Seen; }});
// CHECK-NOTES: :[[@LINE-1]]:26: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-177]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.insert_or_assign("e", [C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:35: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-181]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.insert(std::make_pair("f", [C](int) { ++C->Seen; }));
// CHECK-NOTES: :[[@LINE-1]]:40: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-185]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Named.find("a")->second = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:33: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:30: note: step 1: the closure is stored in 'Named'
// CHECK-NOTES: :[[@LINE-189]]:34: note: step 2: 'Named' belongs to the object that the closure keeps alive
  C->Multi.emplace(1, [C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Multi'
// CHECK-NOTES: :[[@LINE-191]]:31: note: step 2: 'Multi' belongs to the object that the closure keeps alive
}

void indexed(std::shared_ptr<Channel> C) {
  C->Table[0] = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Table'
// CHECK-NOTES: :[[@LINE-205]]:11: note: step 2: 'Table' belongs to the object that the closure keeps alive
  C->Fixed[1] = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Fixed'
// CHECK-NOTES: :[[@LINE-208]]:26: note: step 2: 'Fixed' belongs to the object that the closure keeps alive
  C->List.front() = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:19: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-211]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
}

void wrapped(std::shared_ptr<Channel> C) {
  C->Maybe.emplace([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Maybe'
// CHECK-NOTES: :[[@LINE-212]]:26: note: step 2: 'Maybe' belongs to the object that the closure keeps alive
  C->Either = Handler([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Either'
// CHECK-NOTES: :[[@LINE-215]]:41: note: step 2: 'Either' belongs to the object that the closure keeps alive
  C->Anything = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Anything'
// CHECK-NOTES: :[[@LINE-218]]:12: note: step 2: 'Anything' belongs to the object that the closure keeps alive
  C->Pair.second = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:21: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:18: note: step 1: the closure is stored in 'second'
// CHECK-NOTES: :[[@LINE-221]]:27: note: step 2: 'Pair' belongs to the object that the closure keeps alive
  std::get<1>(C->Tuple) = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:28: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:25: note: step 1: the closure is stored in 'Tuple'
// CHECK-NOTES: :[[@LINE-224]]:28: note: step 2: 'Tuple' belongs to the object that the closure keeps alive
}

void wrappedAnew(std::shared_ptr<Channel> C) {
  C->Maybe = [C](int) { ++C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Maybe'
// CHECK-NOTES: :[[@LINE-235]]:26: note: step 2: 'Maybe' belongs to the object that the closure keeps alive
  C->Either.emplace<Handler>([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:31: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'Either'
// CHECK-NOTES: :[[@LINE-238]]:41: note: step 2: 'Either' belongs to the object that the closure keeps alive
  C->Anything.emplace<Handler>([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:33: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:15: note: step 1: the closure is stored in 'Anything'
// CHECK-NOTES: :[[@LINE-241]]:12: note: step 2: 'Anything' belongs to the object that the closure keeps alive
  C->Pair = {1, [C](int) { ++C->Seen; }};
// CHECK-NOTES: :[[@LINE-1]]:18: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'Pair'
// CHECK-NOTES: :[[@LINE-244]]:27: note: step 2: 'Pair' belongs to the object that the closure keeps alive
}

void overwritten(std::shared_ptr<Channel> C) {
  C->OnData = [C](int) { ++C->Seen; };
  C->OnData = [C](int) { --C->Seen; };
// CHECK-NOTES: :[[@LINE-1]]:16: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:13: note: step 1: the closure is stored in 'OnData'
// CHECK-NOTES: :[[@LINE-264]]:11: note: step 2: 'OnData' belongs to the object that the closure keeps alive
}

void listed(std::shared_ptr<Channel> C) {
  C->List = {[C](int) { ++C->Seen; }};
// CHECK-NOTES: :[[@LINE-1]]:15: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:11: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-268]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
}

void inLocalContainer(std::shared_ptr<Channel> C) {
  std::vector<Handler> Local;
  Local.push_back([C](int) { ++C->Seen; });
  for (auto &Each : Local)
    Each(1);
}

void localContainerMovedIn(std::shared_ptr<Channel> C) {
  std::vector<Handler> Local;
  Local.push_back([C](int) { ++C->Seen; });
// CHECK-NOTES: :[[@LINE-1]]:20: warning: this closure is stored in an object that its capture 'C' keeps alive, so that neither is ever freed; capture a weak pointer [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE+2]]:11: note: step 1: the closure is stored in 'List'
// CHECK-NOTES: :[[@LINE-283]]:24: note: step 2: 'List' belongs to the object that the closure keeps alive
  C->List = std::move(Local);
}

void calledAtOnce(std::shared_ptr<Channel> C) {
  C->Seen = [C](int N) { return C->Seen + N; }(1);
}
