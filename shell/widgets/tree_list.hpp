#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shell/widgets/tree_rows.hpp"

namespace huifang::shell {

struct TreeOptions {
  std::string_view name;
  RowKeys row_key;       // The key of what is in a row; without it rows are known by their index.
  float row_height = 0;  // 0: a touch's height, at a desk the dense row.
  int selected = -1;     // The row that is shown beside the tree.
  // What a screen reader says of a row; without it what is drawn in it.
  FunctionRef<std::string_view(int row)> row_name;
};
struct TreeResult {
  int toggled = -1;  // The caller expands or collapses what is in that row.
  int opened = -1;
};
// Things that lie in things, in a pane that scrolls; rows are those of tree_rows(). The sign before
// a row expands and collapses it, and so do the right and left arrow, which else go to the first
// thing inside or to what it lies in. One stop of the Tab key; only the rows in sight are drawn.
// `draw_row(row, rect)` draws what stands behind the sign.
TreeResult tree_list(Ui& ui, std::string_view key, std::span<const TreeRow> rows,
                     const TreeOptions& options,
                     FunctionRef<void(int row, const Rect& rect)> draw_row);

}  // namespace huifang::shell
