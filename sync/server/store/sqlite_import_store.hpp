#pragma once

#include <memory>
#include <optional>

#include "core/record/record.hpp"
#include "sync/server/store/sqlite_database.hpp"
#include "sync/store/server_store.hpp"

namespace huifang::server {

// What imported files said last about each record. With it, a file brought again changes only what
// changed in the file, and what people did meanwhile stays. Begins no transaction itself.
class SqliteImportStore {
 public:
  // Brings the tables up to date. The database is borrowed and outlives the store.
  static Result<std::unique_ptr<SqliteImportStore>> open(SqliteDatabase& database,
                                                         sync::TenantId tenant);

  Result<std::optional<Fields>> said_last(EntityNumber type, const Id& id);
  Status remember(EntityNumber type, const Id& id, const Fields& said);

 private:
  SqliteImportStore(SqliteDatabase& database, sync::TenantId tenant)
      : database_(database), tenant_(tenant) {}

  SqliteDatabase& database_;
  sync::TenantId tenant_;
};

}  // namespace huifang::server
