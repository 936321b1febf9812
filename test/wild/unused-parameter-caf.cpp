// RUN: %check_tidy %s templates-unused-parameter -std=c++14,c++17,c++20

#include <tuple>

// A value for each type of a pack: the type says how often.

template <typename T, typename U> U repeat(U Value) { return Value; }

template <typename... Ts> struct Manager {
  explicit Manager(Manager *Parent)
      : Parents(repeat<Ts>(Parent)...) {}
  std::tuple<decltype(sizeof(Ts), (Manager *)nullptr)...> Parents;
};

Manager<int, long> M(nullptr);
