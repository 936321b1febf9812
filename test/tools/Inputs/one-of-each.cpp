// One finding for a check of clang-tidy's own and one for a check of ours.
#include <functional>
#include <memory>
#include <stddef.h> // A header of the compiler itself.

struct Sensor {
  std::function<void()> OnReading;
};

Sensor *Newest = 0;

void listen(std::shared_ptr<Sensor> S) {
  S->OnReading = [S] { Newest = S.get(); };
}
