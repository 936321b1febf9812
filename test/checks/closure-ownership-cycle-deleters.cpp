// RUN: %check_tidy %s templates-closure-ownership-cycle -std=c++17

#include <functional>
#include <memory>

//===----------------------------------------------------------------------===//
// A deleter is a closure that its pointer keeps; without the object a weak
// capture would never let the handle go
//===----------------------------------------------------------------------===//

struct Handle {};

class Service : public std::enable_shared_from_this<Service> {
  std::shared_ptr<Handle> Shared;
  std::unique_ptr<Handle, std::function<void(Handle *)>> Unique;
  void close(Handle *H) { delete H; }

public:
  void open() {
    auto Self = shared_from_this();
    Shared = std::shared_ptr<Handle>(
        new Handle, [Self](Handle *H) { Self->close(H); });
// CHECK-NOTES: :[[@LINE-1]]:22: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-3]]:12: note: step 1: the closure is stored in 'Shared'
// CHECK-NOTES: :[[@LINE-11]]:27: note: step 2: 'Shared' belongs to the object that the closure keeps alive
  }
  void openUnique() {
    auto Self = shared_from_this();
    Unique = {new Handle, [Self](Handle *H) { Self->close(H); }};
// CHECK-NOTES: :[[@LINE-1]]:28: warning: this closure is stored in an object that its capture 'Self' keeps alive, so that neither is ever freed; empty the place where it is stored when it is done [templates-closure-ownership-cycle]
// CHECK-NOTES: :[[@LINE-2]]:12: note: step 1: the closure is stored in 'Unique'
// CHECK-NOTES: :[[@LINE-17]]:58: note: step 2: 'Unique' belongs to the object that the closure keeps alive
  }
  void openWithout() {
    Shared = std::shared_ptr<Handle>(new Handle, [](Handle *H) { delete H; });
  }
};
