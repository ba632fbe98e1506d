#include "sync/server/store/sqlite_database.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace huifang::server {
namespace {

// Every setting of a connection, with its reason.
constexpr const char* kSettings[] = {
    // Readers go on while one writes, and a commit is one append and one sync.
    "PRAGMA journal_mode = WAL",
    // A commit is on the disk when it returns: what we acknowledged survives a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    // Sorting and savepoints stay off the disk that may be full.
    "PRAGMA temp_store = MEMORY",
    // 32 MiB hold the upper levels of every index of a tenant.
    "PRAGMA cache_size = -32768",
    // Fold the log back every 16 MiB: rarer syncs of the main file while many push at once.
    "PRAGMA wal_autocheckpoint = 4096",
    // After a large import the log gives its space back.
    "PRAGMA journal_size_limit = 67108864",
    // The file is ours, but a damaged one must not make us run what stands in it.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
};

bool is_disk_full(int code, int system_error) {
  if (code == SQLITE_FULL) return true;
  return code == SQLITE_IOERR &&
         (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

}  // namespace

SqliteQuery::SqliteQuery(SqliteQuery&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      owned_(other.owned_),
      position_(other.position_),
      code_(other.code_) {}

SqliteQuery::~SqliteQuery() {
  if (!statement_) return;
  if (owned_) {
    sqlite3_finalize(statement_);
  } else {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
}

void SqliteQuery::keep(int code) {
  if (code_ == SQLITE_OK) code_ = code;
}

SqliteQuery& SqliteQuery::bind_integer(std::int64_t number) {
  if (statement_) keep(sqlite3_bind_int64(statement_, ++position_, number));
  return *this;
}

SqliteQuery& SqliteQuery::bind(ByteView bytes) {
  if (!statement_) return *this;
  // A null pointer would bind NULL where an empty blob is meant.
  static constexpr std::uint8_t kNothing = 0;
  const void* data = bytes.empty() ? &kNothing : bytes.data();
  keep(sqlite3_bind_blob64(statement_, ++position_, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

SqliteQuery& SqliteQuery::bind(std::string_view text) {
  if (!statement_) return *this;
  const char* data = text.empty() ? "" : text.data();
  keep(sqlite3_bind_text64(statement_, ++position_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

SqliteQuery& SqliteQuery::bind_null() {
  if (statement_) keep(sqlite3_bind_null(statement_, ++position_));
  return *this;
}

Result<bool> SqliteQuery::next() {
  if (code_ != SQLITE_OK) return std::unexpected(database_.fault(code_));
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return std::unexpected(database_.fault(code));
}

Status SqliteQuery::run() {
  const Result<bool> row = next();
  if (!row) return std::unexpected(row.error());
  return {};
}

std::int64_t SqliteQuery::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

ByteView SqliteQuery::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view SqliteQuery::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool SqliteQuery::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& path,
                                                             const SqliteOptions& options) {
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &handle,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(handle));
  if (code != SQLITE_OK) return std::unexpected(database->fault(code));
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, options.busy_timeout_ms);
  for (const char* setting : kSettings) {
    if (const Status status = database->execute(setting); !status)
      return std::unexpected(status.error());
  }
  if (options.pages_max > 0) {
    const std::string limit = "PRAGMA max_page_count = " + std::to_string(options.pages_max);
    if (const Status status = database->execute(limit.c_str()); !status)
      return std::unexpected(status.error());
  }
  return database;
}

SqliteDatabase::~SqliteDatabase() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Error SqliteDatabase::fault(int code) const {
  const int primary = code & 0xFF;
  const std::string detail = handle_ ? sqlite3_errmsg(handle_) : "no handle";
  if (is_disk_full(primary, handle_ ? sqlite3_system_errno(handle_) : 0)) {
    return {ErrorCode::kUnavailable, "server.full", detail};
  }
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kUnavailable, "server.busy", detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::kInternal, "server.damaged", detail};
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_CONSTRAINT:
      return {ErrorCode::kInternal, "server.store", detail};
    default:
      return {ErrorCode::kUnavailable, "server.store", detail};
  }
}

SqliteQuery SqliteDatabase::query(const char* sql) {
  const auto at = statements_.find(sql);
  if (at != statements_.end() && !sqlite3_stmt_busy(at->second))
    return {*this, at->second, false, SQLITE_OK};
  sqlite3_stmt* statement = nullptr;
  const bool is_kept = at == statements_.end();
  const int code = sqlite3_prepare_v3(handle_, sql, -1, is_kept ? SQLITE_PREPARE_PERSISTENT : 0,
                                      &statement, nullptr);
  if (code == SQLITE_OK && is_kept) statements_.emplace(sql, statement);
  return {*this, statement, !is_kept, code};
}

Status SqliteDatabase::execute(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(fault(code));
  return {};
}

Status SqliteDatabase::begin_read() { return query("BEGIN").run(); }
Status SqliteDatabase::begin_write() { return query("BEGIN IMMEDIATE").run(); }
Status SqliteDatabase::commit() { return query("COMMIT").run(); }

void SqliteDatabase::rollback() {
  // After a full disk SQLite may have rolled back by itself. A rollback needs no space.
  if (in_transaction()) (void)query("ROLLBACK").run();
}

bool SqliteDatabase::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

std::uint64_t SqliteDatabase::rows_changed() const {
  return static_cast<std::uint64_t>(sqlite3_total_changes64(handle_));
}

Status migrate(SqliteDatabase& database, std::string_view name,
               std::span<const char* const> steps) {
  if (Status status = database.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY "
                                       "KEY, version INTEGER NOT NULL) WITHOUT ROWID");
      !status) {
    return status;
  }
  std::size_t version = 0;
  {
    SqliteQuery query = database.query("SELECT version FROM migration WHERE name = ?");
    const Result<bool> row = query.bind(name).next();
    if (!row) return std::unexpected(row.error());
    if (*row) version = query.number<std::size_t>(0);
  }
  if (version > steps.size()) {
    return failure(ErrorCode::kInternal, "server.newer_data",
                   "made by a newer version of the program");
  }
  for (; version < steps.size(); ++version) {
    Status status = database.begin_write();
    if (status) status = database.execute(steps[version]);
    if (status) {
      status = database
                   .query(
                       "INSERT INTO migration (name, version) VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET version = excluded.version")
                   .bind(name)
                   .bind(version + 1)
                   .run();
    }
    if (status) status = database.commit();
    if (!status) {
      database.rollback();
      return status;
    }
  }
  return {};
}

}  // namespace huifang::server
