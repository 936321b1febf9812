#include <cstdint>
#include <string>
#include <vector>

int step(int);
struct Point {
  int X, Y;
};

static void measureCommon(const Point &From, Point &To, Point &Last, int &Count) {
  To.X += From.X;
  To.Y += From.Y;
  Last = To;
  while (Count > 10) {
    Count /= 2;
    To.X += Count;
    To.Y += Count;
    Last.X += step(To.X);
  }
}

// Objects that are read, objects that change, a number that goes on.
template <typename T>
T measure(T Value, const Point &From, Point To, Point &Last, int Count) {
  Value += 1;
  measureCommon(From, To, Last, Count);
  Value += Last.X + Count;
  return Value;
}

// One name is taken; there is one underscore.
static int paddedCommon = 0;

static std::string paddedCommon2(std::string &Text, unsigned int Width) {
  if (Text.size() > Width)
    Text.resize(Width);
  if (Text.empty())
    Text = "-";
  // What is too short.
  while (Text.size() < Width)
    Text += ' ';
  Text += "|";
  return Text;
}
template <typename T>
std::string padded(const T &Value, std::string &Text, unsigned Width) {
  Text = std::to_string(Value) + std::to_string(paddedCommon);
  // What is too long.
  return paddedCommon2(Text, Width);
}

static int add_all_common(const int *First) {
  int Number = *First;
  if (Number < 0)
    Number = -Number;
  if (Number > 100)
    Number = 100;
  if (Number == 7)
    ++Number;
  Number += step(Number);
  return Number;
}
template <typename T> void add_all(T &Sum, const int *First, const int *Last) {
  Sum += 1;
  for (; First != Last; ++First) {
    int Number = add_all_common(First);
    Sum += Number;
  }
}

static void printCommon(std::string &To, const std::string &From) {
  if (From.empty())
    return;
  To += From;
  for (char C : From) {
    To += C;
    To += ',';
    if (C == 'a')
      To += "A";
  }
  To += '.';
}

static void quoteCommon(std::string &To, const std::string &From) {
  To += '"';
  for (char C : From) {
    if (C == '"')
      To += '\\';
    To += C;
    if (C == '\n')
      To += "\\n";
  }
  To += '"';
}

// Nothing is returned; two places in one template.
template <typename T> struct Printer {
  static void print(T Value, std::string &To, const std::string &From) {
    Value += 1;
    printCommon(To, From);
  }
  static void quote(T Value, std::string &To, const std::string &From) {
    Value += 1;
    quoteCommon(To, From);
  }
};

class TreeLink {
public:
  TreeLink() = default;
  explicit TreeLink(int Key) : Key(Key) {}
  ~TreeLink() { delete Next; }
  void insert(int Number) {
    TreeLink *At = this;
    while (At->Next && At->Next->Key < Number)
      At = At->Next;
    if (At->Key == Number)
      return;
    TreeLink *New = new TreeLink(Number);
    New->Next = At->Next;
    At->Next = New;
  }

private:
  int Key = 0;
  TreeLink *Next = nullptr;
};

// A class that names itself.
template <typename T> class Tree {
public:
  void add(const T &Value) {
    Last = Value;
    Links.insert(1);
  }

private:
  using Link = TreeLink;
  Link Links;
  T Last;
};

struct JournalEntry {
  std::string Text;
  int Line;
};

// Others can name it.
template <typename T> class Journal {
public:
  using Entry = JournalEntry;
  void add(const T &Value) {
    Last = Value;
    Entries.push_back({"a", 1});
  }
  T Last;
  std::vector<Entry> Entries;
};

void use(Point P, const int *Numbers, std::string S) {
  measure(1, P, P, P, 1), measure(1L, P, P, P, 1), measure(1.0, P, P, P, 1);
  padded(1, S, 1), padded(1L, S, 1), padded(1.0, S, 1);
  int I = 0;
  long L = 0;
  double D = 0;
  add_all(I, Numbers, Numbers), add_all(L, Numbers, Numbers);
  add_all(D, Numbers, Numbers);
  Printer<int>::print(1, S, S), Printer<long>::print(1, S, S);
  Printer<double>::print(1, S, S);
  Printer<int>::quote(1, S, S), Printer<long>::quote(1, S, S);
  Printer<double>::quote(1, S, S);
  Tree<int>().add(1), Tree<long>().add(1), Tree<double>().add(1);
  Journal<int>().add(1), Journal<long>().add(1), Journal<double>().add(1);
}
