// RUN: %check_tidy %s templates-instantiation-explosion -std=c++17,c++20
#include <string>

struct Connection {
  bool send(const std::string &Text);
  void reset();
};

//===-- Called for each character, or to know whether to go on: inlined ----===//

template <class F> std::string encoded(const std::string &Text, F IsReserved) {
  std::string Result;
  for (char C : Text) {
    if (IsReserved(C)) {
      Result += '%';
      Result += char('a' + C / 16);
    } else {
      Result += C;
    }
  }
  return Result;
}

template <class F> bool wait(F IsDone) {
  int Pauses = 1;
  while (!IsDone()) {
    for (int I = 0; I < Pauses; ++I)
      asm volatile("");
    if (Pauses < 64)
      Pauses *= 2;
    else
      return IsDone();
  }
  return true;
}

template <class F> bool spin(F IsDone) {
  bool Done = IsDone();
  for (int I = 1; !Done && I < 32; Done = IsDone(), I *= 2) {
    for (int J = 0; J < I; ++J)
      asm volatile("");
  }
  for (int I = 32; !Done && I < 64; Done = IsDone(), ++I)
    asm volatile("");
  return Done;
}

//===-- What a loop calls for something larger ------------------------------===//

template <class F> int retried(Connection &To, F Attempt) {
// CHECK-NOTES: :[[@LINE-1]]:24: warning: 'retried' is instantiated for each closure with which it is called, but only calls them; take a reference to a callable [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+28]]:10: note: 4 specialisations of 8 statements, about 24 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'retried<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'retried<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'retried<(lambda)>' is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:10: note: specialisation 'retried<(lambda)>' is instantiated here
  for (int Count = 1; Count < 8; ++Count) {
    if (Attempt(To))
      return Count;
    To.reset();
    if (Count == 4)
      To.send("again");
  }
  return 0;
}

int use(const std::string &Text, volatile int &Flag, Connection &To) {
  encoded(Text, [](char C) { return C == ' '; });
  encoded(Text, [](char C) { return C == '+'; });
  encoded(Text, [](char C) { return C == '/'; });
  encoded(Text, [](char C) { return C > '~'; });
  wait([&] { return Flag == 1; });
  wait([&] { return Flag == 2; });
  wait([&] { return Flag == 3; });
  wait([&] { return Flag == 4; });
  spin([&] { return Flag == 1; });
  spin([&] { return Flag == 2; });
  spin([&] { return Flag == 3; });
  spin([&] { return Flag == 4; });
  return retried(To, [](Connection &C) { return C.send("a"); }) +
         retried(To, [](Connection &C) { return C.send("b"); }) +
         retried(To, [](Connection &C) { return C.send("c"); }) +
         retried(To, [](Connection &C) { return C.send("d"); });
}
