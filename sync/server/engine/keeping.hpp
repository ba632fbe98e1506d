#pragma once

#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// How operations and outcomes are written down. Each begins with two bytes: version and cipher.

// What the log keeps of an operation: when it came, when it was made, and its bytes as sent.
struct KeptOperation {
  std::int64_t received_ms = 0;
  sync::Hlc effective = 0;
  Bytes sent;
  bool operator==(const KeptOperation&) const = default;
};
Bytes write_kept_operation(const KeptOperation& kept);
Result<KeptOperation> read_kept_operation(ByteView body);

Bytes write_outcome(const Verdict& verdict);
Result<sync::Outcome> read_outcome(const sync::StoredOutcome& stored);

// Writes an operation and its verdict where they belong: always to the log; what had no effect also
// to the held ones; whatever is not plainly well also to the outcomes the device has yet to
// confirm.
Status keep_operation(sync::ServerStore& store, const sync::LoggedOperation& logged, ByteView kept,
                      const Verdict& verdict);

}  // namespace huifang::server
