#ifndef PARSE_H
#define PARSE_H

int work(int);

template <typename Result, int Base> int parse(int A) { return work(A) + Base; }

template <typename Unused, typename T> int parseNamed(T A) { return work(A); }

template <typename T, typename U> class Parser {
  T Value;

public:
  explicit Parser(T Value) : Value(Value) {}
  int run(int A);
};
template <typename T, typename U> int Parser<T, U>::run(int A) {
  return work(A) + work(Value);
}

template <typename T> int parseAll(int A) { return work(A); }

#endif
