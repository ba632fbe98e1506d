#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/record/bytes.hpp"

namespace huifang {

// Writes CBOR (RFC 8949) with the shortest form of every head and definite lengths only.
class CborWriter {
 public:
  void null();
  void boolean(bool value);
  void integer(std::int64_t value);
  void unsigned_integer(std::uint64_t value);
  void text(std::string_view utf8);
  void bytes(ByteView bytes);
  void array(std::size_t count);  // `count` items must follow.
  void map(std::size_t count);    // `count` pairs must follow.
  void raw(ByteView encoded);     // One or more items encoded before, as they are.

  std::size_t size() const { return out_.size(); }
  const Bytes& view() const { return out_; }
  Bytes take() { return std::move(out_); }

 private:
  void head(std::uint8_t major, std::uint64_t argument);
  Bytes out_;
};

enum class CborKind : std::uint8_t {
  kUnsigned,
  kNegative,
  kBytes,
  kText,
  kArray,
  kMap,
  kBoolean,
  kNull,
  kOther,
  kEnd
};

// What a reader accepts; checked before anything is allocated or skipped.
struct CborLimits {
  std::size_t depth_max = 12;
  std::size_t string_bytes_max = 32 * 1024;
  std::size_t items_max = 1'000;  // Of one array or map.
};

// Reads untrusted CBOR front to back without copying: strings and bytes are views into the input,
// which must outlive them. Accepts canonical heads and definite lengths only. After the first
// fault every further call fails with the same error, so one check at the end is enough.
class CborReader {
 public:
  explicit CborReader(ByteView input, CborLimits limits = {});

  CborKind peek() const;
  Result<bool> boolean();
  Result<std::int64_t> integer();  // Any integer that fits.
  Result<std::uint64_t> unsigned_integer();
  Result<std::string_view> text();  // Valid UTF-8 or a fault.
  Result<ByteView> bytes();
  Result<std::size_t> array();  // Count of items that follow; pair with leave().
  Result<std::size_t> map();    // Count of pairs that follow; pair with leave().
  void leave();                 // Says that the items of the innermost container were read.
  bool null();                  // Reads a null if there is one.
  Result<ByteView> skip();      // One whole item, whatever it is; its bytes, to be kept.

  std::size_t position() const { return position_; }
  bool at_end() const { return position_ == input_.size(); }
  Status finish() const;  // Fails unless everything was read without fault.

 private:
  struct Head {
    std::uint8_t major = 0;
    std::uint64_t argument = 0;
  };
  Result<Head> any_head();
  Result<Head> head(std::uint8_t major_wanted);
  Result<ByteView> string(std::uint8_t major);
  Result<ByteView> string_body(std::uint64_t size);
  Result<std::size_t> container(std::uint8_t major, std::size_t items_each);
  Status check_count(std::uint64_t count, std::size_t items_each);
  std::unexpected<Error> fault(std::string key);

  ByteView input_;
  CborLimits limits_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  std::string fault_key_;
};

}  // namespace huifang
