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
    count_read(entries);
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
    count_read(entries);
    done(std::move(entries));
  });
}

void MemoryDeviceStore::commit(DeviceCommit commit, std::function<void(Status)> done) {
  calls_.push_back([this, commit = std::move(commit), done = std::move(done)](StoreFault fault) {
    do_commit(commit, done, fault);
  });
}

void MemoryDeviceStore::count_read(const std::vector<DeviceEntry>& entries) {
  entries_read_ += entries.size();
  for (const DeviceEntry& entry : entries) bytes_read_ += entry.value.size();
}

bool MemoryDeviceStore::holds(const DeviceWrite& expected) const {
  const auto found = image_.values.find({expected.area, expected.key});
  const Bytes* held = found == image_.values.end() ? nullptr : &found->second;
  const auto is_held = [held](const std::optional<Bytes>& value) {
    return held == nullptr ? !value : value && *value == *held;
  };
  return is_held(expected.value) || std::ranges::any_of(doubtful_, [&](const DeviceWrite& write) {
           return write.area == expected.area && write.key == expected.key && is_held(write.value);
         });
}

void MemoryDeviceStore::do_commit(const DeviceCommit& commit,
                                  const std::function<void(Status)>& done, StoreFault fault) {
  if (fault == StoreFault::kFail) return done(full());
  for (const DeviceWrite& expected : commit.expected) {
    if (!holds(expected)) return done(failure(ErrorCode::kConflict, "store.fenced"));
  }
  for (const DeviceWrite& write : commit.writes) {
    ++entries_written_;
    if (write.value) {
      bytes_written_ += write.value->size();
      image_.values[{write.area, write.key}] = *write.value;
    } else {
      image_.values.erase({write.area, write.key});
    }
  }
  if (fault == StoreFault::kFailAfter) {
    doubtful_.insert(doubtful_.end(), commit.writes.begin(), commit.writes.end());
    return done(failure(ErrorCode::kUnavailable, "store.lost"));
  }
  doubtful_.clear();
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
