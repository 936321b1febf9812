// RUN: %check_tidy %s templates-type-independent-code -std=c++14,c++17,c++20 -- -I%S/Inputs/type-independent-code

// libtorrent, heterogeneous_queue.hpp: instantiated once by the library, and
// for three classes by the test of the queue.

#include "shapes_test.h"
#include <memory>

template <typename T> class Queue {
  std::unique_ptr<unsigned[]> Storage;
  int Capacity = 0;
  int Size = 0;

  void grow(int By) {
    const int Room = Capacity * 3 / 2;
    const int Needed = Room < Size + By ? Size + By : Room;
    std::unique_ptr<unsigned[]> New(new unsigned[Needed]);
    int From = 0;
    int To = 0;
    while (From < Size) {
      const unsigned Words = Storage[From];
      New[To] = Words;
      ++From;
      ++To;
    }
    Storage = std::move(New);
    Capacity = Needed;
  }

public:
  void push(const T &Value) {
    if (Size == Capacity)
      grow(1);
    Storage[Size++] = Value.Value;
  }
};

struct Alert {
  int Value;
};

void use() {
  Queue<Alert>().push({1});
  Queue<A>().push({1});
  Queue<B>().push({1});
  Queue<C>().push({1});
}
