// RUN: %check_tidy %s templates-dangling-closure -std=c++14,c++17,c++20

// dlib, matrix.h: objects that stand for an expression can be called for an
// element, but are no closures. They are used up where they are made.

struct Matrix {
  Matrix(long Rows, long Columns);
  template <typename E> Matrix &operator=(const E &Expression);
  double operator()(long Row, long Column) const;
  long rows() const;
  long columns() const;
};

template <typename L, typename R> struct Product {
  const L &Left;
  const R &Right;

  Product(const L &Left, const R &Right) : Left(Left), Right(Right) {}
  double operator()(long Row, long Column) const {
    double Sum = 0;
    for (long I = 0; I < Left.columns(); ++I)
      Sum += Left(Row, I) * Right(I, Column);
    return Sum;
  }
  long rows() const { return Left.rows(); }
  long columns() const { return Right.columns(); }
};

template <typename L, typename R>
Product<L, R> multiply(const L &Left, const R &Right) {
  return Product<L, R>(Left, Right);
}

Matrix trans(const Matrix &M);

void assign(Matrix &To, const Matrix &M) { To = multiply(M, trans(M)); }
double use(const Matrix &M) {
  const auto Twice = multiply(M, trans(M));
  return Twice(0, 0);
}
