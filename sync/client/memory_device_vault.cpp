#include "sync/client/memory_device_vault.hpp"

namespace huifang::sync {

void MemoryDeviceVault::load(std::function<void(Result<DeviceIdentity>)> done) {
  calls_.push_back([this, done = std::move(done)] { done(identity_); });
}

void MemoryDeviceVault::keep_enrolment(Bytes record, std::function<void(Status)> done) {
  calls_.push_back([this, record = std::move(record), done = std::move(done)] {
    identity_.enrolment = record;
    done({});
  });
}

bool MemoryDeviceVault::run_one() {
  if (calls_.empty()) return false;
  const auto call = std::move(calls_.front());
  calls_.pop_front();
  call();
  return true;
}

void MemoryDeviceVault::run_pending() {
  while (run_one()) {
  }
}

}  // namespace huifang::sync
