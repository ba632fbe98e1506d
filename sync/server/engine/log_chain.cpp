#include "sync/server/engine/log_chain.hpp"

#include <sodium.h>

#include <utility>

#include "core/record/cbor.hpp"

namespace huifang::server {

Bytes chain_hash(ByteView before, const sync::LoggedOperation& logged) {
  CborWriter writer;
  writer.array(9);
  writer.bytes(before);
  writer.unsigned_integer(logged.seq);
  writer.unsigned_integer(logged.number);
  writer.unsigned_integer(logged.operation.device);
  writer.unsigned_integer(logged.operation.session);
  writer.unsigned_integer(logged.operation.counter);
  writer.unsigned_integer(logged.user);
  writer.unsigned_integer(static_cast<std::uint8_t>(logged.outcome));
  writer.bytes(logged.body);
  Bytes hash(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(hash.data(), writer.view().data(), writer.view().size());
  return hash;
}

Status log_in_chain(sync::ServerStore& store, sync::LoggedOperation logged) {
  const auto before = store.last_log_hash();
  if (!before) return std::unexpected(before.error());
  logged.hash = chain_hash(*before, logged);
  return store.log_operation(logged);
}

Result<std::optional<LogFault>> find_log_fault(sync::ServerStore& store, sync::Sequence through) {
  Bytes before;
  for (sync::Sequence seq = 1; seq <= through; ++seq) {
    auto entries = store.logged(seq);
    if (!entries) return std::unexpected(entries.error());
    for (sync::LoggedOperation& entry : *entries) {
      if (entry.hash != chain_hash(before, entry)) return LogFault{entry.seq, entry.number};
      before = std::move(entry.hash);
    }
  }
  const auto last = store.last_log_hash();
  if (!last) return std::unexpected(last.error());
  // Entries cut off behind `through` show in the newest one.
  if (*last != before) return LogFault{through + 1, 0};
  return std::nullopt;
}

}  // namespace huifang::server
