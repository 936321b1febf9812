#ifndef DRAIN_H
#define DRAIN_H

#include <concepts>

struct Reader {
  virtual ~Reader() = default;
  virtual int read(int Size) = 0;
};

inline int drain(Reader &Source) {
  return Source.read(1);
}

inline int three(Reader &Source) { return Source.read(1); }

// Others may pass something else.
template <typename R> int two(R &Source) { return Source.read(1); }

#endif
