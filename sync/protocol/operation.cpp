#include "sync/protocol/operation.hpp"

#include <limits>

#include "sync/protocol/internal/positional_reader.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kOperationItems = 12;

void write_payload(CborWriter& writer, const Create& create) {
  writer.array(2);
  if (create.root.is_nil()) {
    writer.null();
  } else {
    writer.bytes(create.root.bytes);
  }
  write_fields(writer, create.fields);
}

void write_payload(CborWriter& writer, const Set& set) {
  writer.array(1);
  write_fields(writer, set.fields);
}

void write_payload(CborWriter& writer, const Transition& transition) {
  writer.array(4);
  writer.text(transition.workflow);
  writer.text(transition.event);
  writer.text(transition.from_seen);
  write_fields(writer, transition.arguments);
}

void write_payload(CborWriter& writer, const Append& append) {
  writer.array(2);
  writer.text(append.log);
  write_fields(writer, append.body);
}

void write_operation_id(CborWriter& writer, const OperationId& id) {
  writer.array(3);
  writer.unsigned_integer(id.device);
  writer.unsigned_integer(id.session);
  writer.unsigned_integer(id.counter);
}

void write_payload(CborWriter& writer, const Control& control) {
  writer.array(2);
  writer.unsigned_integer(static_cast<std::uint8_t>(control.what));
  write_operation_id(writer, control.about);
}

template <class T>
T number_of(PositionalReader& reader) {
  return static_cast<T>(reader.number(std::numeric_limits<T>::max()));
}

OperationId read_operation_id(PositionalReader& reader) {
  OperationId id;
  reader.open(3);
  id.device = number_of<DeviceId>(reader);
  id.session = reader.number(kSessionMax);
  id.counter = number_of<Counter>(reader);
  reader.close();
  return id;
}

Fields read_payload_fields(PositionalReader& reader) {
  if (reader.failed()) return {};
  return reader.take(read_fields(reader.item()));
}

Payload read_payload(PositionalReader& reader, std::uint64_t kind) {
  Payload payload;
  switch (static_cast<OperationKind>(kind)) {
    case OperationKind::kCreate: {
      reader.open(2);
      Create create;
      if (!reader.null()) create.root = reader.id();
      create.fields = read_payload_fields(reader);
      payload = std::move(create);
      break;
    }
    case OperationKind::kSet:
      reader.open(1);
      payload = Set{read_payload_fields(reader)};
      break;
    case OperationKind::kTransition: {
      reader.open(4);
      Transition transition;
      transition.workflow = reader.text(kNameBytesMax);
      transition.event = reader.text(kNameBytesMax);
      transition.from_seen = reader.text(kNameBytesMax);
      transition.arguments = read_payload_fields(reader);
      payload = std::move(transition);
      break;
    }
    case OperationKind::kAppend: {
      reader.open(2);
      Append append;
      append.log = reader.text(kNameBytesMax);
      append.body = read_payload_fields(reader);
      payload = std::move(append);
      break;
    }
    case OperationKind::kControl: {
      reader.open(2);
      Control control;
      const std::uint64_t what = reader.number(std::numeric_limits<std::uint8_t>::max());
      control.what = static_cast<Control::What>(what);
      if (control.what != Control::What::kOutcomeSeen &&
          control.what != Control::What::kRefusalDismissed) {
        reader.fail(ErrorCode::kInvalidInput, "unknown control");
      }
      control.about = read_operation_id(reader);
      payload = control;
      break;
    }
    default:
      reader.fail(ErrorCode::kInvalidInput, "unknown kind");
      return payload;
  }
  reader.close();
  return payload;
}

// What a newer version put behind the elements known here, kept as it came.
Bytes read_extras(PositionalReader& reader) {
  Bytes extras;
  while (!reader.failed() && reader.left() > 0) {
    const ByteView item = reader.skip();
    extras.insert(extras.end(), item.begin(), item.end());
  }
  return extras;
}

std::size_t count_items(ByteView encoded) {
  CborReader reader(encoded, {kDepthMax, kStringBytesMax, kItemsMax});
  std::size_t count = 0;
  while (!reader.at_end() && reader.skip()) ++count;
  return count;
}

}  // namespace

Id entry_id(const OperationId& operation) {
  CborWriter writer;
  write_operation_id(writer, operation);
  return derive_id("entry", writer.view());
}

Id conflict_id(const OperationId& losing, FieldNumber field) {
  CborWriter writer;
  write_operation_id(writer, losing);
  writer.unsigned_integer(field);
  return derive_id("conflict", writer.view());
}

OperationKind Operation::kind() const {
  struct Visitor {
    OperationKind operator()(const Create&) const { return OperationKind::kCreate; }
    OperationKind operator()(const Set&) const { return OperationKind::kSet; }
    OperationKind operator()(const Transition&) const { return OperationKind::kTransition; }
    OperationKind operator()(const Append&) const { return OperationKind::kAppend; }
    OperationKind operator()(const Control&) const { return OperationKind::kControl; }
  };
  return std::visit(Visitor{}, payload);
}

void write_operation(CborWriter& writer, const Operation& operation) {
  writer.array(kOperationItems + count_items(operation.extras));
  writer.unsigned_integer(operation.counter);
  writer.unsigned_integer(static_cast<std::uint8_t>(operation.kind()));
  writer.unsigned_integer(operation.type);
  writer.bytes(operation.entity.bytes);
  writer.unsigned_integer(operation.base);
  writer.unsigned_integer(operation.hlc);
  writer.integer(operation.mono_ms);
  std::visit([&](const auto& payload) { write_payload(writer, payload); }, operation.payload);
  if (operation.transaction) {
    writer.bytes(operation.transaction->bytes);
  } else {
    writer.null();
  }
  if (operation.depends_on) {
    write_operation_id(writer, *operation.depends_on);
  } else {
    writer.null();
  }
  writer.unsigned_integer(operation.schema_version);
  writer.unsigned_integer(operation.grant_seq);
  writer.raw(operation.extras);
}

Result<Operation> read_operation(ByteView encoded) {
  if (encoded.size() > kOperationBytesMax)
    return failure(ErrorCode::kTooLarge, "sync.too_large", "operation");
  PositionalReader reader(encoded, {kDepthMax, kStringBytesMax, kItemsMax});
  Operation operation;
  reader.open(kOperationItems);
  operation.counter = number_of<Counter>(reader);
  const std::uint64_t kind = reader.number(std::numeric_limits<std::uint8_t>::max());
  operation.type = number_of<EntityNumber>(reader);
  operation.entity = reader.id();
  operation.base = number_of<Sequence>(reader);
  operation.hlc = number_of<Hlc>(reader);
  operation.mono_ms = reader.integer();
  operation.payload = read_payload(reader, kind);
  if (!reader.null()) operation.transaction = reader.id();
  if (!reader.null()) operation.depends_on = read_operation_id(reader);
  operation.schema_version = number_of<std::uint32_t>(reader);
  operation.grant_seq = number_of<Sequence>(reader);
  operation.extras = read_extras(reader);
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return operation;
}

}  // namespace huifang::sync
