#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/record/record.hpp"

namespace huifang::sync {

// Fields as read_fields gives them; nothing if the bytes are broken.
Fields unpack_fields(ByteView packed);
Bytes pack_fields(const Fields& fields);

// The fields of `wanted` (ascending) that hold something, still packed; texts are cut to at most
// `text_bytes_max` bytes, never within a character. What cannot be read is as if it were not there.
Bytes select_packed(ByteView packed, std::span<const FieldNumber> wanted,
                    std::size_t text_bytes_max);

// What two values of one field are ordered by, without unpacking: a view into the packed bytes.
struct PackedKey {
  enum class Kind : std::uint8_t { kNone, kNumber, kText };
  Kind kind = Kind::kNone;
  std::int64_t number = 0;
  std::string_view text;  // Also the bytes of references.
  auto operator<=>(const PackedKey&) const = default;
};
PackedKey packed_key(ByteView packed, FieldNumber field);
PackedKey value_key(const Value& value);

// True if `text` is found in `where`; Latin letters match in either case. `text` is in lower case.
bool contains_folded(std::string_view where, std::string_view text);
std::string fold_case(std::string_view text);

}  // namespace huifang::sync
