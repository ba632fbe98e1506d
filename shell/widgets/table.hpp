#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/rows.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

struct TableColumn {
  std::string_view title;
  float width = 0;  // In pixels before the text zoom; 0 shares what is left by `share`.
  float share = 1;
  Align align = Align::kStart;
  bool sortable = false;
  float width_min = 48;
};

// What a person changes about a table. Belongs to the caller, who sorts the rows and acts on those
// that are selected.
struct TableState {
  int sort_column = -1;  // -1: in the order the caller gives.
  bool descending = false;
  std::vector<float> widths;             // Pulled by hand, one for each column; 0: not.
  std::unordered_set<RowKey> selection;  // Also of rows that are not shown now.
};

struct TableOptions {
  std::string_view name;
  float row_height = 0;  // 0: the usual dense row.
  int selected = -1;     // The row that is open beside the table.
  RowKeys row_key;       // As of a list.
  // What a screen reader says of a row's link and of its box; without it only the first cell.
  FunctionRef<std::string_view(int row)> row_name;
  // With it the table is a grid: one stop of the Tab key for the header and one for the rows,
  // arrows, Home, End, PageUp, PageDown, J and K walk the rows, Enter opens; headers sort when
  // pressed, and are pulled wider by their edge or by Shift and the arrows.
  TableState* state = nullptr;
  // Not empty: a box before each row, and this one in the header for all of them. Space or X
  // selects, Shift with the arrows selects on, Shift+X selects all.
  std::string_view select_all;
};
// What a cell is drawn into.
using DrawCell = FunctionRef<void(int row, int column, const Rect& rect)>;
// The route of a row, or empty: then it is not a link. Returned text must live until the next call.
using RowRoute = FunctionRef<std::string_view(int row)>;

struct TableResult {
  int opened = -1;                 // The row that was activated.
  bool sorted = false;             // TableState says how the rows shall be sorted now.
  bool selection_changed = false;  // Worth saying how many are selected.
};
// A table that fills the rest of the pane below the flow, with a header that stays and rows that
// scroll. Where the columns do not fit it scrolls sideways, and the first column stays. Only the
// rows in sight are drawn.
TableResult table(Ui& ui, std::string_view key, std::span<const TableColumn> columns, int rows,
                  const TableOptions& options, const DrawCell& draw_cell, const RowRoute& route);
// A cell of plain words.
void cell_text(Ui& ui, const Rect& rect, std::string_view words,
               const TextStyle& style = {.size = TextSize::kSmall});

}  // namespace huifang::shell
