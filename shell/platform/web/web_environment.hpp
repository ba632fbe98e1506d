#pragma once

#include <map>
#include <memory>

#include "shell/platform/web/web_device_store.hpp"
#include "shell/platform/web/web_device_vault.hpp"
#include "shell/platform/web/web_network.hpp"
#include "shell/platform/web/web_share_box.hpp"
#include "sync/client/environment.hpp"

namespace huifang::shell {

class WorkerPort;

class WebClock final : public sync::Clock {
 public:
  std::int64_t wall_ms() const override;
  std::int64_t mono_ms() const override;
};

// The browser's own source of randomness, fit for identities.
class WebRandom final : public sync::Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

// Everything the sync client needs of the browser, for as long as the page lives.
class WebEnvironment {
 public:
  explicit WebEnvironment(WorkerPort& port)
      : port_(port), vault_(port), network_(port), shares_(port) {}

  sync::Clock& clock() { return clock_; }
  sync::Random& random() { return random_; }
  sync::DeviceVault& vault() { return vault_; }
  sync::Network& network() { return network_; }
  ShareBox& shares() { return shares_; }
  // The same store for the same person.
  sync::DeviceStore& store(const Id& office, sync::UserId user);

 private:
  WorkerPort& port_;
  WebClock clock_;
  WebRandom random_;
  WebDeviceVault vault_;
  WebNetwork network_;
  WebShareBox shares_;
  std::map<std::pair<Id, sync::UserId>, std::unique_ptr<WebDeviceStore>> stores_;
};

}  // namespace huifang::shell
