#include "core/record/id.hpp"

#include <algorithm>
#include <cstring>

#include "core/internal/sha256.hpp"

namespace huifang {
namespace {

void mark_version(Id& id, std::uint8_t version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0Fu) | (version << 4));
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3Fu) | 0x80u);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hyphen_before(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

}  // namespace

Id make_id(std::int64_t wall_ms, std::span<const std::uint8_t, 10> random) {
  Id id;
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(wall_ms) >> (40 - 8 * i));
  }
  std::copy(random.begin(), random.end(), id.bytes.begin() + 6);
  mark_version(id, 7);
  return id;
}

Id derive_id(std::string_view purpose, ByteView bytes) {
  // The length goes first so that no purpose can run into the bytes of another.
  Bytes input;
  input.reserve(purpose.size() + bytes.size() + 1);
  input.push_back(static_cast<std::uint8_t>(purpose.size()));
  input.insert(input.end(), purpose.begin(), purpose.end());
  input.insert(input.end(), bytes.begin(), bytes.end());
  const auto digest = sha256(input);
  Id id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  mark_version(id, 8);
  return id;
}

IdLetters letters_of(const Id& id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  IdLetters letters{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    if (hyphen_before(i)) letters[at++] = '-';
    letters[at++] = kDigits[id.bytes[i] >> 4];
    letters[at++] = kDigits[id.bytes[i] & 0x0F];
  }
  return letters;
}

std::string to_text(const Id& id) {
  const IdLetters letters = letters_of(id);
  return {letters.data(), letters.size()};
}

std::optional<Id> id_from_text(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Id id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    if (hyphen_before(i) && text[at++] != '-') return std::nullopt;
    const int high = hex_digit(text[at]);
    const int low = hex_digit(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    at += 2;
  }
  return id;
}

std::optional<Id> id_from_bytes(ByteView bytes) {
  Id id;
  if (bytes.size() != id.bytes.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

}  // namespace huifang

std::size_t std::hash<huifang::Id>::operator()(const huifang::Id& id) const noexcept {
  // The last bytes are random (or a digest); the first ones are a time and cluster.
  std::size_t value = 0;
  std::memcpy(&value, id.bytes.data() + 8, sizeof value);
  return value;
}
