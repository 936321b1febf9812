// RUN: %check_tidy %s templates-instantiation-explosion -std=c++14,c++17,c++20

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

// An array: a pointer and its length. The number follows the first array.
/// Writes a record.
template <std::size_t N, std::size_t M>
std::size_t write(char (&Buffer)[N], const char *const (&Names)[M],
// CHECK-NOTES: :[[@LINE-1]]:13: warning: 'write' is instantiated for each value of 'N', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+22]]:3: note: 4 specialisations of 12 statements, about 36 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:3: note: specialisation 'write<8UL, 2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:3: note: specialisation 'write<16UL, 2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:3: note: specialisation 'write<32UL, 2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:3: note: specialisation 'write<64UL, 2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE-7]]:13: note: move the body to a function that takes 'N' as an argument
                  int Indent = 2) {
  std::size_t At = 0;
  for (int I = 0; I < Indent && At < N; ++I)
    Buffer[At++] = ' ';
  for (std::size_t I = 0; I < M; ++I) {
    const std::size_t Length = std::strlen(Names[I]);
    if (At + Length >= N)
      break;
    std::memcpy(Buffer + At, Names[I], Length);
    At += Length;
  }
  return At;
}
void useWrite() {
  const char *const Names[] = {"a", "b"};
  char A[8], B[16], C[32], D[64];
  write(A, Names);
  write(B, Names);
  write(C, Names, 4);
  write(D, Names);
}

// A plain number, in the main file.
template <unsigned Level> void trace(const std::string &What) {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'trace' is instantiated for each value of 'Level', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+15]]:3: note: 4 specialisations of 8 statements, about 24 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:3: note: specialisation 'trace<0U>' is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:3: note: specialisation 'trace<1U>' is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:3: note: specialisation 'trace<2U>' is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:3: note: specialisation 'trace<3U>' is instantiated here
// CHECK-NOTES: :[[@LINE-7]]:32: note: move the body to a function that takes 'Level' as an argument
  std::string Line;
  for (unsigned I = 0; I < Level; ++I)
    Line += "  ";
  Line += What;
  if (Level > 2)
    Line += '!';
  std::puts(Line.c_str());
}
void useTrace() {
  trace<0>("a");
  trace<1>("a");
  trace<2>("a");
  trace<3>("a");
}

namespace text {

// Other parameters stay: the function remains a template.
template <class T, int Base, class... Rest>
T parse(const char *First, T Default, Rest &&...Others) {
// CHECK-NOTES: :[[@LINE-1]]:3: warning: 'parse' is instantiated for each value of 'Base', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+21]]:9: note: 4 specialisations of 9 statements, about 27 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:9: note: specialisation 'text::parse<int, 2, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:9: note: specialisation 'text::parse<int, 8, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:9: note: specialisation 'text::parse<int, 10, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:9: note: specialisation 'text::parse<int, 9, int>' is instantiated here
// CHECK-NOTES: :[[@LINE-7]]:3: note: move the body to a function that takes 'Base' as an argument
  T Value = 0;
  bool Seen = false;
  for (; *First; ++First) {
    if (*First < '0' || *First >= '0' + Base)
      break;
    Seen = true;
    Value = Value * Base + (*First - '0');
  }
  std::printf("%d", static_cast<int>(sizeof...(Others)));
  return Seen ? Value : Default;
}

} // namespace text

void useParse() {
  text::parse<int, 2>("1", 0, 1);
  text::parse<int, 8>("1", 0, 1);
  text::parse<int, 10>("1", 0, 1);
  text::parse<int, 9>("1", 0, 1);
}

// The body needs the array.
template <std::size_t N> int sum(const int (&Values)[N]) {
// CHECK-NOTES: :[[@LINE-1]]:30: warning: 'sum' is instantiated for each value of 'N', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+120]]:3: note: 4 specialisations of 7 statements, about 21 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+119]]:3: note: specialisation 'sum<1UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+118]]:11: note: specialisation 'sum<2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+117]]:19: note: specialisation 'sum<3UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+116]]:27: note: specialisation 'sum<4UL>' is instantiated here
  int Sum = 0;
  for (int Value : Values) {
    if (Value < 0)
      continue;
    Sum += Value;
    Sum %= 1000;
  }
  return Sum;
}
template <std::size_t N> int measure(const char (&Text)[N]) {
// CHECK-NOTES: :[[@LINE-1]]:30: warning: 'measure' is instantiated for each value of 'N', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+105]]:3: note: 4 specialisations of 8 statements, about 24 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+104]]:3: note: specialisation 'measure<1UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+103]]:16: note: specialisation 'measure<2UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+102]]:30: note: specialisation 'measure<3UL>' is instantiated here
// CHECK-NOTES: :[[@LINE+101]]:45: note: specialisation 'measure<4UL>' is instantiated here
  int Sum = sizeof(Text);
  for (std::size_t I = 0; I < N; ++I) {
    if (Text[I] < 0)
      continue;
    Sum += Text[I];
    Sum %= 1000;
  }
  return Sum;
}

