#include "tests/sync/protocol/generator.hpp"

#include <algorithm>
#include <limits>

#include "sync/protocol/limits.hpp"

namespace huifang::sync {
namespace {

template <class T>
T any(Generator& generator) {
  return static_cast<T>(generator.number(std::numeric_limits<T>::max()));
}

}  // namespace

std::uint64_t Generator::number(std::uint64_t max) {
  switch (below(4)) {
    case 0:
      return std::min(below(24), max);
    case 1:
      return max - std::min(below(3), max);
    case 2:
      return std::min(below(std::uint64_t{1} << (1 + below(62))), max);
    default:
      return max == std::numeric_limits<std::uint64_t>::max() ? random_() : below(max + 1);
  }
}

std::int64_t Generator::integer() { return static_cast<std::int64_t>(any<std::uint64_t>(*this)); }

std::string Generator::text(std::size_t bytes_max) {
  constexpr std::string_view kPieces[] = {"a", "Z", " ", "\"", "é", "周", "𠮷", "\n", ""};
  std::string text;
  for (std::uint64_t i = below(12); i > 0; --i) {
    const std::string_view piece = kPieces[below(std::size(kPieces))];
    if (text.size() + piece.size() <= bytes_max) text += piece;
  }
  return text;
}

Bytes Generator::bytes(std::size_t size_max) {
  Bytes bytes(static_cast<std::size_t>(below(size_max + 1)));
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random_());
  return bytes;
}

Id Generator::id() {
  Id id;
  if (chance(60)) {
    id.bytes.fill(static_cast<std::uint8_t>(1 + below(20)));
  } else {
    for (std::uint8_t& byte : id.bytes) byte = static_cast<std::uint8_t>(random_());
  }
  return id;
}

Value Generator::value() {
  switch (below(6)) {
    case 0:
      return std::monostate{};
    case 1:
      return chance(50);
    case 2:
      return integer();
    case 3:
      return text(kStringBytesMax);
    case 4:
      return chance(10) ? Id{} : id();
    default: {
      const auto part = [this] { return static_cast<std::int32_t>(any<std::uint32_t>(*this)); };
      const std::int32_t latitude = part();
      const std::int32_t longitude = part();
      return Place{latitude, longitude, part()};
    }
  }
}

Fields Generator::fields(std::size_t count_max) {
  std::vector<FieldValue> values;
  for (std::uint64_t i = below(count_max + 1); i > 0; --i)
    values.push_back({any<FieldNumber>(*this), value()});
  return Fields(std::move(values));
}

Outcome Generator::outcome() {
  Outcome outcome;
  outcome.session = number(kSessionMax);
  outcome.counter = any<Counter>(*this);
  outcome.kind = static_cast<OutcomeKind>(below(7));
  outcome.key = text(kNameBytesMax);
  for (std::uint64_t i = below(3); i > 0; --i) outcome.parameters.push_back(text(kStringBytesMax));
  if (chance(30)) outcome.conflict = id();
  return outcome;
}

Operation Generator::operation() {
  Operation operation;
  operation.counter = any<Counter>(*this);
  operation.type = any<EntityNumber>(*this);
  operation.entity = chance(5) ? Id{} : id();
  operation.base = any<Sequence>(*this);
  operation.hlc = any<Hlc>(*this);
  operation.mono_ms = integer();
  switch (below(5)) {
    case 0:
      operation.payload = Create{chance(20) ? Id{} : id(), fields(12)};
      break;
    case 1:
      operation.payload = Set{fields(12)};
      break;
    case 2: {
      Transition transition{text(kNameBytesMax), text(kNameBytesMax), text(kNameBytesMax),
                            fields(3)};
      operation.payload = std::move(transition);
      break;
    }
    case 3:
      operation.payload = Append{text(kNameBytesMax), fields(5)};
      break;
    default: {
      const auto what = chance(50) ? Control::What::kOutcomeSeen : Control::What::kRefusalDismissed;
      operation.payload =
          Control{what, {any<DeviceId>(*this), number(kSessionMax), any<Counter>(*this)}};
      break;
    }
  }
  if (chance(40)) operation.transaction = id();
  if (chance(20))
    operation.depends_on =
        OperationId{any<DeviceId>(*this), number(kSessionMax), any<Counter>(*this)};
  operation.schema_version = any<std::uint32_t>(*this);
  operation.grant_seq = any<Sequence>(*this);
  if (chance(20)) {
    CborWriter writer;
    for (std::uint64_t i = 1 + below(3); i > 0; --i) write_value(writer, value());
    operation.extras = writer.take();
  }
  return operation;
}

PushRequest Generator::push_request() {
  PushRequest message;
  message.device = any<DeviceId>(*this);
  message.session = number(kSessionMax);
  message.from_counter = any<Counter>(*this);
  message.wall_ms = integer();
  message.mono_ms = integer();
  message.session_running = chance(50);
  message.offset_ms = integer();
  message.schema_version = any<std::uint32_t>(*this);
  for (std::uint64_t i = below(5); i > 0; --i) {
    CborWriter writer;
    write_operation(writer, operation());
    message.operations.push_back(chance(80) ? writer.take() : bytes(60));
  }
  for (std::uint64_t i = below(4); i > 0; --i) {
    const SessionId session = number(kSessionMax);
    message.outcomes_seen.emplace_back(session, any<Counter>(*this));
  }
  if (chance(50)) message.session_offset_ms = integer();
  return message;
}

PushResponse Generator::push_response() {
  PushResponse message;
  message.acked_counter = any<Counter>(*this);
  message.applied_seq = any<Sequence>(*this);
  message.high_seq = any<Sequence>(*this);
  for (std::uint64_t i = below(4); i > 0; --i) message.outcomes.push_back(outcome());
  message.server_ms = integer();
  return message;
}

PullResponse Generator::pull_response() {
  PullResponse message;
  for (std::uint64_t i = below(12); i > 0; --i) {
    RowVersion row;
    row.type = any<EntityNumber>(*this);
    row.id = chance(5) ? Id{} : id();
    row.root = chance(30) ? Id{} : id();
    row.scope = chance(70) ? Scope{1} << 32 | below(4) : any<Scope>(*this);
    row.seq = any<Sequence>(*this);
    row.deleted = chance(10);
    row.complete = chance(50);
    row.fields = fields(10);
    message.rows.push_back(std::move(row));
  }
  for (std::uint64_t i = below(3); i > 0; --i) {
    const Scope scope = any<Scope>(*this);
    message.roots_out.emplace_back(scope, id());
  }
  for (std::uint64_t i = below(3); i > 0; --i) message.scopes_dropped.push_back(any<Scope>(*this));
  for (std::uint64_t i = below(3); i > 0; --i) {
    const SessionId session = number(kSessionMax);
    const Counter counter = any<Counter>(*this);
    message.acknowledgements.push_back({session, counter, any<Sequence>(*this)});
  }
  for (std::uint64_t i = below(3); i > 0; --i) message.outcomes.push_back(outcome());
  message.next_cursor = bytes(40);
  message.high_seq = any<Sequence>(*this);
  message.grant_seq = any<Sequence>(*this);
  message.more = chance(50);
  message.server_ms = integer();
  return message;
}

}  // namespace huifang::sync
