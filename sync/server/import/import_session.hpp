#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/error.hpp"
#include "core/rules/finding.hpp"
#include "core/rules/policies.hpp"
#include "sync/server/engine/bulk.hpp"
#include "sync/server/import/import_file.hpp"
#include "sync/server/import/table.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {

// What the importers of the three kinds share: the open transaction, what is known already, and
// the report that grows row by row.
class ImportSession {
 public:
  // Reads what was there before the import; then the import's one transaction begins.
  static Result<ImportSession> begin(Office& office, std::int64_t now_ms);

  const Catalog& catalog() const { return office_->catalog(); }
  const Policies& policies() const { return policies_; }
  const std::vector<Record>& units() const { return units_; }
  const std::vector<Record>& employees() const { return employees_; }
  const std::vector<Record>& customers() const { return customers_; }
  // Of the organisation's clocks now, and days since 1970 on them.
  int zone_offset_minutes() const { return zone_offset_minutes_; }
  std::int64_t today() const { return today_; }

  AccountStore& accounts() { return office_->account_store(); }
  Bulk& bulk() { return *bulk_; }

  // Refuses the rows of a wrong shape and gives each of the others to `take_row`, until one fails.
  Status each_row(const Table& table, const std::function<Status(const Table::Row&)>& take_row);

  // Counts the row as taken or unchanged. What the engine will not take is refused at `heading`;
  // any other fault ends the import.
  Status take(const Record& record, const Id& root, std::size_t row, std::string_view heading);

  // Writes something beside the rows of the file: it is not counted.
  Result<Bulk::Taken> write(const Record& record, const Id& root);

  void refuse(std::size_t row, std::string_view heading, std::string code, Message reason);

  Result<ImportReport> commit();

 private:
  ImportSession(Office& office, std::int64_t now_ms);
  Status read();

  Office* office_;
  std::int64_t now_ms_;
  int zone_offset_minutes_ = 0;
  std::int64_t today_ = 0;
  Policies policies_;
  std::vector<Record> units_;
  std::vector<Record> employees_;
  std::vector<Record> customers_;
  std::unique_ptr<Bulk> bulk_;
  ImportReport report_;
};

// One for each kind: each takes or refuses every row of the table.
Status import_employees(ImportSession& session, const Table& table);
Status import_customers(ImportSession& session, const Table& table);
Status import_visits(ImportSession& session, const Table& table);

// The columns of each kind, in the order in which its importer finds the cells.
std::span<const Column> employee_columns();
std::span<const Column> customer_columns();
std::span<const Column> visit_columns();

}  // namespace huifang::server
