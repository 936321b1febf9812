// RUN: %check_tidy %s templates-allocating-closure -std=c++17

#include <functional>
#include <string>

// What is run once for a program, or for an object that lives long, costs
// nothing worth a warning.

static void each(const std::function<void(int)> &Do) { Do(1); }
static int valueOf(const std::function<int()> &Do) { return Do(); }

struct Service {
  int A = 0, B = 0, C = 0;
  Service() {
    int D = 0;
    each([&, this](int I) { A += B + C + D + I; });
  }
};

const std::string Name = "service";
static const int First = valueOf([Name = Name] { return int(Name.size()); });

int second() {
  static const int Second = valueOf([Name = Name] { return int(Name.size()); });
  return Second;
}

void fails(const std::string &Text) {
  try {
    second();
  } catch (...) {
    valueOf([Text] { return int(Text.size()); });
    throw;
  }
}

int main() {
  int A = 0, B = 0, C = 0;
  Service S;
  each([&](int I) { A += B + C + I; });
  return A + First;
}
