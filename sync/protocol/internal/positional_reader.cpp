#include "sync/protocol/internal/positional_reader.hpp"

#include <array>

namespace huifang::sync {

void PositionalReader::fail(ErrorCode code, const std::string& detail) {
  if (failed_) return;
  failed_ = true;
  const bool too_large = code == ErrorCode::kTooLarge;
  error_ = Error{too_large ? ErrorCode::kTooLarge : ErrorCode::kInvalidInput,
                 too_large ? "sync.too_large" : "sync.malformed",
                 detail + " at byte " + std::to_string(cbor_.position())};
}

CborReader& PositionalReader::item() {
  if (depth_ > 0) {
    if (left_[depth_ - 1] == 0) {
      fail(ErrorCode::kInvalidInput, "too few items");
    } else {
      --left_[depth_ - 1];
    }
  }
  return cbor_;
}

std::size_t PositionalReader::enter(std::size_t items) {
  if (depth_ == std::size(left_)) fail(ErrorCode::kTooLarge, "too deep");
  if (failed_) return 0;
  left_[depth_++] = items;
  return items;
}

std::size_t PositionalReader::open(std::size_t items_min) {
  if (failed_) return 0;
  const std::size_t count = take(item().array());
  if (count < items_min) fail(ErrorCode::kInvalidInput, "too few items");
  return enter(count);
}

std::size_t PositionalReader::open_map(std::size_t pairs_max) {
  if (failed_) return 0;
  const std::size_t pairs = take(item().map());
  if (pairs > pairs_max) fail(ErrorCode::kTooLarge, "too many items");
  return enter(2 * pairs) / 2;
}

std::size_t PositionalReader::open_list(std::size_t items_max) {
  const std::size_t count = open(0);
  if (count > items_max) fail(ErrorCode::kTooLarge, "too many items");
  return failed_ ? 0 : count;
}

void PositionalReader::close() {
  while (!failed_ && left() > 0) skip();
  if (failed_) return;
  cbor_.leave();
  --depth_;
}

std::uint64_t PositionalReader::number(std::uint64_t max) {
  if (failed_) return 0;
  const std::uint64_t value = take(item().unsigned_integer());
  if (value <= max) return value;
  fail(ErrorCode::kInvalidInput, "number out of range");
  return 0;
}

std::int64_t PositionalReader::integer() { return failed_ ? 0 : take(item().integer()); }

bool PositionalReader::boolean() { return !failed_ && take(item().boolean()); }

std::string PositionalReader::text(std::size_t bytes_max) {
  if (failed_) return {};
  const std::string_view value = take(item().text());
  if (value.size() > bytes_max) fail(ErrorCode::kTooLarge, "text too long");
  return failed_ ? std::string() : std::string(value);
}

Bytes PositionalReader::bytes(std::size_t bytes_max) {
  if (failed_) return {};
  const ByteView value = take(item().bytes());
  if (value.size() > bytes_max) fail(ErrorCode::kTooLarge, "bytes too long");
  return failed_ ? Bytes() : Bytes(value.begin(), value.end());
}

Id PositionalReader::id() {
  if (failed_) return {};
  const auto value = id_from_bytes(take(item().bytes()));
  if (!value) fail(ErrorCode::kInvalidInput, "id not of 16 bytes");
  return value.value_or(Id{});
}

bool PositionalReader::null() {
  if (failed_ || cbor_.peek() != CborKind::kNull) return false;
  return item().null();
}

ByteView PositionalReader::skip() { return failed_ ? ByteView() : take(item().skip()); }

Status PositionalReader::finish() const {
  if (failed_) return std::unexpected(error_);
  if (const Status status = cbor_.finish(); !status) {
    return failure(ErrorCode::kInvalidInput, "sync.malformed", status.error().key);
  }
  return {};
}

void write_prefix(CborWriter& writer) {
  writer.raw(std::array<std::uint8_t, 2>{kProtocolVersion, kCipherPlain});
}

void write_id(CborWriter& writer, const Id& id) {
  if (id.is_nil()) {
    writer.null();
  } else {
    writer.bytes(id.bytes);
  }
}

Id read_id(PositionalReader& reader) { return reader.null() ? Id{} : reader.id(); }

Result<ByteView> strip_prefix(ByteView body, std::size_t bytes_max) {
  if (body.size() > bytes_max) return failure(ErrorCode::kTooLarge, "sync.too_large", "body");
  if (body.size() < 2) return failure(ErrorCode::kInvalidInput, "sync.malformed", "no prefix");
  if (body[0] != kProtocolVersion) return failure(ErrorCode::kInvalidInput, "sync.version");
  if (body[1] != kCipherPlain) return failure(ErrorCode::kInvalidInput, "sync.cipher");
  return body.subspan(2);
}

}  // namespace huifang::sync
