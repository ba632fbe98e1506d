#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/texts.hpp"

namespace huifang::server {

// What a file of comma-separated values may hold.
inline constexpr std::size_t kCsvBytesMax = 64 * 1024 * 1024;
inline constexpr std::size_t kCsvCellBytesMax = 32 * 1024;
inline constexpr std::size_t kCsvColumnsMax = 200;

struct CsvRecord {
  std::size_t row =
      0;  // As a spreadsheet counts: the header is 1, line breaks in quotes do not count.
  std::vector<std::string> cells;
};

// The records of a file, the header first. Records of nothing but one empty cell (blank lines) are
// left out, but counted.
using CsvRecords = std::vector<CsvRecord>;

// Reads RFC 4180 with a byte order mark or without, ending lines with CR LF, LF or CR. Fails as a
// whole, with a text for people that names the row, on what is no UTF-8, an open or misplaced
// quote, a cell or a file beyond the limits, and on an empty file: "import.file.*".
std::expected<CsvRecords, Message> read_csv(std::string_view bytes);

}  // namespace huifang::server
