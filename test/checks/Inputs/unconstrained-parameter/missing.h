#ifndef MISSING_H
#define MISSING_H

struct Missing {
  explicit Missing(int);
  explicit Missing(const char *);
};

#endif
