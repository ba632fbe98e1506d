#include "shell/platform/web/print_lines.hpp"

#include <string_view>

namespace huifang::shell {
namespace {

// Shared with web/js/shell/print.js.
constexpr char kBetweenLines = '\x1E', kBetweenParts = '\x1F';

class Lines {
 public:
  Lines& line(std::string_view kind) {
    if (!text_.empty()) text_ += kBetweenLines;
    text_ += kind;
    return *this;
  }
  Lines& part(std::string_view part) {
    text_ += kBetweenParts;
    for (const char c : part)
      if (c != '\0' && c != kBetweenLines && c != kBetweenParts) text_ += c;
    return *this;
  }
  Lines& parts(const std::vector<std::string>& parts) {
    for (const std::string& one : parts) part(one);
    return *this;
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string print_lines(const PrintDocument& document) {
  Lines lines;
  lines.line("language").part(document.language);
  lines.line("title").part(document.title);
  lines.line("subtitle").part(document.subtitle);
  lines.line("number").part(document.number);
  lines.line("head").part(document.head);
  lines.line("foot").part(document.foot);
  lines.line("pages").part(document.pages);
  for (const PrintDocument::Section& section : document.sections) {
    lines.line("section").part(section.title);
    for (const PrintDocument::Field& field : section.fields)
      lines.line(field.wide ? "wide" : "field").part(field.label).part(field.value);
    for (const PrintDocument::Column& column : section.columns)
      lines.line("column").part(column.title).part(std::to_string(column.share));
    for (const std::vector<std::string>& row : section.rows) lines.line("row").parts(row);
  }
  for (const std::vector<std::string>& labels : document.blanks) lines.line("blanks").parts(labels);
  return std::move(lines).text();
}

}  // namespace huifang::shell
