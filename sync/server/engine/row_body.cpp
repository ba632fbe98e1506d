#include "sync/server/engine/row_body.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace huifang::server {
namespace {

constexpr std::uint8_t kBodyVersion = 1;
constexpr std::uint8_t kCipherPlain = 0;
constexpr CborLimits kBodyLimits{12, 64 * 1024, 10'000};

auto place_of(auto& fields, FieldNumber number) {
  return std::lower_bound(
      fields.begin(), fields.end(), number,
      [](const VersionedField& field, FieldNumber wanted) { return field.field < wanted; });
}

std::size_t place_of_version(std::vector<const FieldVersion*>& versions,
                             const FieldVersion& version) {
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (*versions[i] == version) return i;
  }
  versions.push_back(&version);
  return versions.size() - 1;
}

std::unexpected<Error> damaged(const sync::StoredRow& stored) {
  return failure(ErrorCode::kInternal, "server.damaged", "row " + to_text(stored.id));
}

// [seq, effective, device, session, counter, user]
void write_version(CborWriter& writer, const FieldVersion& version) {
  writer.array(6);
  writer.unsigned_integer(version.seq);
  writer.unsigned_integer(version.effective);
  writer.unsigned_integer(version.operation.device);
  writer.unsigned_integer(version.operation.session);
  writer.unsigned_integer(version.operation.counter);
  writer.unsigned_integer(version.user);
}

// Faults of the reader stay and are asked for at the end; a wrong count is no fault of its own.
bool enter_array(CborReader& reader, std::size_t count) {
  const auto found = reader.array();
  return found && *found == count;
}

std::optional<FieldVersion> read_version(CborReader& reader) {
  FieldVersion version;
  if (!enter_array(reader, 6)) return std::nullopt;
  version.seq = reader.unsigned_integer().value_or(0);
  version.effective = reader.unsigned_integer().value_or(0);
  version.operation.device = static_cast<sync::DeviceId>(reader.unsigned_integer().value_or(0));
  version.operation.session = reader.unsigned_integer().value_or(0);
  version.operation.counter = static_cast<sync::Counter>(reader.unsigned_integer().value_or(0));
  version.user = static_cast<sync::UserId>(reader.unsigned_integer().value_or(0));
  reader.leave();
  return version;
}

}  // namespace

const VersionedField* VersionedRow::field(FieldNumber number) const {
  const auto at = place_of(fields, number);
  return at != fields.end() && at->field == number ? &*at : nullptr;
}

void VersionedRow::set(FieldNumber number, Value value, const FieldVersion& version) {
  const auto at = place_of(fields, number);
  if (at != fields.end() && at->field == number) {
    at->value = std::move(value);
    at->version = version;
  } else {
    fields.insert(at, {number, std::move(value), version});
  }
}

Record VersionedRow::record() const {
  std::vector<FieldValue> values;
  values.reserve(fields.size());
  for (const VersionedField& field : fields) values.push_back({field.field, field.value});
  return {type, id, Fields(std::move(values))};
}

sync::StoredRow to_stored(const VersionedRow& row) {
  std::vector<const FieldVersion*> versions;
  std::vector<std::size_t> places;
  for (const VersionedField& field : row.fields)
    places.push_back(place_of_version(versions, field.version));

  CborWriter writer;
  writer.raw(std::array<std::uint8_t, 2>{kBodyVersion, kCipherPlain});
  writer.array(2);
  writer.array(versions.size());
  for (const FieldVersion* version : versions) write_version(writer, *version);
  writer.array(3 * row.fields.size());
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    writer.unsigned_integer(row.fields[i].field);
    writer.unsigned_integer(places[i]);
    write_value(writer, row.fields[i].value);
  }
  return {row.type, row.id, row.root, row.scope, row.seq, row.deleted, writer.take()};
}

Result<VersionedRow> from_stored(const sync::StoredRow& stored) {
  const ByteView body = stored.body;
  if (body.size() < 2 || body[0] != kBodyVersion || body[1] != kCipherPlain) return damaged(stored);
  CborReader reader(body.subspan(2), kBodyLimits);
  VersionedRow row{stored.type, stored.id,      stored.root, stored.scope,
                   stored.seq,  stored.deleted, {}};
  if (!enter_array(reader, 2)) return damaged(stored);
  const std::size_t version_count = reader.array().value_or(0);
  std::vector<FieldVersion> versions;
  versions.reserve(version_count);
  for (std::size_t i = 0; i < version_count; ++i) {
    const auto version = read_version(reader);
    if (!version) return damaged(stored);
    versions.push_back(*version);
  }
  reader.leave();
  const std::size_t items = reader.array().value_or(0);
  if (items % 3 != 0) return damaged(stored);
  row.fields.reserve(items / 3);
  for (std::size_t i = 0; i + 2 < items; i += 3) {
    const auto number = static_cast<FieldNumber>(reader.unsigned_integer().value_or(0));
    const std::size_t place = reader.unsigned_integer().value_or(0);
    Result<Value> value = read_value(reader);
    const bool ascends = row.fields.empty() || row.fields.back().field < number;
    if (!value || place >= versions.size() || !ascends) return damaged(stored);
    row.fields.push_back({number, std::move(*value), versions[place]});
  }
  reader.leave();
  reader.leave();
  if (!reader.finish()) return damaged(stored);
  return row;
}

}  // namespace huifang::server
