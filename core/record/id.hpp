#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/record/bytes.hpp"

namespace huifang {

// The identity of an entity or of a transaction: 16 bytes. Made on the device as UUIDv7
// (48 bits of milliseconds, the rest random), or derived by the server from other bytes.
// The nil id stands for "no root": rows of the directory.
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return *this == Id{}; }
};

// UUIDv7 of `wall_ms` and ten random bytes (six bits of them are replaced by version and variant).
Id make_id(std::int64_t wall_ms, std::span<const std::uint8_t, 10> random);

// An id that always comes out the same for the same bytes (UUIDv8): both sides of a retry agree on
// it. `purpose` keeps ids made for different ends apart.
Id derive_id(std::string_view purpose, ByteView bytes);

// Lower-case text with hyphens, as in links (/customers/ID).
std::string to_text(const Id& id);
// The same without asking for memory.
using IdLetters = std::array<char, 36>;
IdLetters letters_of(const Id& id);

// Reads what to_text wrote, upper case allowed; nothing for any other text.
std::optional<Id> id_from_text(std::string_view text);

// Exactly 16 bytes, else nothing.
std::optional<Id> id_from_bytes(ByteView bytes);

}  // namespace huifang

template <>
struct std::hash<huifang::Id> {
  std::size_t operator()(const huifang::Id& id) const noexcept;
};
