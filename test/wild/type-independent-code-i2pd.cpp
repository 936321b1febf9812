// RUN: %check_tidy %s templates-type-independent-code -std=c++17

// i2pd: statements that leave three iterators to those behind them are no
// function that one would write.

#include <map>
#include <memory>

struct Router {
  bool isReachable() const;
};

std::map<int, std::shared_ptr<Router>> Routers;
int random(int Below);

template <typename Filter> std::shared_ptr<Router> randomRouter(Filter Is) {
  int Before = random(Routers.size());
  auto It = Routers.begin();
  std::advance(It, Before);
  if (It->second->isReachable() && Is(*It->second))
    return It->second;
  auto From = Routers.begin();
  if (Before) {
    int Around = random(Before);
    std::advance(From, (Around + Before) / 2);
  } else {
    From = It;
  }
  auto To = It;
  if (Before < static_cast<int>(Routers.size()) - 1) {
    int Around = random(Routers.size());
    std::advance(To, Around / 2);
  }
  It = From;
  while (It != To) {
    if (It->second->isReachable() && Is(*It->second))
      return It->second;
    ++It;
  }
  for (It = Routers.begin(); It != From; ++It)
    if (It->second->isReachable() && Is(*It->second))
      return It->second;
  return nullptr;
}

void use(int Number) {
  randomRouter([](const Router &) { return true; });
  randomRouter([=](const Router &) { return Number > 1; });
  randomRouter([=](const Router &) { return Number > 2; });
  randomRouter([=](const Router &) { return Number > 3; });
}
