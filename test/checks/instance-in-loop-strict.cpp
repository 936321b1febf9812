// RUN: %check_tidy %s templates-instance-in-loop -std=c++17,c++20 -config='{CheckOptions: {templates-instance-in-loop.Strict: true}}'

#include <string>

unsigned long lengths(int N) {
  unsigned long Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::string Text;
// CHECK-NOTES: :[[@LINE-1]]:17: warning: each iteration of the loop allocates the storage of 'Text' anew; declare it before the loop and clear it here [templates-instance-in-loop]
// CHECK-NOTES: :[[@LINE-3]]:3: note: one is enough for all iterations of this loop
    for (int J = 0; J < I; ++J)
      Text += 'x';
    Sum += Text.size();
  }
  return Sum;
}
