#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/error.hpp"
#include "core/record/bytes.hpp"

namespace huifang::sync {

// The object stores of the device's database (sync.md 6). Numbers are part of the bridge to the
// browser's worker.
enum class DeviceArea : std::uint8_t {
  kSuperblock = 0,
  kLog = 1,
  kPage = 2,
  kDelta = 3,
  kStage = 4,
  kBlob = 5
};

using DeviceKey = std::uint64_t;  // < 2^53; pages use generation << 24 | number.

struct DeviceEntry {
  DeviceArea area{};
  DeviceKey key = 0;
  Bytes value;
};

// One change inside a transaction; no value deletes.
struct DeviceWrite {
  DeviceArea area{};
  DeviceKey key = 0;
  std::optional<Bytes> value;
};

// A transaction: every write or none. The store must hold exactly what is `expected` (no value:
// nothing under that key), else nothing is written and the answer is kConflict "store.fenced":
// another writer took over.
struct DeviceCommit {
  std::vector<DeviceWrite> writes;
  std::vector<DeviceWrite> expected;
};

// The device's database as the client sees it. Answers come later, never from inside the call,
// each exactly once, in the order of the calls. Failures are kUnavailable with a key that tells
// the person why ("store.full", "store.lost", "store.closed"). Nothing of a failed commit is kept,
// but for "store.lost": that one may have been carried out all the same, so until the next success
// what it wrote counts as expected too.
class DeviceStore {
 public:
  virtual ~DeviceStore() = default;

  // Everything stored in these areas.
  virtual void load(std::vector<DeviceArea> areas,
                    std::function<void(Result<std::vector<DeviceEntry>>)> done) = 0;

  // The values under these keys of one area, absent ones left out.
  virtual void read(DeviceArea area, std::vector<DeviceKey> keys,
                    std::function<void(Result<std::vector<DeviceEntry>>)> done) = 0;

  // `done` carries success only when the transaction is durable (strict).
  virtual void commit(DeviceCommit commit, std::function<void(Status)> done) = 0;
};

}  // namespace huifang::sync
