#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/widgets/text.hpp"

namespace huifang::shell {

// What a row is of, whatever its place: a row keeps its widgets, and with them the focus and a
// press that is under way, when rows come or go above it. Two rows of one list never have the same.
using RowKey = std::int64_t;

// A list with rows of one height, of which only those in sight are drawn and reported; 50,000 cost
// as much as ten. Lies in a pane that scrolls, other content may stand above and below it.
struct ListOptions {
  std::string_view name;                     // Said by screen readers.
  std::function<RowKey(int index)> row_key;  // Without it rows are known by their index.
  float row_height = 0;                      // 0: the usual row.
  float rule_from = 0;  // Hairlines between rows begin this far from the left; negative: none.
  Colour ground = 0;    // Behind the rows; 0: none.
};
// `draw_row(index, rect)` draws one row.
void virtual_list(Ui& ui, std::string_view key, int count, const ListOptions& options,
                  const std::function<void(int, const Rect&)>& draw_row);

// Rows of several heights, few of them: each row is begun and ended. `key` as above.
void begin_list(Ui& ui, std::string_view key, std::string_view name, int count);
void end_list(Ui& ui);
void begin_list_item(Ui& ui, int index, RowKey key, const Rect& rect);
void end_list_item(Ui& ui);

struct TableColumn {
  std::string_view title;
  float width = 0;  // In pixels; 0 shares what is left by `share`.
  float share = 1;
  Align align = Align::kStart;
};
struct TableOptions {
  std::string_view name;
  float row_height = 0;  // 0: the usual dense row.
  int selected = -1;
  std::function<RowKey(int row)> row_key;  // As of a list.
  // What a screen reader says of a row's link; without it only its first cell.
  std::function<std::string(int row)> row_name;
};
// What a cell is drawn into, and what it says when that is not its text.
using DrawCell = std::function<void(int row, int column, const Rect& rect)>;
// The route of a row, or empty: then it is not a link. Returned text must live until the next call.
using RowRoute = std::function<std::string_view(int row)>;
// A table that fills the rest of the pane below the flow, with a header that stays and rows that
// scroll. Returns the row that was activated, or -1.
int table(Ui& ui, std::string_view key, std::span<const TableColumn> columns, int rows,
          const TableOptions& options, const DrawCell& draw_cell, const RowRoute& route);
// A cell of plain words.
void cell_text(Ui& ui, const Rect& rect, std::string_view words,
               const TextStyle& style = {.size = TextSize::kSmall});

}  // namespace huifang::shell
