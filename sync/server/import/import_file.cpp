#include "sync/server/import/import_file.hpp"

#include <nlohmann/json.hpp>

#include "sync/server/import/import_session.hpp"

namespace huifang::server {
namespace {

struct Importer {
  std::span<const Column> (*columns)();
  Status (*import)(ImportSession&, const Table&);
};

Importer importer_of(ImportKind kind) {
  switch (kind) {
    case ImportKind::kEmployees:
      return {employee_columns, import_employees};
    case ImportKind::kCustomers:
      return {customer_columns, import_customers};
    case ImportKind::kVisits:
      return {visit_columns, import_visits};
  }
  return {employee_columns, import_employees};
}

std::unexpected<Message> as_message(const Error& error) {
  return std::unexpected(Message{error.key, {{"detail", error.detail}}});
}

}  // namespace

std::expected<ImportReport, Message> import_file(Office& office, ImportKind kind,
                                                 std::string_view bytes, std::int64_t now_ms) {
  const Importer importer = importer_of(kind);
  auto records = read_csv(bytes);
  if (!records) return std::unexpected(records.error());
  const auto table = arrange(std::move(*records), importer.columns());
  if (!table) return std::unexpected(table.error());

  auto session = ImportSession::begin(office, now_ms);
  if (!session) return as_message(session.error());
  if (Status imported = importer.import(*session, *table); !imported)
    return as_message(imported.error());
  auto report = session->commit();
  if (!report) return as_message(report.error());
  return std::move(*report);
}

std::string to_json(const ImportReport& report) {
  nlohmann::ordered_json refused = nlohmann::ordered_json::array();
  for (const RefusedRow& row : report.refused) {
    refused.push_back({{"row", row.row}, {"field", row.field}, {"code", row.code}});
  }
  const nlohmann::ordered_json json{
      {"taken", report.taken}, {"unchanged", report.unchanged}, {"refused", std::move(refused)}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace huifang::server
