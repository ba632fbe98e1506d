#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "sync/client/format/log_segment.hpp"
#include "sync/client/format/superblock.hpp"
#include "sync/client/internal/lifetime.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::sync {

// The only place that commits to the device's database. One commit is in flight at a time; what is
// asked for meanwhile goes together into the next one. Every commit writes the next superblock, so
// everything it says is true exactly when the rest of the commit is there.
class StoreWriter {
 public:
  // What one commit is made of. `next` is the superblock it will write; several changes of one
  // commit see what those before them made of it.
  struct Plan {
    Superblock& next;
    std::vector<DeviceWrite>& writes;
    std::vector<Frame>& frames;  // Become one new segment of the log.
  };
  // Called when the commit is put together. It changes the plan only: nothing in memory, because
  // the commit may fail.
  using Build = std::function<void(Plan&)>;
  // Called when the commit is durable (then memory follows) or when it failed (then nothing was
  // taken).
  using Done = std::function<void(const Status&)>;

  using Slots = std::array<std::optional<Bytes>, 2>;

  // `slots` are the superblocks as they were read; `current` is the newest valid one.
  StoreWriter(DeviceStore& store, Superblock current, Slots slots);

  void submit(Build build, Done done);

  const Superblock& superblock() const { return current_; }
  const SessionMark* superblock_of(SessionId session) const;
  bool is_idle() const { return !in_flight_ && queue_.empty(); }
  // Another writer took over: nothing is committed any more.
  bool is_fenced() const { return fenced_; }

  // Segments of the log and their sizes.
  const std::map<DeviceKey, std::size_t>& segments() const { return segments_; }
  void set_segments(std::map<DeviceKey, std::size_t> segments) { segments_ = std::move(segments); }

  std::uint64_t bytes_written() const { return bytes_written_; }
  std::uint64_t entries_written() const { return entries_written_; }

 private:
  struct Change {
    Build build;
    Done done;
  };

  void pump();
  void finished(const Status& status, Superblock next, const Bytes& slot_value,
                const std::vector<DeviceWrite>& log_writes, const std::vector<Change>& changes);

  DeviceStore& store_;
  Superblock current_;
  Slots slots_;
  std::vector<Change> queue_;
  std::map<DeviceKey, std::size_t> segments_;
  bool in_flight_ = false;
  bool fenced_ = false;
  std::uint64_t bytes_written_ = 0;
  std::uint64_t entries_written_ = 0;
  Lifetime lifetime_;
};

}  // namespace huifang::sync
