#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "sync/protocol/operation.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::sync {

// The device's clocks. `wall_ms` may jump; `mono_ms` only grows, from any origin, while the program
// runs.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t wall_ms() const = 0;
  virtual std::int64_t mono_ms() const = 0;
};

// Random bytes fit for identities (a CSPRNG on devices, a seed in tests).
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// Opens the database of one person of one office; the same store for the same two. It is borrowed
// and must outlive the client. Opening does no work yet: the first call of the store does.
using StoreOpener = std::function<DeviceStore&(const Id& office, UserId user)>;

}  // namespace huifang::sync
