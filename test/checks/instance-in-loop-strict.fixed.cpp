#include <string>

unsigned long lengths(int N) {
  unsigned long Sum = 0;
  std::string Text;
  for (int I = 0; I < N; ++I) {
    Text.clear();
    for (int J = 0; J < I; ++J)
      Text += 'x';
    Sum += Text.size();
  }
  return Sum;
}
