#pragma once

#include "sync/client/device_identity.hpp"

namespace huifang::shell {

class WorkerPort;

// The key pair in WebCrypto, its private half readable by nobody, and the enrolment record beside
// it. Both lie in the small database `huifang-device`, apart from any person's data.
class WebDeviceVault final : public sync::DeviceVault {
 public:
  explicit WebDeviceVault(WorkerPort& port) : port_(port) {}

  void load(std::function<void(Result<sync::DeviceIdentity>)> done) override;
  void keep_enrolment(Bytes record, std::function<void(huifang::Status)> done) override;

 private:
  WorkerPort& port_;
};

}  // namespace huifang::shell
