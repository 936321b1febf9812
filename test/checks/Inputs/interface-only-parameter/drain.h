#ifndef DRAIN_H
#define DRAIN_H

#include <concepts>

struct Reader {
  virtual ~Reader() = default;
  virtual int read(int Size) = 0;
};

template <std::derived_from<Reader> R> int drain(R &Source) {
  return Source.read(1);
}

template <typename R> int three(R &Source) { return Source.read(1); }

// Others may pass something else.
template <typename R> int two(R &Source) { return Source.read(1); }

#endif
