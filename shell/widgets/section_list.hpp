#pragma once

#include <span>
#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/rows.hpp"

namespace huifang::shell {

// A group of rows under a title. The detail stands behind it ("4 stops, 17 km").
struct ListSection {
  std::string_view title, detail;
  int count = 0;
};
struct SectionListOptions {
  RowKeys row_key;       // Rows are numbered through all sections; without it known by number.
  float row_height = 0;  // 0: the usual row.
  float rule_from = 0;   // Hairlines between rows begin this far from the left; negative: none.
  Colour ground = 0;     // Behind the rows; 0: that of a surface.
};
// A list in sections, in a pane that scrolls: the title of the section in sight stays at the top
// until the next one pushes it out. Only the rows in sight are drawn and reported, each section as
// a heading and a list of its own. `draw_row(row, rect)` draws one row.
void section_list(Ui& ui, std::string_view key, std::span<const ListSection> sections,
                  const SectionListOptions& options,
                  FunctionRef<void(int row, const Rect& rect)> draw_row);

}  // namespace huifang::shell
