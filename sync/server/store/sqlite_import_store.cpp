#include "sync/server/store/sqlite_import_store.hpp"

#include <algorithm>
#include <array>

namespace huifang::server {
namespace {

constexpr std::array<std::uint8_t, 2> kFormat{
    1, 0};  // Version, cipher (plain); then the fields as CBOR.

constexpr const char* kSteps[] = {
    R"sql(
CREATE TABLE import_said (
  tenant_id BIGINT NOT NULL,
  type      INTEGER NOT NULL,
  id        BLOB NOT NULL,
  fields    BLOB NOT NULL,
  PRIMARY KEY (tenant_id, type, id)
) WITHOUT ROWID;
)sql",
};

}  // namespace

Result<std::unique_ptr<SqliteImportStore>> SqliteImportStore::open(SqliteDatabase& database,
                                                                   sync::TenantId tenant) {
  if (Status status = migrate(database, "import", kSteps); !status)
    return std::unexpected(status.error());
  return std::unique_ptr<SqliteImportStore>(new SqliteImportStore(database, tenant));
}

Result<std::optional<Fields>> SqliteImportStore::said_last(EntityNumber type, const Id& id) {
  SqliteQuery query =
      database_.query("SELECT fields FROM import_said WHERE tenant_id = ? AND type = ? AND id = ?");
  const Result<bool> row = query.bind(tenant_).bind(type).bind(ByteView(id.bytes)).next();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  const ByteView stored = query.bytes(0);
  if (stored.size() < kFormat.size() ||
      !std::ranges::equal(stored.first(kFormat.size()), kFormat)) {
    return failure(ErrorCode::kInternal, "server.damaged", "import_said");
  }
  CborReader reader(stored.subspan(kFormat.size()));
  Result<Fields> fields = read_fields(reader);
  if (!fields) return std::unexpected(fields.error());
  return std::optional(std::move(*fields));
}

Status SqliteImportStore::remember(EntityNumber type, const Id& id, const Fields& said) {
  CborWriter writer;
  write_fields(writer, said);
  Bytes stored(kFormat.begin(), kFormat.end());
  stored.insert(stored.end(), writer.view().begin(), writer.view().end());
  return database_
      .query(
          "INSERT INTO import_said (tenant_id, type, id, fields) VALUES (?, ?, ?, ?) "
          "ON CONFLICT (tenant_id, type, id) DO UPDATE SET fields = excluded.fields")
      .bind(tenant_)
      .bind(type)
      .bind(ByteView(id.bytes))
      .bind(ByteView(stored))
      .run();
}

}  // namespace huifang::server
