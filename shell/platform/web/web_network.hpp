#pragma once

#include "sync/client/network.hpp"

namespace huifang::shell {

class WorkerPort;

// The way to the server through the worker's fetch. Bodies above 1 KiB travel compressed; what is
// signed is what travels.
class WebNetwork final : public sync::Network {
 public:
  explicit WebNetwork(WorkerPort& port) : port_(port) {}

  void send(sync::NetworkRequest request, std::function<void(sync::NetworkAnswer)> done) override;
  void listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) override;

 private:
  WorkerPort& port_;
};

}  // namespace huifang::shell
