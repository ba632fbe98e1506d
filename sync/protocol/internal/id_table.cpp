#include "sync/protocol/internal/id_table.hpp"

#include <array>

#include "core/record/record.hpp"

namespace huifang::sync {

std::optional<std::uint32_t> IdTableWriter::known(const Id& id) {
  const auto [at, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(numbers_.size()));
  return is_new ? std::nullopt : std::optional(at->second);
}

void IdTableWriter::id(const Id& id) {
  if (id.is_nil()) {
    writer_.null();
  } else if (const auto number = known(id)) {
    writer_.unsigned_integer(*number);
  } else {
    writer_.bytes(id.bytes);
  }
}

void IdTableWriter::value(const Value& value) {
  const auto* reference = std::get_if<Id>(&value);
  const auto number = reference && !reference->is_nil() ? known(*reference) : std::nullopt;
  if (!number) return write_value(writer_, value);
  const std::array<std::uint8_t, 4> bytes{
      static_cast<std::uint8_t>(*number >> 24), static_cast<std::uint8_t>(*number >> 16),
      static_cast<std::uint8_t>(*number >> 8), static_cast<std::uint8_t>(*number)};
  const std::size_t size = *number < 0x100        ? 1
                           : *number < 0x1'0000   ? 2
                           : *number < 0x100'0000 ? 3
                                                  : 4;
  writer_.bytes(ByteView(bytes).last(size));
}

Id IdTableReader::at(std::uint64_t number) {
  if (number < ids_.size()) return ids_[static_cast<std::size_t>(number)];
  reader_.fail(ErrorCode::kInvalidInput, "unknown id number");
  return {};
}

Id IdTableReader::id() {
  if (reader_.null()) return {};
  if (reader_.failed()) return {};
  if (reader_.peek() == CborKind::kUnsigned) return at(reader_.number(~std::uint64_t{0}));
  const Id id = reader_.id();
  if (!reader_.failed()) ids_.push_back(id);
  return id;
}

Value IdTableReader::value() {
  if (reader_.failed()) return {};
  if (reader_.peek() != CborKind::kBytes) return reader_.take(read_value(reader_.item()));
  const ByteView bytes = reader_.take(reader_.item().bytes());
  if (const auto id = id_from_bytes(bytes)) {
    if (!id->is_nil()) ids_.push_back(*id);
    return *id;
  }
  if (bytes.empty() || bytes.size() > 4)
    reader_.fail(ErrorCode::kInvalidInput, "id not of 16 bytes");
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return reader_.failed() ? Value{} : Value(at(number));
}

}  // namespace huifang::sync
