#include "sync/client/internal/packed_fields.hpp"

#include <algorithm>

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

char fold(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view view(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Cuts before the byte `size`, not within a character.
std::string_view start_of(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

PackedKey read_key(CborReader& reader) {
  using Kind = PackedKey::Kind;
  switch (reader.peek()) {
    case CborKind::kUnsigned:
    case CborKind::kNegative:
      if (const auto number = reader.integer()) return {Kind::kNumber, *number, {}};
      return {};
    case CborKind::kText:
      if (const auto text = reader.text())
        return {text->empty() ? Kind::kNone : Kind::kText, 0, *text};
      return {};
    case CborKind::kBytes:
      if (const auto bytes = reader.bytes()) return {Kind::kText, 0, view(*bytes)};
      return {};
    case CborKind::kBoolean:
      if (const auto flag = reader.boolean()) return {Kind::kNumber, *flag ? 1 : 0, {}};
      return {};
    default:
      return {};
  }
}

}  // namespace

Fields unpack_fields(ByteView packed) {
  CborReader reader(packed, kStoreLimits);
  auto fields = read_fields(reader);
  return fields ? std::move(*fields) : Fields();
}

Bytes pack_fields(const Fields& fields) {
  CborWriter writer;
  write_fields(writer, fields);
  return writer.take();
}

Bytes select_packed(ByteView packed, std::span<const FieldNumber> wanted,
                    std::size_t text_bytes_max) {
  CborReader reader(packed, kStoreLimits);
  CborWriter selected;
  std::size_t selected_count = 0;
  auto next = wanted.begin();
  const auto count = reader.map();
  for (std::size_t at = 0; count && at < *count && next != wanted.end(); ++at) {
    const auto number = reader.unsigned_integer();
    if (!number) break;
    while (next != wanted.end() && *next < *number) ++next;
    const bool is_wanted = next != wanted.end() && *next == *number;
    if (is_wanted && reader.peek() == CborKind::kText) {
      const auto text = reader.text();
      if (!text) break;
      if (text->empty()) continue;
      selected.unsigned_integer(*number);
      selected.text(start_of(*text, text_bytes_max));
      ++selected_count;
      continue;
    }
    const bool is_empty = reader.peek() == CborKind::kNull;
    const auto value = reader.skip();
    if (!value) break;
    if (!is_wanted || is_empty) continue;
    selected.unsigned_integer(*number);
    selected.raw(*value);
    ++selected_count;
  }
  CborWriter writer;
  writer.map(selected_count);
  writer.raw(selected.view());
  return writer.take();
}

PackedKey packed_key(ByteView packed, FieldNumber field) {
  CborReader reader(packed, kStoreLimits);
  const auto count = reader.map();
  for (std::size_t at = 0; count && at < *count; ++at) {
    const auto number = reader.unsigned_integer();
    if (!number || *number > field) return {};  // Fields are in ascending order.
    if (*number == field) return read_key(reader);
    if (!reader.skip()) return {};
  }
  return {};
}

PackedKey value_key(const Value& value) {
  using Kind = PackedKey::Kind;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return {Kind::kNumber, *number, {}};
  if (const auto* flag = std::get_if<bool>(&value)) return {Kind::kNumber, *flag ? 1 : 0, {}};
  if (const auto* text = std::get_if<std::string>(&value)) {
    return {text->empty() ? Kind::kNone : Kind::kText, 0, *text};
  }
  if (const auto* id = std::get_if<Id>(&value)) return {Kind::kText, 0, view(id->bytes)};
  return {};
}

bool contains_folded(std::string_view where, std::string_view text) {
  return !std::ranges::search(where, text,
                              [](char left, char right) { return fold(left) == right; })
              .empty() ||
         text.empty();
}

std::string fold_case(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), fold);
  return folded;
}

}  // namespace huifang::sync
