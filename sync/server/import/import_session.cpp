#include "sync/server/import/import_session.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/rules/office_clock.hpp"

namespace huifang::server {
namespace {

// What the file says now and did not say before: fields that are new, other, or gone.
Fields news(const Fields& said_now, const Fields& said_before) {
  Fields changed;
  for (const FieldValue& field : said_now) {
    if (said_before.get(field.field) != field.value) changed.set(field.field, field.value);
  }
  for (const FieldValue& field : said_before) {
    if (!said_now.has(field.field)) changed.set(field.field, Value{});
  }
  return changed;
}

}  // namespace

Result<ImportSession> ImportSession::begin(Office& office, std::int64_t now_ms) {
  ImportSession session(office, now_ms);
  if (Status read = session.read(); !read) return std::unexpected(read.error());
  auto bulk = office.engine().begin_bulk(now_ms);
  if (!bulk) return std::unexpected(bulk.error());
  session.bulk_ = std::move(*bulk);
  return session;
}

ImportSession::ImportSession(Office& office, std::int64_t now_ms)
    : office_(&office), now_ms_(now_ms), policies_(office.catalog()) {}

Status ImportSession::read() {
  Status good;
  const auto keep_in = [](std::vector<Record>& records) {
    return [&records](const Record& record) {
      records.push_back(record);
      return true;
    };
  };
  const auto add_policy = [&](const Record& row) {
    good = policies_.add(row);
    return good.has_value();
  };
  Engine& engine = office_->engine();
  if (Status read = engine.each_record(kPolicyEntity, add_policy); !read) return read;
  zone_offset_minutes_ = office_offset_minutes(policies_, now_ms_);
  today_ = office_day(policies_, now_ms_);
  if (Status read = engine.each_record(kUnitEntity, keep_in(units_)); !read) return read;
  if (Status read = engine.each_record(kEmployeeEntity, keep_in(employees_)); !read) return read;
  if (Status read = engine.each_record(kCustomerEntity, keep_in(customers_)); !read) return read;
  return good;
}

Result<Bulk::Taken> ImportSession::write(const Record& record, const Id& root) {
  auto before = office_->import_store().said_last(record.type, record.id);
  if (!before) return std::unexpected(before.error());
  Record change = record;
  if (*before) {
    change.fields = news(record.fields, **before);
    if (change.fields.empty()) return Bulk::Taken::kUnchanged;
  }
  auto taken = bulk_->upsert(change, root);
  if (!taken) return taken;
  if (Status kept = office_->import_store().remember(record.type, record.id, record.fields);
      !kept) {
    return std::unexpected(kept.error());
  }
  return taken;
}

Status ImportSession::each_row(const Table& table,
                               const std::function<Status(const Table::Row&)>& take_row) {
  for (const Table::Row& row : table.rows) {
    if (row.shape_wrong) {
      refuse(row.number, table.last_heading, "columns_wrong", {"import.row.columns_wrong", {}});
    } else if (Status taken = take_row(row); !taken) {
      return taken;
    }
  }
  return {};
}

Status ImportSession::take(const Record& record, const Id& root, std::size_t row,
                           std::string_view heading) {
  const auto taken = write(record, root);
  if (!taken) {
    if (taken.error().code != ErrorCode::kInvalidInput) return std::unexpected(taken.error());
    // "rule.mobile.invalid" -> "mobile_invalid".
    std::string code = taken.error().key.substr(taken.error().key.find('.') + 1);
    std::ranges::replace(code, '.', '_');
    refuse(row, heading, std::move(code), {taken.error().key, {}});
    return {};
  }
  (*taken == Bulk::Taken::kUnchanged ? report_.unchanged : report_.taken) += 1;
  return {};
}

void ImportSession::refuse(std::size_t row, std::string_view heading, std::string code,
                           Message reason) {
  report_.refused.push_back({row, std::string(heading), std::move(code), std::move(reason)});
}

Result<ImportReport> ImportSession::commit() {
  if (const auto committed = bulk_->commit(); !committed) return std::unexpected(committed.error());
  return std::move(report_);
}

}  // namespace huifang::server
