#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sync/protocol/operation.hpp"
#include "sync/store/device_store.hpp"

namespace huifang::sync {

// How far one session of this device has come. A session is a run of the program that wrote.
struct SessionMark {
  SessionId session = 0;
  DeviceId device = 0;       // Under which it writes and is sent.
  Counter last = 0;          // The newest operation saved.
  Counter acknowledged = 0;  // The office holds everything up to here.
  Sequence applied_seq = 0;  // The effect of those is in rows up to this sequence.
  Counter dropped = 0;       // Up to here nothing is needed any more on the device.
  std::int64_t offset_ms =
      0;  // Server time minus wall time, as it is in the clocks of its operations.
  bool operator==(const SessionMark&) const = default;
};

// The root of the device's database: everything else is reached or judged from it. Two slots are
// written in turn; the newest valid one counts. A commit expects both slots as it knows them, so a
// writer that was overtaken fails instead of doing harm.
struct Superblock {
  std::uint64_t generation = 0;   // +1 with every commit.
  std::uint64_t fence_epoch = 0;  // +1 with every start of a writer.
  UserId user = 0;
  DeviceId device = 0;

  Bytes cursor;             // As the office gave it; empty = nothing pulled yet.
  Sequence cursor_seq = 0;  // Everything up to here is in the rows.
  Sequence grant_seq = 0;
  std::int64_t data_as_of_ms = 0;
  std::int64_t clock_offset_ms = 0;  // Server time minus wall time, as last measured.
  Hlc last_hlc = 0;

  DeviceKey page_table = 0;  // Where the page table lies in the page area; 0 = no pages.
  DeviceKey next_page = 1;
  DeviceKey log_first = 0;  // Segments first <= key < next are the log.
  DeviceKey log_next = 0;
  DeviceKey delta_first = 0;
  DeviceKey delta_next = 0;
  DeviceKey stage_first = 0;
  DeviceKey stage_next = 0;
  bool rebasing = false;  // What is staged replaces all rows at the next checkpoint.

  std::vector<SessionMark> sessions;  // Oldest first.
  bool operator==(const Superblock&) const = default;

  SessionMark* session(SessionId id);
};

// Drops what is acknowledged and whose effect is in the rows, and sessions that have nothing left.
void settle_sessions(Superblock& superblock, SessionId running);

Bytes encode_superblock(const Superblock& superblock);
Result<Superblock> decode_superblock(ByteView stored);

}  // namespace huifang::sync
