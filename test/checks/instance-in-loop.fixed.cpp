#include <map>
#include <regex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

int countWords(const std::vector<std::string> &Lines) {
  int Count = 0;
  std::unordered_map<std::string, int> Seen;
  for (const std::string &Line : Lines) {
    Seen.clear();
    Seen[Line] = 1;
    Count += static_cast<int>(Seen.size());
  }
  return Count;
}

// A template, two variables, an insertion that only some characters reach.
template <typename T>
unsigned long longest(const std::vector<std::vector<T>> &Rows, T Limit) {
  unsigned long Result = 0;
  std::vector<T> Large;
  std::vector<unsigned long> Places;
  for (unsigned long I = 0; I < Rows.size(); ++I) {
    Large.clear();
    Places.clear();
    for (const T &Value : Rows[I])
      if (Limit < Value) {
        Large.push_back(Value);
        Places.emplace_back(I);
      }
    if (Large.size() > Result)
      Result = Large.size() + Places.size();
  }
  return Result;
}
template unsigned long longest(const std::vector<std::vector<int>> &, int);

// The outer loop runs through the inner one in each iteration.
int pairs(const std::vector<int> &A, const std::vector<int> &B) {
  int Sum = 0;
  std::vector<int> Both;
  for (int X : A)
    for (int Y : B) {
      Both.clear();
      Both.reserve(2);
      Both.push_back(X);
      Both.push_back(Y);
      Sum += Both.front() + Both.back();
    }
  return Sum;
}

double smooth(const std::vector<double> &Values, int Rounds) {
  double Sum = 0;
  const unsigned long Width = Values.size() + 2;
  std::vector<double> Padded;
  std::vector<int> Hits;
  while (Rounds-- > 0) {
    Padded.assign(Width, 0);
    Hits.assign(Width, -1);
    for (unsigned long I = 0; I < Values.size(); ++I)
      Padded[I + 1] = Values[I], Hits[I] += 1;
    Sum += Padded[1] + Hits[0];
  }
  return Sum;
}

int names(const std::vector<std::string> &Words) {
  int Count = 0;
  const std::regex Name("[a-z]+");
  const std::set<std::string> Reserved = {"if", "else", "while"};
  for (const auto &Word : Words) {
    if (std::regex_match(Word, Name) && !Reserved.count(Word))
      ++Count;
    if (std::regex_search(Word, std::regex("^x[0-9]+$")))
      ++Count;
  }
  return Count;
}

void takes(const std::vector<int> &);
void lists(int N) {
  for (int I = 0; I < N; ++I)
    takes({1, 2, 3});
}

// Calls that wait for a type, none of which can change the object.
template <class It> int countAddresses(It First, It Last) {
  int Count = 0;
  std::regex Address("[a-z]+@[a-z]+");
  for (; First != Last; ++First) {
    Count += std::regex_match(*First, Address);
  }
  return Count;
}
