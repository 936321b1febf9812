// RUN: %check_tidy %s templates-type-independent-code -std=c++17,c++20

#include <cstdint>
#include <string>
#include <vector>

int step(int);
struct Point {
  int X, Y;
};

// Objects that are read, objects that change, a number that goes on.
template <typename T>
T measure(T Value, const Point &From, Point To, Point &Last, int Count) {
  Value += 1;
  To.X += From.X;
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'measure' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+12]]:3: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+160]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+159]]:3: note: specialisation 'measure<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+158]]:27: note: specialisation 'measure<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+157]]:52: note: specialisation 'measure<double>' is instantiated here
  To.Y += From.Y;
  Last = To;
  while (Count > 10) {
    Count /= 2;
    To.X += Count;
    To.Y += Count;
    Last.X += step(To.X);
  }
  Value += Last.X + Count;
  return Value;
}

// One name is taken; there is one underscore.
static int paddedCommon = 0;
template <typename T>
std::string padded(const T &Value, std::string &Text, unsigned Width) {
  Text = std::to_string(Value) + std::to_string(paddedCommon);
  // What is too long.
  if (Text.size() > Width)
// CHECK-NOTES: :[[@LINE-1]]:3: warning: these statements depend on no template parameter, but each specialisation of 'padded' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+12]]:10: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+136]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+135]]:3: note: specialisation 'padded<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+134]]:20: note: specialisation 'padded<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+133]]:38: note: specialisation 'padded<double>' is instantiated here
    Text.resize(Width);
  if (Text.empty())
    Text = "-";
  // What is too short.
  while (Text.size() < Width)
    Text += ' ';
  Text += "|";
  return Text;
}
template <typename T> void add_all(T &Sum, const int *First, const int *Last) {
  Sum += 1;
  for (; First != Last; ++First) {
    int Number = *First;
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'add_all' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+11]]:26: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+121]]:3: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+120]]:3: note: specialisation 'add_all<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+119]]:33: note: specialisation 'add_all<long>' is instantiated here
// CHECK-NOTES: :[[@LINE+119]]:3: note: specialisation 'add_all<double>' is instantiated here
    if (Number < 0)
      Number = -Number;
    if (Number > 100)
      Number = 100;
    if (Number == 7)
      ++Number;
    Number += step(Number);
    Sum += Number;
  }
}

// Nothing is returned; two places in one template.
template <typename T> struct Printer {
  static void print(T Value, std::string &To, const std::string &From) {
    Value += 1;
    if (From.empty())
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'print' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+13]]:11: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+101]]:17: note: 3 specialisations with the same 9 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+100]]:17: note: specialisation 'Printer<int>::print' is instantiated here
// CHECK-NOTES: :[[@LINE+99]]:48: note: specialisation 'Printer<long>::print' is instantiated here
// CHECK-NOTES: :[[@LINE+99]]:20: note: specialisation 'Printer<double>::print' is instantiated here
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
  static void quote(T Value, std::string &To, const std::string &From) {
    Value += 1;
    To += '"';
// CHECK-NOTES: :[[@LINE-1]]:5: warning: these statements depend on no template parameter, but each specialisation of 'quote' has a copy; move them to a function that is no template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+12]]:11: note: the last of them ends here
// CHECK-NOTES: :[[@LINE+84]]:17: note: 3 specialisations with the same 8 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+83]]:17: note: specialisation 'Printer<int>::quote' is instantiated here
// CHECK-NOTES: :[[@LINE+82]]:48: note: specialisation 'Printer<long>::quote' is instantiated here
// CHECK-NOTES: :[[@LINE+82]]:20: note: specialisation 'Printer<double>::quote' is instantiated here
    for (char C : From) {
      if (C == '"')
        To += '\\';
      To += C;
      if (C == '\n')
        To += "\\n";
    }
    To += '"';
  }
};

// A class that names itself.
template <typename T> class Tree {
public:
  void add(const T &Value) {
    Last = Value;
    Links.insert(1);
  }

private:
  class Link {
// CHECK-NOTES: :[[@LINE-1]]:9: warning: class 'Link' depends on no template parameter, but each specialisation of 'Tree' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE+23]]:8: note: 3 specialisations with the same 9 statements; the first is instantiated here
// CHECK-NOTES: :[[@LINE+22]]:8: note: specialisation 'Tree<int>::Link' is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:8: note: specialisation 'Tree<long>::Link' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:8: note: specialisation 'Tree<double>::Link' is instantiated here
  public:
    Link() = default;
    explicit Link(int Key) : Key(Key) {}
    ~Link() { delete Next; }
    void insert(int Number) {
      Link *At = this;
      while (At->Next && At->Next->Key < Number)
        At = At->Next;
      if (At->Key == Number)
        return;
      Link *New = new Link(Number);
      New->Next = At->Next;
      At->Next = New;
    }

  private:
    int Key = 0;
    Link *Next = nullptr;
  };
  Link Links;
  T Last;
};

// Others can name it.
template <typename T> class Journal {
public:
  struct Entry {
// CHECK-NOTES: :[[@LINE-1]]:10: warning: class 'Entry' depends on no template parameter, but each specialisation of 'Journal' has its own; move it out of the template [templates-type-independent-code]
// CHECK-NOTES: :[[@LINE-2]]:10: note: a nested class that others can name becomes the same one for all arguments
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: 3 specialisations with the same data; the first is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Journal<int>::Entry' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Journal<long>::Entry' is instantiated here
// CHECK-NOTES: {{.*}}/stl_vector.h:{{[0-9]+}}:{{[0-9]+}}: note: specialisation 'Journal<double>::Entry' is instantiated here
    std::string Text;
    int Line;
  };
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
