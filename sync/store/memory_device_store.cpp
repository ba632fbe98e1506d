#include "sync/store/memory_device_store.hpp"

#include <algorithm>

namespace huifang::sync {
namespace {

std::unexpected<Error> full() { return failure(ErrorCode::kUnavailable, "store.full"); }

}  // namespace

void MemoryDeviceStore::load(std::vector<DeviceArea> areas,
                             std::function<void(Result<std::vector<DeviceEntry>>)> done) {
  calls_.push_back([this, areas = std::move(areas), done = std::move(done)](StoreFault fault) {
    if (fault == StoreFault::kCrashAfter) return;
    if (fault != StoreFault::kNone) return done(full());
    std::vector<DeviceEntry> entries;
    for (const auto& [place, value] : image_.values) {
      if (std::ranges::find(areas, place.first) == areas.end()) continue;
      entries.push_back({place.first, place.second, value});
    }
    done(std::move(entries));
  });
}

void MemoryDeviceStore::read(DeviceArea area, std::vector<DeviceKey> keys,
                             std::function<void(Result<std::vector<DeviceEntry>>)> done) {
  calls_.push_back([this, area, keys = std::move(keys), done = std::move(done)](StoreFault fault) {
    if (fault == StoreFault::kCrashAfter) return;
    if (fault != StoreFault::kNone) return done(full());
    std::vector<DeviceEntry> entries;
    for (const DeviceKey key : keys) {
      const auto found = image_.values.find({area, key});
      if (found != image_.values.end()) entries.push_back({area, key, found->second});
    }
    done(std::move(entries));
  });
}

void MemoryDeviceStore::commit(DeviceCommit commit, std::function<void(Status)> done) {
  calls_.push_back([this, commit = std::move(commit), done = std::move(done)](StoreFault fault) {
    do_commit(commit, done, fault);
  });
}

void MemoryDeviceStore::do_commit(const DeviceCommit& commit,
                                  const std::function<void(Status)>& done, StoreFault fault) {
  if (fault == StoreFault::kFail) return done(full());
  if (commit.expected) {
    const auto held = image_.values.find({commit.expected->area, commit.expected->key});
    const bool as_expected = commit.expected->value ? held != image_.values.end() &&
                                                          held->second == *commit.expected->value
                                                    : held == image_.values.end();
    if (!as_expected) return done(failure(ErrorCode::kConflict, "store.fenced"));
  }
  for (const DeviceWrite& write : commit.writes) {
    if (write.value) {
      bytes_written_ += write.value->size();
      image_.values[{write.area, write.key}] = *write.value;
    } else {
      image_.values.erase({write.area, write.key});
    }
  }
  if (fault != StoreFault::kCrashAfter) done({});
}

bool MemoryDeviceStore::run_one() {
  if (crashed_ || calls_.empty()) return false;
  const auto call = std::move(calls_.front());
  calls_.pop_front();
  const StoreFault fault = fault_ ? fault_(calls_done_) : StoreFault::kNone;
  ++calls_done_;
  if (fault == StoreFault::kCrashBefore || fault == StoreFault::kCrashAfter) crashed_ = true;
  if (fault != StoreFault::kCrashBefore) call(fault);
  return true;
}

void MemoryDeviceStore::run_pending() {
  while (run_one()) {
  }
}

}  // namespace huifang::sync
