// RUN: %check_tidy %s templates-missing-extern-template -std=c++11,c++20

// Everything is in one file: nobody else can instantiate it.
template <typename T> struct Box {
  T Value;
  T open() { return Value; }
};
template struct Box<int>;

template <typename T> T largest(T A, T B) { return A < B ? B : A; }
template int largest(int, int);
