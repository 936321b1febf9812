// BUG: the fix writes a space too many, and spaces where the line has tabs

#include <functional>
#include <memory>

struct Box {
  std::function<void()> Fn;
  int N = 0;
};

void statementOnTheFirstLine(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] {
    auto B = weak.lock();
    if (!B)
      return;
    ++B->N;
    ++B->N;
  };
}

void tabs(std::shared_ptr<Box> B) {
	B->Fn = [weak = std::weak_ptr(B)] {
		auto B = weak.lock();
		if (!B)
			return;
		++B->N;
	};
}

#define INCREMENT(X) ++(X)

void statementInMacro(std::shared_ptr<Box> B) {
  B->Fn = [weak = std::weak_ptr(B)] { auto B = weak.lock(); if (!B) return; INCREMENT(B->N); };
}
