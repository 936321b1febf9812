#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

template <std::size_t M> std::size_t writeCommon(char *Buffer, std::size_t N, const char *const (&Names)[M], int Indent) {
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

// An array: a pointer and its length. The number follows the first array.
/// Writes a record.
template <std::size_t N, std::size_t M>
std::size_t write(char (&Buffer)[N], const char *const (&Names)[M],
                  int Indent = 2) {
  return writeCommon<M>(Buffer, N, Names, Indent);
}
void useWrite() {
  const char *const Names[] = {"a", "b"};
  char A[8], B[16], C[32], D[64];
  write(A, Names);
  write(B, Names);
  write(C, Names, 4);
  write(D, Names);
}

static void traceCommon(unsigned Level, const std::string &What) {
  std::string Line;
  for (unsigned I = 0; I < Level; ++I)
    Line += "  ";
  Line += What;
  if (Level > 2)
    Line += '!';
  std::puts(Line.c_str());
}

// A plain number, in the main file.
template <unsigned Level> void trace(const std::string &What) {
  traceCommon(Level, What);
}
void useTrace() {
  trace<0>("a");
  trace<1>("a");
  trace<2>("a");
  trace<3>("a");
}

namespace text {

template <class T, class... Rest> T parseCommon(int Base, const char *First, T Default, Rest &&...Others) {
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

// Other parameters stay: the function remains a template.
template <class T, int Base, class... Rest>
T parse(const char *First, T Default, Rest &&...Others) {
  return parseCommon<T>(Base, First, Default, std::forward<Rest>(Others)...);
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
  const short Start{Id};
  By += Start;
  if (By > 10)
    By -= 10;
  std::printf("%d", By);
  return By;
}
template <int Id> int capture(int By) {
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
