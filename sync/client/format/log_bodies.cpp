#include "sync/client/format/log_bodies.hpp"

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kWorkFieldCount = 20;

Frame frame(FrameKind kind, SessionId session, Counter counter, CborWriter& writer) {
  return Frame{.kind = kind, .session = session, .counter = counter, .body = writer.take()};
}

std::unexpected<Error> damaged(std::string_view what) {
  return store_damaged("log frame: " + std::string(what));
}

// Remembers the first fault, so that a body is read straight through and judged once.
struct BodyReader {
  CborReader cbor;
  bool good = true;

  explicit BodyReader(ByteView body) : cbor(body, kStoreLimits) {}
  bool array_of(std::size_t least) {
    const auto count = cbor.array();
    good = good && count && *count >= least;
    return good;
  }
  std::uint64_t number() {
    const auto read = cbor.unsigned_integer();
    good = good && read.has_value();
    return read ? *read : 0;
  }
  std::int64_t integer() {
    const auto read = cbor.integer();
    good = good && read.has_value();
    return read ? *read : 0;
  }
  std::string text() {
    const auto read = cbor.text();
    good = good && read.has_value();
    return read ? std::string(*read) : std::string();
  }
  Bytes bytes() {
    const auto read = cbor.bytes();
    good = good && read.has_value();
    return read ? Bytes(read->begin(), read->end()) : Bytes();
  }
  Id id() {
    const auto read = cbor.bytes();
    const auto found = read ? id_from_bytes(*read) : std::nullopt;
    good = good && found.has_value();
    return found.value_or(Id{});
  }
  bool flag() {
    const auto read = cbor.boolean();
    good = good && read.has_value();
    return read && *read;
  }
};

void write_message(CborWriter& writer, const Message& message) {
  writer.text(message.key);
  writer.array(message.parameters.size() * 2);
  for (const TextParameter& parameter : message.parameters) {
    writer.text(parameter.name);
    writer.text(parameter.value);
  }
}

Message read_message(BodyReader& reader) {
  Message message;
  message.key = reader.text();
  const auto count = reader.cbor.array();
  reader.good = reader.good && count && *count % 2 == 0;
  for (std::size_t at = 0; reader.good && at < *count; at += 2) {
    TextParameter parameter;
    parameter.name = reader.text();
    parameter.value = reader.text();
    message.parameters.push_back(std::move(parameter));
  }
  if (count) reader.cbor.leave();
  return message;
}

}  // namespace

Frame make_operation_frame(SessionId session, Counter counter, const Id& root, ByteView encoded) {
  CborWriter writer;
  writer.array(2);
  writer.bytes(root.bytes);
  writer.raw(encoded);
  return frame(FrameKind::kOperation, session, counter, writer);
}

Result<OperationBody> read_operation_frame(const Frame& read) {
  BodyReader reader(read.body);
  OperationBody body;
  if (!reader.array_of(2)) return damaged("operation");
  body.root = reader.id();
  const auto encoded = reader.cbor.skip();
  if (!reader.good || !encoded) return damaged("operation");
  body.encoded.assign(encoded->begin(), encoded->end());
  auto operation = read_operation(body.encoded);
  if (!operation) return std::unexpected(operation.error());
  if (operation->counter != read.counter) return damaged("counter");
  body.operation = std::move(*operation);
  return body;
}

Frame make_draft_frame(SessionId session, const DraftBody& draft) {
  CborWriter writer;
  writer.array(3);
  writer.text(draft.key);
  writer.bytes(draft.bytes);
  writer.integer(draft.saved_ms);
  return frame(FrameKind::kDraft, session, 0, writer);
}

Result<DraftBody> read_draft_frame(const Frame& read) {
  BodyReader reader(read.body);
  if (!reader.array_of(3)) return damaged("draft");
  DraftBody draft;
  draft.key = reader.text();
  draft.bytes = reader.bytes();
  draft.saved_ms = reader.integer();
  if (!reader.good) return damaged("draft");
  return draft;
}

Frame make_draft_removed_frame(SessionId session, std::string_view key) {
  CborWriter writer;
  writer.array(1);
  writer.text(key);
  return frame(FrameKind::kDraftRemoved, session, 0, writer);
}

