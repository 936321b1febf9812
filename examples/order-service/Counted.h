//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Counts the objects of a class, so that the program can say what it leaked.
//
//===----------------------------------------------------------------------===//

#ifndef ORDER_SERVICE_COUNTED_H
#define ORDER_SERVICE_COUNTED_H

struct Tally {
  long Made = 0;
  long Alive = 0;
};

inline Tally operator-(Tally A, Tally B) {
  return {A.Made - B.Made, A.Alive - B.Alive};
}

inline Tally operator+(Tally A, Tally B) {
  return {A.Made + B.Made, A.Alive + B.Alive};
}

/// Base of the classes that are counted: 'class Order : public Counted<Order>'.
template <class Derived> class Counted {
public:
  Counted() { add(); }
  Counted(const Counted &) { add(); }
  Counted &operator=(const Counted &) = default;
  ~Counted() { --Count.Alive; }

  static Tally tally() { return Count; }

private:
  static void add() {
    ++Count.Made;
    ++Count.Alive;
  }

  static inline Tally Count;
};

#endif // ORDER_SERVICE_COUNTED_H
