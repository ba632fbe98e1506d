#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/record/bytes.hpp"

namespace huifang::shell {

// Builds a message for the worker: little-endian numbers, byte runs behind a 32-bit length. The
// other side is web/js/bytes.js, always of the same build.
class WebByteWriter {
 public:
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  WebByteWriter& put_u8(std::uint8_t value);
  WebByteWriter& put_u32(std::uint32_t value);
  WebByteWriter& put_u64(std::uint64_t value);
  WebByteWriter& put_bytes(ByteView value);
  WebByteWriter& put_string(std::string_view value);
  Bytes finish() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// Takes an answer of the worker apart. Reading past the end gives zeros and empty runs, and
// intact() then says false for good.
class WebByteReader {
 public:
  explicit WebByteReader(ByteView bytes) : rest_(bytes) {}
  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  Bytes bytes();
  std::string string();
  bool intact() const { return intact_; }

 private:
  ByteView take(std::size_t size);

  ByteView rest_;
  bool intact_ = true;
};

}  // namespace huifang::shell
