#pragma once

#include <string_view>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/rows.hpp"

namespace huifang::shell {

// A list with rows of one height, of which only those in sight are drawn and reported; 50,000 cost
// as much as ten. Lies in a pane that scrolls, other content may stand above and below it.
struct ListOptions {
  std::string_view name;  // Said by screen readers.
  RowKeys row_key;        // Without it rows are known by their index.
  float row_height = 0;   // 0: the usual row.
  float rule_from = 0;    // Hairlines between rows begin this far from the left; negative: none.
  Colour ground = 0;      // Behind the rows; 0: none.
};
// `draw_row(index, rect)` draws one row.
void virtual_list(Ui& ui, std::string_view key, int count, const ListOptions& options,
                  FunctionRef<void(int, const Rect&)> draw_row);

// Rows of several heights, few of them: each row is begun and ended. `key` as above.
void begin_list(Ui& ui, std::string_view key, std::string_view name, int count);
void end_list(Ui& ui);
void begin_list_item(Ui& ui, int index, RowKey key, const Rect& rect);
void end_list_item(Ui& ui);

}  // namespace huifang::shell