Result<std::string> read_draft_removed_frame(const Frame& read) {
  BodyReader reader(read.body);
  if (!reader.array_of(1)) return damaged("draft removed");
  std::string key = reader.text();
  if (!reader.good) return damaged("draft removed");
  return key;
}

Frame make_work_frame(const WorkRecord& record) {
  const WorkItem& item = record.item;
  CborWriter writer;
  writer.array(kWorkFieldCount);
  writer.bytes(item.id.bytes);
  writer.unsigned_integer(static_cast<std::uint64_t>(item.state));
  writer.unsigned_integer(item.type);
  writer.bytes(item.entity.bytes);
  writer.bytes(item.root.bytes);
  writer.unsigned_integer(static_cast<std::uint64_t>(item.kind));
  writer.text(item.event);
  writer.integer(item.made_ms);
  writer.unsigned_integer(item.receipt);
  writer.integer(item.accepted_ms);
  write_message(writer, item.reason);  // Two elements.
  writer.unsigned_integer(item.field);
  writer.bytes(item.conflict.bytes);
  writer.array(item.operations.size());
  for (const Operation& operation : item.operations) write_operation(writer, operation);
  writer.unsigned_integer(record.session);
  writer.unsigned_integer(record.device);
  writer.unsigned_integer(record.first);
  writer.unsigned_integer(record.last);
  writer.boolean(record.put_away);
  return frame(FrameKind::kWork, record.session, record.last, writer);
}

Result<WorkRecord> read_work_frame(const Frame& read) {
  BodyReader reader(read.body);
  if (!reader.array_of(kWorkFieldCount)) return damaged("work");
  WorkRecord record;
  WorkItem& item = record.item;
  item.id = reader.id();
  const std::uint64_t state = reader.number();
  reader.good = reader.good && state <= static_cast<std::uint64_t>(WorkState::kRefused);
  item.state = static_cast<WorkState>(state);
  item.type = static_cast<EntityNumber>(reader.number());
  item.entity = reader.id();
  item.root = reader.id();
  item.kind = static_cast<OperationKind>(reader.number());
  item.event = reader.text();
  item.made_ms = reader.integer();
  item.receipt = reader.number();
  item.accepted_ms = reader.integer();
  item.reason = read_message(reader);
  item.field = static_cast<FieldNumber>(reader.number());
  item.conflict = reader.id();
  const auto operations = reader.cbor.array();
  reader.good = reader.good && operations;
  for (std::size_t at = 0; reader.good && at < *operations; ++at) {
    const auto encoded = reader.cbor.skip();
    if (!encoded) return damaged("work: operation");
    auto operation = read_operation(*encoded);
    if (!operation) return std::unexpected(operation.error());
    item.operations.push_back(std::move(*operation));
  }
  if (operations) reader.cbor.leave();
  record.session = reader.number();
  record.device = static_cast<DeviceId>(reader.number());
  record.first = static_cast<Counter>(reader.number());
  record.last = static_cast<Counter>(reader.number());
  record.put_away = reader.flag();
  if (!reader.good) return damaged("work");
  return record;
}

Frame make_work_removed_frame(SessionId session, const Id& id) {
  CborWriter writer;
  writer.array(1);
  writer.bytes(id.bytes);
  return frame(FrameKind::kWorkRemoved, session, 0, writer);
}

Result<Id> read_work_removed_frame(const Frame& read) {
  BodyReader reader(read.body);
  if (!reader.array_of(1)) return damaged("work removed");
  const Id id = reader.id();
  if (!reader.good) return damaged("work removed");
  return id;
}

Frame make_leaving_frame(SessionId session, const LeavingBody& leaving, bool left) {
  CborWriter writer;
  writer.array(2);
  writer.unsigned_integer(leaving.scope);
  if (leaving.root) {
    writer.bytes(leaving.root->bytes);
  } else {
    writer.null();
  }
  return frame(left ? FrameKind::kLeft : FrameKind::kLeaving, session, 0, writer);
}

Result<LeavingBody> read_leaving_frame(const Frame& read) {
  BodyReader reader(read.body);
  if (!reader.array_of(2)) return damaged("leaving");
  LeavingBody body;
  body.scope = reader.number();
  if (!reader.cbor.null()) body.root = reader.id();
  if (!reader.good) return damaged("leaving");
  return body;
}

}  // namespace huifang::sync
