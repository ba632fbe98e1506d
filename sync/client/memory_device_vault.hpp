#pragma once

#include <deque>
#include <functional>

#include "sync/client/device_identity.hpp"

namespace huifang::sync {

// A DeviceVault in memory; its record lives in the identity that is given.
class MemoryDeviceVault : public DeviceVault {
 public:
  explicit MemoryDeviceVault(DeviceIdentity& identity) : identity_(identity) {}

  void load(std::function<void(Result<DeviceIdentity>)> done) override;
  void keep_enrolment(Bytes record, std::function<void(Status)> done) override;

  bool run_one();
  void run_pending();
  std::size_t waiting() const { return calls_.size(); }

 private:
  DeviceIdentity& identity_;
  std::deque<std::function<void()>> calls_;
};

}  // namespace huifang::sync
