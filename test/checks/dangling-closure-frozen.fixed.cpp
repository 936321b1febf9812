#include <functional>
#include <string>
#include <string_view>
#include <vector>

// A copy would not do: there is no fix.

//===-- The variable is written later, or only then initialised ------------===//

std::function<int(int)> factorial() {
  std::function<int(int)> Self = [&Self](int N) {
    return N ? N * Self(N - 1) : 1;
  };
  return Self;
}

static std::vector<std::function<bool()>> Checks;
bool step();

void run() {
  bool Done = false;
  Checks.push_back([&Done] { return Done; });
  while (!Done)
    Done = step();
}

void inLoop() {
  int Turn = 0;
  while (Turn < 8) {
    ++Turn;
    Checks.push_back([&Turn] { return Turn > 4; });
  }
}

//===-- A copy refers to what ends as well ----------------------------------===//

void view() {
  std::string Text = "x";
  std::string_view View = Text;
  Checks.push_back([&View] { return View.empty(); });
}

//===-- Here it does --------------------------------------------------------===//

void constant(std::string_view Name) {
  int Limit = 0;
  Limit += 3;
  Checks.push_back([Limit, Name] { return int(Name.size()) > Limit; });
}
