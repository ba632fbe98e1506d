#include "sync/client/internal/store_writer.hpp"

#include <utility>

namespace huifang::sync {

StoreWriter::StoreWriter(DeviceStore& store, Superblock current, Slots slots)
    : store_(store), current_(std::move(current)), slots_(std::move(slots)) {}

void StoreWriter::submit(Build build, Done done) {
  queue_.push_back({std::move(build), std::move(done)});
  pump();
}

const SessionMark* StoreWriter::superblock_of(SessionId session) const {
  for (const SessionMark& mark : current_.sessions) {
    if (mark.session == session) return &mark;
  }
  return nullptr;
}

void StoreWriter::pump() {
  if (in_flight_ || queue_.empty()) return;
  std::vector<Change> changes = std::exchange(queue_, {});
  Superblock next = current_;
  ++next.generation;
  std::vector<DeviceWrite> writes;
  std::vector<Frame> frames;
  Plan plan{next, writes, frames};
  for (const Change& change : changes) change.build(plan);
  // Last, so that its key is above those of segments that were merged: later frames win.
  if (!frames.empty())
    writes.push_back({DeviceArea::kLog, next.log_next++, encode_segment(frames)});
  const std::size_t slot = next.generation % slots_.size();
  Bytes value = encode_superblock(next);
  DeviceCommit commit;
  // The slot that is overwritten shows a writer who has come further; the other one shows, after a
  // commit of ours that was carried out and said to be lost, a writer who went on from it.
  for (std::size_t each = 0; each < slots_.size(); ++each)
    commit.expected.push_back({DeviceArea::kSuperblock, each, slots_[each]});
  std::vector<DeviceWrite> log_writes;
  for (const DeviceWrite& write : writes) {
    if (write.value) bytes_written_ += write.value->size();
    ++entries_written_;
    if (write.area == DeviceArea::kLog) log_writes.push_back(write);
  }
  bytes_written_ += value.size();
  writes.push_back({DeviceArea::kSuperblock, slot, value});
  commit.writes = std::move(writes);
  in_flight_ = true;
  store_.commit(std::move(commit),
                lifetime_.guard([this, next = std::move(next), value = std::move(value),
                                 log_writes = std::move(log_writes),
                                 changes = std::move(changes)](const Status& status) {
                  finished(status, next, value, log_writes, changes);
                }));
}

void StoreWriter::finished(const Status& status, Superblock next, const Bytes& slot_value,
                           const std::vector<DeviceWrite>& log_writes,
                           const std::vector<Change>& changes) {
  if (status) {
    current_ = std::move(next);
    slots_[current_.generation % slots_.size()] = slot_value;
    for (const DeviceWrite& write : log_writes) {
      if (write.value) {
        segments_[write.key] = write.value->size();
      } else {
        segments_.erase(write.key);
      }
    }
  } else if (status.error().key == "store.fenced") {
    fenced_ = true;
  }
  // Still in flight: nothing may be put together before memory has followed all of this commit.
  for (const Change& change : changes) {
    if (change.done) change.done(status);
  }
  in_flight_ = false;
  if (fenced_) {
    const Status fenced = failure(ErrorCode::kConflict, "store.fenced");
    for (Change& change : std::exchange(queue_, {})) {
      if (change.done) change.done(fenced);
    }
    return;
  }
  pump();
}

}  // namespace huifang::sync
