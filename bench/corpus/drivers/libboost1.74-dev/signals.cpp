//===-- signals.cpp - signals2, asio and boost::function ------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <boost/asio.hpp>
#include <boost/bind/bind.hpp>
#include <boost/enable_shared_from_this.hpp>
#include <boost/function.hpp>
#include <boost/intrusive_ptr.hpp>
#include <boost/make_shared.hpp>
#include <boost/shared_ptr.hpp>
#include <boost/signals2.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace signals2 = boost::signals2;

// Combines the answers of all slots into one.
template <typename T> struct Largest {
  using result_type = T;
  template <typename Iterator>
  T operator()(Iterator first, Iterator last) const {
    T best{};
    for (; first != last; ++first)
      if (best < *first)
        best = *first;
    return best;
  }
};

class Sensor : public boost::enable_shared_from_this<Sensor> {
public:
  using Changed = signals2::signal<void(const std::string &, double)>;
  using Vote = signals2::signal<int(double), Largest<int>>;

  signals2::connection onChange(const Changed::slot_type &slot) {
    return ChangedSignal.connect(slot);
  }

  // The slot owns the sensor that owns the signal.
  void logForever() {
    ChangedSignal.connect(
        boost::bind(&Sensor::log, shared_from_this(), boost::placeholders::_2));
  }

  // A tracked slot goes with the sensor.
  void logWhileAlive() {
    ChangedSignal.connect(
        Changed::slot_type(&Sensor::log, this, boost::placeholders::_2)
            .track(shared_from_this()));
  }

  void onReset(boost::function<void()> handler) { Reset = handler; }
  void resetWithMe() {
    boost::shared_ptr<Sensor> self = shared_from_this();
    onReset([self] { self->log(0); });
  }

  void set(double value) {
    ChangedSignal("value", value);
    Accepted = VoteSignal(value).value_or(0) > 0;
  }

private:
  void log(double value) { Last.push_back(value); }

  Changed ChangedSignal;
  signals2::signal<int(double), signals2::optional_last_value<int>> VoteSignal;
  boost::function<void()> Reset;
  std::vector<double> Last;
  bool Accepted = false;
};

class Job : public boost::intrusive_ref_counter<Job> {
public:
  boost::function<void(int)> Done;
  void finish(int code) {
    if (Done)
      Done(code);
  }
};

class Poller : public boost::enable_shared_from_this<Poller> {
public:
  explicit Poller(boost::asio::io_context &context) : Timer(context) {}

  void poll() {
    Timer.expires_after(boost::asio::chrono::seconds(1));
    Timer.async_wait(boost::bind(&Poller::tick, shared_from_this(),
                                 boost::asio::placeholders::error));
  }

private:
  void tick(const boost::system::error_code &error) {
    if (!error && ++Ticks < 10)
      poll();
  }

  boost::asio::steady_timer Timer;
  int Ticks = 0;
};

int main() {
  auto sensor = boost::make_shared<Sensor>();
  signals2::scoped_connection connection =
      sensor->onChange([](const std::string &name, double value) {
        std::cout << name << ' ' << value << '\n';
      });
  sensor->logWhileAlive();
  sensor->set(21.5);

  Sensor::Vote vote;
  vote.connect([](double value) { return static_cast<int>(value); });
  vote.connect(1, [](double) { return 7; });
  std::cout << vote(3) << '\n';

  boost::intrusive_ptr<Job> job(new Job);
  job->Done = [job](int code) { std::cout << code << '\n'; };
  job->finish(0);

  boost::asio::io_context context;
  boost::make_shared<Poller>(context)->poll();
  context.run();
}
