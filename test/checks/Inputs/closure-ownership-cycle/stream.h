// A class whose member functions are in another file, and one without any.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef STREAM_H
#define STREAM_H

#include <functional>
#include <memory>
#include <utility>

class Stream {
public:
  void onData(std::function<void(int)> Then) { Data = std::move(Then); }
  void close();
  std::function<void()> Closed;

private:
  std::function<void(int)> Data;
};

struct Button {
  std::function<void()> Clicked;
  int Clicks = 0;
};

#endif
