#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/record/record.hpp"
#include "sync/protocol/clock.hpp"

namespace huifang::sync {

using DeviceId = std::uint32_t;
using UserId = std::uint32_t;
using SessionId = std::uint64_t;  // 63 random bits, new at every start of the writer.
using Counter = std::uint32_t;    // 1, 2, 3 ... within a session.
using Sequence = std::uint64_t;   // One per committed transaction of the server.
using Scope = std::uint64_t;      // kind << 32 | number; see core/access.

// Who made an operation, and which of theirs it is.
struct OperationId {
  DeviceId device = 0;
  SessionId session = 0;
  Counter counter = 0;
  auto operator<=>(const OperationId&) const = default;
};

// The id of the row that an append becomes: the same at the device, where it is shown at once, and
// at the server.
Id entry_id(const OperationId& operation);

// The id of the conflict row that keeps the value of `losing` beside the one that stands.
Id conflict_id(const OperationId& losing, FieldNumber field);

// Numbers of the wire format; the gaps belong to kinds that come later.
enum class OperationKind : std::uint8_t {
  kCreate = 1,
  kSet = 2,
  kTransition = 8,
  kAppend = 9,
  kControl = 12,
};

struct Create {
  Id root;  // The customer it belongs to; itself for a customer; nil for the directory.
  Fields fields;
  bool operator==(const Create&) const = default;
};
struct Set {
  Fields fields;
  bool operator==(const Set&) const = default;
};
struct Transition {
  std::string workflow;
  std::string event;
  std::string from_seen;  // The state the person saw.
  Fields arguments;       // Fields set together with the transition (a comment, a reason).
  bool operator==(const Transition&) const = default;
};
struct Append {
  std::string log;
  Fields body;
  bool operator==(const Append&) const = default;
};
// Bookkeeping about earlier outcomes: the person has seen or dismissed one.
struct Control {
  enum class What : std::uint8_t { kOutcomeSeen = 1, kRefusalDismissed = 2 };
  What what = What::kOutcomeSeen;
  OperationId about;
  bool operator==(const Control&) const = default;
};
using Payload = std::variant<Create, Set, Transition, Append, Control>;

// What a person meant to do to one entity (sync.md 3).
struct Operation {
  Counter counter = 0;
  EntityNumber type = 0;
  Id entity;
  Sequence base = 0;         // Newest server version of the entity the person saw; 0 = none.
  Hlc hlc = 0;               // Corrected time on the device.
  std::int64_t mono_ms = 0;  // Monotonic milliseconds since the session began.
  Payload payload;
  std::optional<Id> transaction;  // Operations of one act: all or nothing.
  std::optional<OperationId> depends_on;
  std::uint32_t schema_version = 0;
  Sequence grant_seq = 0;
  Bytes extras;  // Trailing elements of a newer version, kept as they came.
  bool operator==(const Operation&) const = default;

  OperationKind kind() const;
};

// One operation as a CBOR array [counter, kind, type, entity, base, hlc, mono, payload, txn?, dep?,
// schema, grant]. read_operation checks every limit before it allocates; any fault names the place.
void write_operation(CborWriter& writer, const Operation& operation);
Result<Operation> read_operation(ByteView encoded);

}  // namespace huifang::sync
