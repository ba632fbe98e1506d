#include <limits>

#include "sync/protocol/internal/outcome_codec.hpp"
#include "sync/protocol/internal/positional_reader.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {
namespace {

// An operation travels as a byte string, so that one nobody can parse does not spoil its batch.
constexpr CborLimits kPushLimits{kDepthMax, kBatchBytesMax, 2 * kItemsMax};

template <class T>
T number_of(PositionalReader& reader) {
  return static_cast<T>(reader.number(std::numeric_limits<T>::max()));
}

}  // namespace

Bytes encode(const PushRequest& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(message.session_offset_ms ? 12 : 11);
  writer.unsigned_integer(message.device);
  writer.unsigned_integer(message.session);
  writer.unsigned_integer(message.from_counter);
  writer.integer(message.wall_ms);
  writer.integer(message.mono_ms);
  writer.boolean(message.session_running);
  writer.integer(message.offset_ms);
  writer.unsigned_integer(message.schema_version);
  writer.array(message.operations.size());
  for (const Bytes& operation : message.operations) writer.bytes(operation);
  writer.array(2 * message.outcomes_seen.size());
  for (const auto& [session, counter] : message.outcomes_seen) {
    writer.unsigned_integer(session);
    writer.unsigned_integer(counter);
  }
  write_id(writer, message.office);
  if (message.session_offset_ms) writer.integer(*message.session_offset_ms);
  return writer.take();
}

Result<PushRequest> decode_push_request(ByteView body) {
  const auto content = strip_prefix(body, kBatchBytesMax);
  if (!content) return std::unexpected(content.error());
  PositionalReader reader(*content, kPushLimits);
  PushRequest message;
  reader.open(11);
  message.device = number_of<DeviceId>(reader);
  message.session = reader.number(kSessionMax);
  message.from_counter = number_of<Counter>(reader);
  message.wall_ms = reader.integer();
  message.mono_ms = reader.integer();
  message.session_running = reader.boolean();
  message.offset_ms = reader.integer();
  message.schema_version = number_of<std::uint32_t>(reader);
  const std::size_t operations = reader.open_list(kBatchOperationsMax);
  for (std::size_t i = 0; i < operations && !reader.failed(); ++i) {
    message.operations.push_back(reader.bytes(kBatchBytesMax));
  }
  reader.close();
  const std::size_t numbers = reader.open_list(2 * kItemsMax);
  if (numbers % 2 != 0) reader.fail(ErrorCode::kInvalidInput, "odd count of outcomes seen");
  for (std::size_t i = 0; i < numbers && !reader.failed(); i += 2) {
    const SessionId session = reader.number(kSessionMax);
    message.outcomes_seen.emplace_back(session, number_of<Counter>(reader));
  }
  reader.close();
  message.office = read_id(reader);
  if (reader.left() > 0 && !reader.null()) message.session_offset_ms = reader.integer();
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return message;
}

Bytes encode(const PushResponse& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(5);
  writer.unsigned_integer(message.acked_counter);
  writer.unsigned_integer(message.applied_seq);
  writer.unsigned_integer(message.high_seq);
  write_outcomes(writer, message.outcomes);
  writer.integer(message.server_ms);
  return writer.take();
}

Result<PushResponse> decode_push_response(ByteView body) {
  const auto content = strip_prefix(body, kBatchBytesMax);
  if (!content) return std::unexpected(content.error());
  PositionalReader reader(*content, {kDepthMax, kStringBytesMax, kItemsMax});
  PushResponse message;
  reader.open(5);
  message.acked_counter = number_of<Counter>(reader);
  message.applied_seq = number_of<Sequence>(reader);
  message.high_seq = number_of<Sequence>(reader);
  message.outcomes = read_outcomes(reader);
  message.server_ms = reader.integer();
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return message;
}

}  // namespace huifang::sync
