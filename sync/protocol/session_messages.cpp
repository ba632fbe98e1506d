#include <limits>

#include "sync/protocol/internal/positional_reader.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {
namespace {

constexpr CborLimits kSmallLimits{kDepthMax, kPasswordBytesMax, kItemsMax};
constexpr std::size_t kRolesMax = 64;

Result<PositionalReader> small_reader(ByteView body) {
  const auto content = strip_prefix(body, kSmallBodyBytesMax);
  if (!content) return std::unexpected(content.error());
  return PositionalReader(*content, kSmallLimits);
}

template <class T>
T number_of(PositionalReader& reader) {
  return static_cast<T>(reader.number(std::numeric_limits<T>::max()));
}

template <class Message>
Result<Message> finished(PositionalReader& reader, Message message) {
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return message;
}

}  // namespace

Bytes encode(const SignInRequest& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(4);
  writer.text(message.account);
  writer.text(message.password);
  writer.bytes(message.public_key);
  writer.text(message.label);
  return writer.take();
}

Result<SignInRequest> decode_sign_in_request(ByteView body) {
  auto reader = small_reader(body);
  if (!reader) return std::unexpected(reader.error());
  SignInRequest message;
  reader->open(4);
  message.account = reader->text(kNameBytesMax);
  message.password = reader->text(kPasswordBytesMax);
  message.public_key = reader->bytes(kPublicKeyBytes);
  message.label = reader->text(kNameBytesMax);
  return finished(*reader, std::move(message));
}

Bytes encode(const RefreshRequest& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(4);
  writer.unsigned_integer(message.device);
  writer.text(message.refresh_token);
  writer.integer(message.wall_ms);
  write_id(writer, message.office);
  return writer.take();
}

Result<RefreshRequest> decode_refresh_request(ByteView body) {
  auto reader = small_reader(body);
  if (!reader) return std::unexpected(reader.error());
  RefreshRequest message;
  reader->open(4);
  message.device = number_of<DeviceId>(*reader);
  message.refresh_token = reader->text(kTokenBytesMax);
  message.wall_ms = reader->integer();
  message.office = read_id(*reader);
  return finished(*reader, std::move(message));
}

Bytes encode(const SignInResponse& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(12);
  writer.unsigned_integer(message.device);
  writer.unsigned_integer(message.user);
  write_id(writer, message.employee);
  write_id(writer, message.unit);
  writer.text(message.name);
  writer.array(message.roles.size());
  for (const std::string& role : message.roles) writer.text(role);
  writer.text(message.access_token);
  writer.integer(message.access_expires_ms);
  writer.text(message.refresh_token);
  writer.integer(message.server_ms);
  writer.unsigned_integer(message.epoch);
  write_id(writer, message.office);
  return writer.take();
}

Result<SignInResponse> decode_sign_in_response(ByteView body) {
  auto reader = small_reader(body);
  if (!reader) return std::unexpected(reader.error());
  SignInResponse message;
  reader->open(12);
  message.device = number_of<DeviceId>(*reader);
  message.user = number_of<UserId>(*reader);
  message.employee = read_id(*reader);
  message.unit = read_id(*reader);
  message.name = reader->text(kNameBytesMax);
  const std::size_t roles = reader->open_list(kRolesMax);
  for (std::size_t i = 0; i < roles && !reader->failed(); ++i)
    message.roles.push_back(reader->text(kNameBytesMax));
  reader->close();
  message.access_token = reader->text(kTokenBytesMax);
  message.access_expires_ms = reader->integer();
  message.refresh_token = reader->text(kTokenBytesMax);
  message.server_ms = reader->integer();
  message.epoch = number_of<std::uint32_t>(*reader);
  message.office = read_id(*reader);
  return finished(*reader, std::move(message));
}

Bytes encode(const ErrorResponse& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(2);
  writer.text(message.key);
  writer.unsigned_integer(message.number);
  return writer.take();
}

Result<ErrorResponse> decode_error_response(ByteView body) {
  auto reader = small_reader(body);
  if (!reader) return std::unexpected(reader.error());
  ErrorResponse message;
  reader->open(2);
  message.key = reader->text(kNameBytesMax);
  message.number = number_of<std::uint64_t>(*reader);
  return finished(*reader, std::move(message));
}

}  // namespace huifang::sync
