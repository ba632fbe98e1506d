#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/texts.hpp"
#include "sync/server/import/csv.hpp"

namespace huifang::server {

// A column by its heading in the file, and whether the import can do without it.
struct Column {
  std::string_view heading;
  bool needed = true;
};

// The records of a file with their cells in the order of `columns`, whatever order the file has.
struct Table {
  struct Row {
    std::size_t number = 0;
    std::vector<std::string> cells;  // Trimmed; "" where the file has no such column.
    bool shape_wrong = false;        // More or fewer cells than the header.
  };
  std::vector<Row> rows;
  std::string last_heading;  // Of the file: where rows with too many cells go wrong.
};

// Finds the columns by their headings; columns nobody asked for are passed over. Fails with a text
// that names the column when a needed one is missing or one is there twice: "import.column.*".
std::expected<Table, Message> arrange(CsvRecords records, std::span<const Column> columns);

}  // namespace huifang::server
