#include "sync/server/import/csv.hpp"

#include "core/text/utf8.hpp"

namespace huifang::server {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::unexpected<Message> wrong(std::string key, TextParameters parameters = {}) {
  return std::unexpected(Message{std::move(key), std::move(parameters)});
}

std::unexpected<Message> wrong_in_row(std::string key, std::size_t row) {
  return wrong(std::move(key), {{"row", std::to_string(row)}});
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  std::expected<CsvRecords, Message> read() {
    while (position_ < text_.size()) {
      CsvRecord record{.row = ++row_};
      bool more = true;
      while (more) {
        auto cell = read_cell();
        if (!cell) return std::unexpected(cell.error());
        if (cell->size() > kCsvCellBytesMax)
          return wrong_in_row("import.file.cell_too_large", row_);
        record.cells.push_back(std::move(*cell));
        if (record.cells.size() > kCsvColumnsMax)
          return wrong_in_row("import.file.too_many_columns", row_);
        more = position_ < text_.size() && text_[position_] == ',';
        if (more) position_ += 1;
      }
      skip_line_end();
      if (record.cells.size() > 1 || !record.cells.front().empty())
        records_.push_back(std::move(record));
    }
    return std::move(records_);
  }

 private:
  std::expected<std::string, Message> read_cell() {
    if (position_ < text_.size() && text_[position_] == '"') return read_quoted();
    const auto end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
    std::string cell(text_.substr(position_, end - position_));
    position_ = end;
    return cell;
  }

  std::expected<std::string, Message> read_quoted() {
    std::string cell;
    position_ += 1;
    for (;;) {
      const auto quote = text_.find('"', position_);
      if (quote == std::string_view::npos) return wrong_in_row("import.file.quote_open", row_);
      cell += text_.substr(position_, quote - position_);
      position_ = quote + 1;
      if (position_ == text_.size() || text_[position_] != '"') break;
      cell += '"';  // Two quotes stand for one.
      position_ += 1;
    }
    const bool ends =
        position_ == text_.size() || std::string_view(",\r\n").contains(text_[position_]);
    if (!ends) return wrong_in_row("import.file.quote_misplaced", row_);
    return cell;
  }

  void skip_line_end() {
    if (text_.substr(position_).starts_with("\r\n")) {
      position_ += 2;
    } else if (position_ < text_.size()) {
      position_ += 1;
    }
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t row_ = 0;
  CsvRecords records_;
};

}  // namespace

std::expected<CsvRecords, Message> read_csv(std::string_view bytes) {
  if (bytes.size() > kCsvBytesMax) return wrong("import.file.too_large");
  if (bytes.find('\0') != std::string_view::npos) return wrong("import.file.not_text");
  if (!is_utf8(bytes)) return wrong("import.file.not_utf8");
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  auto records = CsvReader(bytes).read();
  if (records && records->empty()) return wrong("import.file.empty");
  return records;
}

}  // namespace huifang::server
