#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/error.hpp"
#include "core/record/bytes.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace huifang::server {

class SqliteDatabase;

// One run of a statement: values are bound in order, rows are read, and its end resets it.
//   SqliteQuery query = database.query("SELECT a FROM t WHERE b = ?");
//   query.bind(5);
//   while (true) { const Result<bool> row = query.next(); ... query.integer(0) ... }
// A fault while preparing or binding shows in next() and run().
class SqliteQuery {
 public:
  SqliteQuery(SqliteQuery&& other) noexcept;
  SqliteQuery(const SqliteQuery&) = delete;
  SqliteQuery& operator=(const SqliteQuery&) = delete;
  SqliteQuery& operator=(SqliteQuery&&) = delete;
  ~SqliteQuery();

  // Bound bytes and text must live until the query ends.
  template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
  SqliteQuery& bind(Number number) {
    return bind_integer(static_cast<std::int64_t>(number));
  }
  SqliteQuery& bind(ByteView bytes);
  SqliteQuery& bind(std::string_view text);
  SqliteQuery& bind_null();

  Result<bool> next();  // True when there is a row to read.
  Status run();         // For statements without rows.

  // Columns of the row, from 0; views live until next() or the end.
  std::int64_t integer(int column) const;
  template <class Number>
  Number number(int column) const {
    return static_cast<Number>(integer(column));
  }
  ByteView bytes(int column) const;
  std::string_view text(int column) const;
  bool is_null(int column) const;

 private:
  friend class SqliteDatabase;
  SqliteQuery(SqliteDatabase& database, sqlite3_stmt* statement, bool owned, int code)
      : database_(database), statement_(statement), owned_(owned), code_(code) {}
  SqliteQuery& bind_integer(std::int64_t number);
  void keep(int code);

  SqliteDatabase& database_;
  sqlite3_stmt* statement_;
  bool owned_;  // Not from the cache.
  int position_ = 0;
  int code_;
};

struct SqliteOptions {
  int busy_timeout_ms = 5'000;
  std::int64_t pages_max = 0;  // 0: as many as the disk holds.
};

// One connection, for one thread. Statements are prepared once and kept.
class SqliteDatabase {
 public:
  // Makes the file if there is none; ":memory:" for tests.
  static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& path,
                                                      const SqliteOptions& options = {});
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // REQUIRES: `sql` lives as long as the database, as literals do.
  SqliteQuery query(const char* sql);
  Status execute(const char* sql);  // Statements without values or rows.

  Status begin_read();
  Status
  begin_write();  // Waits for the one writer, so that commits are in the order of their numbers.
  Status commit();
  void rollback();  // Also when nothing is open.
  bool in_transaction() const;

  std::uint64_t rows_changed() const;  // Since the database was opened.

 private:
  friend class SqliteQuery;
  explicit SqliteDatabase(sqlite3* handle) : handle_(handle) {}
  Error fault(int code) const;

  sqlite3* handle_;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
};

// Brings the tables of `name` up to date: `steps` are run in order, each once in the life of the
// file and in its own transaction. Released steps are never edited, only followed by others.
Status migrate(SqliteDatabase& database, std::string_view name, std::span<const char* const> steps);

}  // namespace huifang::server
