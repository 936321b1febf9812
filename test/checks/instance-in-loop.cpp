// RUN: %check_tidy %s templates-instance-in-loop -std=c++17,c++20

#include <map>
#include <regex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

int countWords(const std::vector<std::string> &Lines) {
  int Count = 0;
  for (const std::string &Line : Lines) {
    std::unordered_map<std::string, int> Seen;
// CHECK-NOTES: :[[@LINE-1]]:42: warning: each iteration of the loop allocates the storage of 'Seen' anew; declare it before the loop and clear it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    Seen[Line] = 1;
    Count += static_cast<int>(Seen.size());
  }
  return Count;
}

// A template, two variables, an insertion that only some characters reach.
template <typename T>
unsigned long longest(const std::vector<std::vector<T>> &Rows, T Limit) {
  unsigned long Result = 0;
  for (unsigned long I = 0; I < Rows.size(); ++I) {
    std::vector<T> Large;
// CHECK-NOTES: :[[@LINE-1]]:20: warning: each iteration of the loop allocates the storage of 'Large' anew; declare it before the loop and clear it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    std::vector<unsigned long> Places;
// CHECK-NOTES: :[[@LINE-1]]:32: warning: each iteration of the loop allocates the storage of 'Places' anew; declare it before the loop and clear it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-6]]:3: note: one is enough for all iterations of this loop
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
  for (int X : A)
    for (int Y : B) {
      std::vector<int> Both;
// CHECK-NOTES: :[[@LINE-1]]:24: warning: each iteration of the loop allocates the storage of 'Both' anew; declare it before the loop and clear it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-4]]:3: note: one is enough for all iterations of this loop
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
  while (Rounds-- > 0) {
    std::vector<double> Padded(Width);
// CHECK-NOTES: :[[@LINE-1]]:25: warning: each iteration of the loop allocates the storage of 'Padded' anew; declare it before the loop and assign to it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    std::vector<int> Hits(Width, -1);
// CHECK-NOTES: :[[@LINE-1]]:22: warning: each iteration of the loop allocates the storage of 'Hits' anew; declare it before the loop and assign to it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-6]]:3: note: one is enough for all iterations of this loop
    for (unsigned long I = 0; I < Values.size(); ++I)
      Padded[I + 1] = Values[I], Hits[I] += 1;
    Sum += Padded[1] + Hits[0];
  }
  return Sum;
}

int names(const std::vector<std::string> &Words) {
  int Count = 0;
  for (const auto &Word : Words) {
    const std::regex Name("[a-z]+");
// CHECK-NOTES: :[[@LINE-1]]:22: warning: each iteration of the loop builds 'Name' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    const std::set<std::string> Reserved = {"if", "else", "while"};
// CHECK-NOTES: :[[@LINE-1]]:33: warning: each iteration of the loop builds 'Reserved' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-6]]:3: note: one is enough for all iterations of this loop
    if (std::regex_match(Word, Name) && !Reserved.count(Word))
      ++Count;
    if (std::regex_search(Word, std::regex("^x[0-9]+$")))
// CHECK-NOTES: :[[@LINE-1]]:33: warning: each iteration of the loop builds this 'basic_regex' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-11]]:3: note: one is enough for all iterations of this loop
      ++Count;
  }
  return Count;
}

void takes(const std::vector<int> &);
void lists(int N) {
  for (int I = 0; I < N; ++I)
    takes({1, 2, 3});
// CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration of the loop builds this 'vector' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
}

// Calls that wait for a type, none of which can change the object.
template <class It> int countAddresses(It First, It Last) {
  int Count = 0;
  for (; First != Last; ++First) {
    std::regex Address("[a-z]+@[a-z]+");
// CHECK-NOTES: :[[@LINE-1]]:16: warning: each iteration of the loop builds 'Address' anew from the same values; build it once, before the loop [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    Count += std::regex_match(*First, Address);
  }
  return Count;
}
