//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A matrix in a header, instantiated explicitly in one file and used by four
// others, which instantiate it again.
//
//===----------------------------------------------------------------------===//

#include <stdexcept>
#include <vector>

template <typename T> class Matrix {
  std::vector<T> Values;
  unsigned Width;

public:
  Matrix(unsigned Height, unsigned Width)
      : Values(Height * Width), Width(Width) {}

  T &at(unsigned Row, unsigned Column) {
    if (Column >= Width || Row >= Values.size() / Width)
      throw std::out_of_range("no such element");
    return Values[Row * Width + Column];
  }

  Matrix times(Matrix Other) {
    Matrix Product(Values.size() / Width, Other.Width);
    for (unsigned I = 0; I < Values.size() / Width; ++I)
      for (unsigned J = 0; J < Other.Width; ++J)
        for (unsigned K = 0; K < Width; ++K)
          Product.at(I, J) += at(I, K) * Other.at(K, J);
    return Product;
  }

  Matrix power(unsigned N) {
    Matrix Result(Width, Width);
    for (unsigned I = 0; I < Width; ++I)
      Result.at(I, I) = T(1);
    for (; N; N >>= 1) {
      if (N & 1)
        Result = Result.times(*this);
      *this = times(*this);
    }
    return Result;
  }
};

double first(), second(), third(), fourth();

#if UNIT == 0
template class Matrix<double>;
int main() { return int(first() + second() + third() + fourth()); }
#elif UNIT == 1
double first() { return Matrix<double>(2, 2).power(2).at(0, 0); }
#elif UNIT == 2
double second() { return Matrix<double>(3, 3).power(3).at(1, 0); }
#elif UNIT == 3
double third() { return Matrix<double>(4, 4).power(4).at(0, 1); }
#elif UNIT == 4
double fourth() { return Matrix<double>(5, 5).power(5).at(1, 1); }
#endif
