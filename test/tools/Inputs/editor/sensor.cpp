#include <functional>
#include <memory>
#include <stddef.h> // A header of the compiler itself.

struct Sensor {
  std::function<void()> OnReading;
};

Sensor *Newest = nullptr;

void listen(std::shared_ptr<Sensor> S) {
  int Unchanged = 0; // misc-const-correctness would speak.
  S->OnReading = [S] { Newest = S.get(); };
  (void)Unchanged;
}