// A variable of each specialisation: the number says which.
template <int Id> int count(int By) {
  static int Count = Id;
  Count += By;
  if (Count > 10)
    Count -= 10;
  std::printf("%d", Count);
  return Count;
}

// It would narrow, and would have to be captured.
template <int Id> int narrow(int By) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'narrow' is instantiated for each value of 'Id', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+79]]:3: note: 4 specialisations of 6 statements, about 18 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+78]]:3: note: specialisation 'narrow<1>' is instantiated here
// CHECK-NOTES: :[[@LINE+77]]:17: note: specialisation 'narrow<2>' is instantiated here
// CHECK-NOTES: :[[@LINE+76]]:31: note: specialisation 'narrow<3>' is instantiated here
// CHECK-NOTES: :[[@LINE+75]]:45: note: specialisation 'narrow<4>' is instantiated here
  const short Start{Id};
  By += Start;
  if (By > 10)
    By -= 10;
  std::printf("%d", By);
  return By;
}
template <int Id> int capture(int By) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'capture' is instantiated for each value of 'Id', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+67]]:3: note: 4 specialisations of 6 statements, about 18 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+66]]:3: note: specialisation 'capture<1>' is instantiated here
// CHECK-NOTES: :[[@LINE+65]]:18: note: specialisation 'capture<2>' is instantiated here
// CHECK-NOTES: :[[@LINE+64]]:33: note: specialisation 'capture<3>' is instantiated here
// CHECK-NOTES: :[[@LINE+63]]:48: note: specialisation 'capture<4>' is instantiated here
  const auto Add = [](int To) { return To + Id; };
  By = Add(By);
  if (By > 10)
    By -= 10;
  std::printf("%d", By);
  return By;
}

// A constant that is made of it.
template <int Id> int halve(int By) {
  const int Half = Id / 2;
  int Parts[Half + 1] = {};
  Parts[0] = By;
  if (By > 10)
    By -= 10;
  std::printf("%d", Parts[0]);
  return By;
}

// An object that would be copied once more.
template <int Id> int keep(std::string What) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'keep' is instantiated for each value of 'Id', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+41]]:3: note: 4 specialisations of 6 statements, about 18 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+40]]:3: note: specialisation 'keep<1>' is instantiated here
// CHECK-NOTES: :[[@LINE+39]]:16: note: specialisation 'keep<2>' is instantiated here
// CHECK-NOTES: :[[@LINE+38]]:29: note: specialisation 'keep<3>' is instantiated here
// CHECK-NOTES: :[[@LINE+37]]:42: note: specialisation 'keep<4>' is instantiated here
  What += std::to_string(Id);
  if (What.size() > 10)
    What.clear();
  std::puts(What.c_str());
  What.push_back('!');
  return What.size();
}

// Found by the argument's type, where the template is instantiated.
struct Later {
  int Value;
};
template <int Id, class T> int find(const T &What) {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: 'find' is instantiated for each value of 'Id', but needs no constant; pass it as an argument [templates-instantiation-explosion]
// CHECK-NOTES: :[[@LINE+23]]:3: note: 4 specialisations of 6 statements, about 18 of them copies; the first is instantiated here
// CHECK-NOTES: :[[@LINE+22]]:3: note: specialisation 'find<1, Later>' is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:22: note: specialisation 'find<2, Later>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:41: note: specialisation 'find<3, Later>' is instantiated here
// CHECK-NOTES: :[[@LINE+19]]:60: note: specialisation 'find<4, Later>' is instantiated here
  int Result = What.Value + Id;
  if (Result > 10)
    Result -= 10;
  std::printf("%d", Result);
  Result += weight(What, Id);
  return Result;
}
int weight(const Later &What, int Id) { return What.Value * Id; }

void useRefused() {
  int A[1] = {}, B[2] = {}, C[3] = {}, D[4] = {};
  sum(A), sum(B), sum(C), sum(D);
  measure(""), measure("a"), measure("bc"), measure("def");
  count<1>(1), count<2>(1), count<3>(1), count<4>(1);
  narrow<1>(1), narrow<2>(1), narrow<3>(1), narrow<4>(1);
  halve<1>(1), halve<2>(1), halve<3>(1), halve<4>(1);
  capture<1>(1), capture<2>(1), capture<3>(1), capture<4>(1);
  keep<1>(""), keep<2>(""), keep<3>(""), keep<4>("");
  find<1>(Later{1}), find<2>(Later{1}), find<3>(Later{1}), find<4>(Later{1});
}
