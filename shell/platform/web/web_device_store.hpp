#pragma once

#include <string>

#include "sync/protocol/operation.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::shell {

class WorkerPort;

// The device's database in IndexedDB, one for each person of each office who signs in here. It is
// opened by the first call and heals its connection by itself; a call may take seconds while it
// does.
class WebDeviceStore final : public sync::DeviceStore {
 public:
  WebDeviceStore(WorkerPort& port, const Id& office, sync::UserId user);

  void load(std::vector<sync::DeviceArea> areas,
            std::function<void(Result<std::vector<sync::DeviceEntry>>)> done) override;
  void read(sync::DeviceArea area, std::vector<sync::DeviceKey> keys,
            std::function<void(Result<std::vector<sync::DeviceEntry>>)> done) override;
  void commit(sync::DeviceCommit commit, std::function<void(huifang::Status)> done) override;

 private:
  WorkerPort& port_;
  std::string database_;
};

}  // namespace huifang::shell
