#pragma once

#include <optional>

#include "sync/store/server_store.hpp"

namespace huifang::server {

// The log of operations is a chain: each entry's hash covers the entry and the hash before it, so
// that whoever changes one later would have to change all behind it too (reliability D8).
//
// SHA-256 of `before` and of the entry: seq, number, device, session, counter, user, outcome, body.
Bytes chain_hash(ByteView before, const sync::LoggedOperation& logged);

// Logs it behind the newest entry, with its hash.
Status log_in_chain(sync::ServerStore& store, sync::LoggedOperation logged);

// Where the log is not what was written, from its beginning to `through`; nothing if it is sound.
struct LogFault {
  sync::Sequence seq = 0;
  std::uint32_t number = 0;
};
Result<std::optional<LogFault>> find_log_fault(sync::ServerStore& store, sync::Sequence through);

}  // namespace huifang::server
