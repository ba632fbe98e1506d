#include "sync/server/engine/keeping.hpp"

#include <array>

#include "sync/protocol/limits.hpp"
#include "sync/server/engine/log_chain.hpp"

namespace huifang::server {
namespace {

constexpr std::array<std::uint8_t, 2> kPrefix{1, 0};
constexpr CborLimits kLimits{12, sync::kBatchBytesMax, 1'000};

std::unexpected<Error> damaged(std::string detail = "length") {
  return failure(ErrorCode::kInternal, "server.damaged", std::move(detail));
}

Result<CborReader> reader_of(ByteView body) {
  if (body.size() < 2 || body[0] != kPrefix[0] || body[1] != kPrefix[1]) {
    return damaged("prefix");
  }
  return CborReader(body.subspan(2), kLimits);
}

sync::HeldOperation::Reason reason_of(sync::OutcomeKind kind) {
  using Reason = sync::HeldOperation::Reason;
  if (kind == sync::OutcomeKind::kLatePending) return Reason::kLate;
  return kind == sync::OutcomeKind::kMalformed ? Reason::kMalformed : Reason::kRefused;
}

}  // namespace

Bytes write_kept_operation(const KeptOperation& kept) {
  CborWriter writer;
  writer.raw(kPrefix);
  writer.array(3);
  writer.integer(kept.received_ms);
  writer.unsigned_integer(kept.effective);
  writer.bytes(kept.sent);
  return writer.take();
}

Result<KeptOperation> read_kept_operation(ByteView body) {
  auto reader = reader_of(body);
  if (!reader) return std::unexpected(reader.error());
  KeptOperation kept;
  if (reader->array().value_or(0) != 3) return damaged();
  kept.received_ms = reader->integer().value_or(0);
  kept.effective = reader->unsigned_integer().value_or(0);
  const ByteView sent = reader->bytes().value_or(ByteView{});
  kept.sent.assign(sent.begin(), sent.end());
  reader->leave();
  if (const Status status = reader->finish(); !status) return damaged(status.error().key);
  return kept;
}

// [kind, key, [parameters], conflict or null]
Bytes write_outcome(const Verdict& verdict) {
  CborWriter writer;
  writer.raw(kPrefix);
  writer.array(4);
  writer.unsigned_integer(static_cast<std::uint8_t>(verdict.kind));
  writer.text(verdict.key);
  writer.array(verdict.parameters.size());
  for (const std::string& parameter : verdict.parameters) writer.text(parameter);
  if (verdict.conflict.is_nil()) {
    writer.null();
  } else {
    writer.bytes(verdict.conflict.bytes);
  }
  return writer.take();
}

Result<sync::Outcome> read_outcome(const sync::StoredOutcome& stored) {
  auto reader = reader_of(stored.body);
  if (!reader) return std::unexpected(reader.error());
  sync::Outcome outcome{.session = stored.operation.session, .counter = stored.operation.counter};
  if (reader->array().value_or(0) != 4) return damaged();
  outcome.kind = static_cast<sync::OutcomeKind>(reader->unsigned_integer().value_or(0));
  outcome.key = reader->text().value_or("");
  const std::size_t parameters = reader->array().value_or(0);
  for (std::size_t i = 0; i < parameters; ++i)
    outcome.parameters.emplace_back(reader->text().value_or(""));
  reader->leave();
  if (!reader->null())
    outcome.conflict = id_from_bytes(reader->bytes().value_or(ByteView{})).value_or(Id{});
  reader->leave();
  if (const Status status = reader->finish(); !status) return damaged(status.error().key);
  return outcome;
}

Status keep_operation(sync::ServerStore& store, const sync::LoggedOperation& logged, ByteView kept,
                      const Verdict& verdict) {
  if (Status status = log_in_chain(store, logged); !status) return status;
  if (verdict.kind == sync::OutcomeKind::kOk) return {};
  if (Status status = store.put_outcome({logged.operation, write_outcome(verdict)}); !status)
    return status;
  if (verdict.taken()) return {};
  return store.hold_operation({0, verdict.root, reason_of(verdict.kind), logged.operation,
                               logged.user, Bytes(kept.begin(), kept.end()),
                               sync::HeldOperation::State::kOpen});
}

}  // namespace huifang::server
