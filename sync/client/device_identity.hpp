#pragma once

#include <functional>

#include "core/error.hpp"
#include "core/record/bytes.hpp"

namespace huifang::sync {

// Who this browser is to the office.
struct DeviceIdentity {
  Bytes public_key;  // P-256, uncompressed point, 65 bytes; the private key never leaves the vault.
  Bytes enrolment;   // The record the client kept last; empty = nobody has signed in yet.
};

// Keeps the device's key pair and the enrolment record apart from the databases of the people who
// use the device. Answers come later, never from inside the call, each exactly once.
class DeviceVault {
 public:
  virtual ~DeviceVault() = default;

  // The identity; the first call ever makes the key pair.
  virtual void load(std::function<void(Result<DeviceIdentity>)> done) = 0;

  // Puts `record` in place of the one kept before. Success only when it is durable (strict).
  virtual void keep_enrolment(Bytes record, std::function<void(Status)> done) = 0;
};

}  // namespace huifang::sync
