#include "sync/server/import/table.hpp"

#include <algorithm>
#include <optional>

namespace huifang::server {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

std::unexpected<Message> wrong_column(std::string key, std::string_view heading) {
  return std::unexpected(Message{std::move(key), {{"column", std::string(heading)}}});
}

}  // namespace

std::expected<Table, Message> arrange(CsvRecords records, std::span<const Column> columns) {
  // REQUIRES of read_csv: there is a header.
  std::vector<std::string> headings;
  for (const std::string& cell : records.front().cells) headings.push_back(trimmed(cell));

  std::vector<std::optional<std::size_t>> positions;
  for (const Column& column : columns) {
    const auto found = std::ranges::find(headings, column.heading);
    if (found == headings.end()) {
      if (column.needed) return wrong_column("import.column.missing", column.heading);
      positions.emplace_back();
      continue;
    }
    if (std::find(found + 1, headings.end(), column.heading) != headings.end()) {
      return wrong_column("import.column.twice", column.heading);
    }
    positions.emplace_back(static_cast<std::size_t>(found - headings.begin()));
  }

  Table table{.last_heading = headings.back()};
  for (std::size_t index = 1; index < records.size(); ++index) {
    const CsvRecord& record = records[index];
    Table::Row row{.number = record.row, .shape_wrong = record.cells.size() != headings.size()};
    for (const auto& position : positions) {
      const bool present = position && *position < record.cells.size();
      row.cells.push_back(present ? trimmed(record.cells[*position]) : std::string());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace huifang::server
