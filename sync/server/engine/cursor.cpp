#include "sync/server/engine/cursor.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "sync/protocol/limits.hpp"

namespace huifang::server {
namespace {

constexpr std::array<std::uint8_t, 2> kPrefix{1, 0};
constexpr CborLimits kLimits{3, sync::kStringBytesMax, 10'000};

void write_scopes(CborWriter& writer, const std::vector<sync::Scope>& scopes) {
  writer.array(scopes.size());
  for (const sync::Scope scope : scopes) writer.unsigned_integer(scope);
}

bool read_scopes(CborReader& reader, std::vector<sync::Scope>& scopes) {
  const std::size_t count = reader.array().value_or(0);
  for (std::size_t i = 0; i < count; ++i) scopes.push_back(reader.unsigned_integer().value_or(0));
  reader.leave();
  return std::is_sorted(scopes.begin(), scopes.end());
}

}  // namespace

// [office, epoch, since, [held], null or [started, seq, type, id, [arriving]]]
Bytes write_cursor(const Cursor& cursor) {
  CborWriter writer;
  writer.raw(kPrefix);
  writer.array(5);
  writer.bytes(cursor.office.bytes);
  writer.unsigned_integer(cursor.epoch);
  writer.unsigned_integer(cursor.since);
  write_scopes(writer, cursor.held);
  if (!cursor.running) {
    writer.null();
    return writer.take();
  }
  writer.array(5);
  writer.unsigned_integer(cursor.started);
  writer.unsigned_integer(cursor.position.seq);
  writer.unsigned_integer(cursor.position.type);
  writer.bytes(cursor.position.id.bytes);
  write_scopes(writer, cursor.arriving);
  return writer.take();
}

Result<Cursor> read_cursor(ByteView bytes) {
  const auto bad = [] { return failure(ErrorCode::kInvalidInput, "sync.cursor"); };
  if (bytes.size() < 2 || bytes[0] != kPrefix[0] || bytes[1] != kPrefix[1]) return bad();
  CborReader reader(bytes.subspan(2), kLimits);
  Cursor cursor;
  if (reader.array().value_or(0) != 5) return bad();
  const auto office = id_from_bytes(reader.bytes().value_or(ByteView{}));
  if (!office) return bad();
  cursor.office = *office;
  const std::uint64_t epoch = reader.unsigned_integer().value_or(0);
  if (epoch > std::numeric_limits<std::uint32_t>::max()) return bad();
  cursor.epoch = static_cast<std::uint32_t>(epoch);
  cursor.since = reader.unsigned_integer().value_or(0);
  if (!read_scopes(reader, cursor.held)) return bad();
  cursor.running = !reader.null();
  if (cursor.running) {
    if (reader.array().value_or(0) != 5) return bad();
    cursor.started = reader.unsigned_integer().value_or(0);
    cursor.position.seq = reader.unsigned_integer().value_or(0);
    const std::uint64_t type = reader.unsigned_integer().value_or(0);
    const auto id = id_from_bytes(reader.bytes().value_or(ByteView{}));
    if (type > std::numeric_limits<EntityNumber>::max() || !id) return bad();
    cursor.position.type = static_cast<EntityNumber>(type);
    cursor.position.id = *id;
    if (!read_scopes(reader, cursor.arriving)) return bad();
    reader.leave();
  }
  reader.leave();
  if (!reader.finish()) return bad();
  return cursor;
}

}  // namespace huifang::server
