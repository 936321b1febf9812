// RUN: %check_tidy %s templates-dangling-closure -std=c++17,c++20
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// A copy would not do: there is no fix.

//===-- The variable is written later, or only then initialised ------------===//

std::function<int(int)> factorial() {
  std::function<int(int)> Self = [&Self](int N) {
// CHECK-NOTES: :[[@LINE-1]]:36: warning: this closure refers to 'Self', which ends with the function, but is returned; capture a copy [templates-dangling-closure]
    return N ? N * Self(N - 1) : 1;
  };
  return Self;
}

static std::vector<std::function<bool()>> Checks;
bool step();

void run() {
  bool Done = false;
  Checks.push_back([&Done] { return Done; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure refers to 'Done', which ends with the function, but is kept in 'Checks'; capture a copy [templates-dangling-closure]
  while (!Done)
    Done = step();
}

void inLoop() {
  int Turn = 0;
  while (Turn < 8) {
    ++Turn;
    Checks.push_back([&Turn] { return Turn > 4; });
// CHECK-NOTES: :[[@LINE-1]]:24: warning: this closure refers to 'Turn', which ends with the function, but is kept in 'Checks'; capture a copy [templates-dangling-closure]
  }
}

//===-- A copy refers to what ends as well ----------------------------------===//

void view() {
  std::string Text = "x";
  std::string_view View = Text;
  Checks.push_back([&View] { return View.empty(); });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure refers to 'View', which ends with the function, but is kept in 'Checks'; capture a copy [templates-dangling-closure]
}

//===-- Here it does --------------------------------------------------------===//

void constant(std::string_view Name) {
  int Limit = 0;
  Limit += 3;
  Checks.push_back([&Limit, &Name] { return int(Name.size()) > Limit; });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure refers to 'Limit', which ends with the function, but is kept in 'Checks'; capture a copy [templates-dangling-closure]
// CHECK-NOTES: :[[@LINE-2]]:30: warning: this closure refers to 'Name', which ends with the function, but is kept in 'Checks'; capture a copy [templates-dangling-closure]
}
