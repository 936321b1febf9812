// RUN: %check_tidy %s templates-dangling-closure -std=c++17

// Reduced from websocketpp/connection.hpp: only a specialisation knows that its
// base class makes it an object that is shared, which nobody copies.

#include <functional>
#include <memory>

template <typename Config>
class Transport : public std::enable_shared_from_this<Transport<Config>> {};

struct Config {
  using TransportType = Transport<Config>;
};

template <typename Config> class Connection : public Config::TransportType {
public:
  explicit Connection(int Id)
      : Id(Id), OnRead(std::bind(&Connection::read, this)) {}
  void start() { OnRead(); }

private:
  void read() { ++Id; }

  int Id;
  std::function<void()> OnRead;
};

// Without a specialisation nothing is known of its base class.
template <typename Config> class Endpoint : public Config::Base {
  std::function<void()> OnRead = [this] { this->read(); };
};

void serve() { std::make_shared<Connection<Config>>(1)->start(); }
