#include "shell/platform/web/web_bytes.hpp"

#include <cstddef>

namespace huifang::shell {

WebByteWriter& WebByteWriter::put_u8(std::uint8_t value) {
  bytes_.push_back(value);
  return *this;
}

WebByteWriter& WebByteWriter::put_u32(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) put_u8(static_cast<std::uint8_t>(value >> shift));
  return *this;
}

WebByteWriter& WebByteWriter::put_u64(std::uint64_t value) {
  put_u32(static_cast<std::uint32_t>(value));
  return put_u32(static_cast<std::uint32_t>(value >> 32));
}

WebByteWriter& WebByteWriter::put_bytes(ByteView value) {
  put_u32(static_cast<std::uint32_t>(value.size()));
  bytes_.insert(bytes_.end(), value.begin(), value.end());
  return *this;
}

WebByteWriter& WebByteWriter::put_string(std::string_view value) {
  put_u32(static_cast<std::uint32_t>(value.size()));
  bytes_.insert(bytes_.end(), value.begin(), value.end());
  return *this;
}

std::uint8_t WebByteReader::u8() {
  const ByteView taken = take(1);
  return taken.empty() ? std::uint8_t{0} : taken[0];
}

std::uint32_t WebByteReader::u32() {
  std::uint32_t value = 0;
  int shift = 0;
  for (const std::uint8_t byte : take(4)) {
    value |= static_cast<std::uint32_t>(byte) << shift;
    shift += 8;
  }
  return value;
}

std::uint64_t WebByteReader::u64() {
  const std::uint64_t low = u32();
  return low | static_cast<std::uint64_t>(u32()) << 32;
}

Bytes WebByteReader::bytes() {
  const ByteView taken = take(u32());
  return {taken.begin(), taken.end()};
}

std::string WebByteReader::string() {
  const ByteView taken = take(u32());
  return {taken.begin(), taken.end()};
}

ByteView WebByteReader::take(std::size_t size) {
  if (size > rest_.size()) {
    intact_ = false;
    rest_ = {};
    return {};
  }
  const ByteView taken = rest_.first(size);
  rest_ = rest_.subspan(size);
  return taken;
}

}  // namespace huifang::shell
