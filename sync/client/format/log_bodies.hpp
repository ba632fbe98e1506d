#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/client/format/log_segment.hpp"
#include "sync/client/status.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// What the frames of the log hold. Each `make_…_frame` has its `read_…_frame`; reading fails with
// "store.damaged" on anything that was not made so.

struct OperationBody {
  Id root;        // Of the entity, because the operation itself does not say it.
  Bytes encoded;  // As write_operation made it and as it is sent.
  Operation operation;
};
Frame make_operation_frame(SessionId session, Counter counter, const Id& root, ByteView encoded);
Result<OperationBody> read_operation_frame(const Frame& frame);

struct DraftBody {
  std::string key;
  Bytes bytes;
  std::int64_t saved_ms = 0;
};
Frame make_draft_frame(SessionId session, const DraftBody& draft);
Result<DraftBody> read_draft_frame(const Frame& frame);
Frame make_draft_removed_frame(SessionId session, std::string_view key);
Result<std::string> read_draft_removed_frame(const Frame& frame);

// An act with where its operations were, so that later outcomes find it.
struct WorkRecord {
  WorkItem item;
  SessionId session = 0;
  DeviceId device = 0;
  Counter first = 0;
  Counter last = 0;
  bool put_away = false;  // The person has dismissed it; kept until the office knows that.
};
Frame make_work_frame(const WorkRecord& record);
Result<WorkRecord> read_work_frame(const Frame& frame);
Frame make_work_removed_frame(SessionId session, const Id& id);
Result<Id> read_work_removed_frame(const Frame& frame);

struct LeavingBody {
  std::uint64_t scope = 0;
  std::optional<Id> root;  // None: the whole scope.
  bool operator==(const LeavingBody&) const = default;
};
Frame make_leaving_frame(SessionId session, const LeavingBody& leaving, bool left);
Result<LeavingBody> read_leaving_frame(const Frame& frame);

}  // namespace huifang::sync
