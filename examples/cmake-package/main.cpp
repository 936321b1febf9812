//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sensor that calls back, and a leak: the handler owns its own sensor.
//
//===----------------------------------------------------------------------===//

#include <functional>
#include <memory>

struct Sensor {
  std::function<void(double)> OnReading;
  double Last = 0;

  void read(double Celsius) {
    if (OnReading)
      OnReading(Celsius);
  }
};

static std::shared_ptr<Sensor> makeSensor() {
  auto S = std::make_shared<Sensor>();
  S->OnReading = [S](double Celsius) { S->Last = Celsius; };
  return S;
}

int main() {
  std::shared_ptr<Sensor> S = makeSensor();
  S->read(21.5);
  return S->Last > 30;
}
