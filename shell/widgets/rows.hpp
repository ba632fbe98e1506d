#pragma once

#include <cstdint>

#include "shell/widgets/function_ref.hpp"
#include "shell/widgets/ui.hpp"

struct ImGuiStorage;

namespace huifang::shell {

// What a row is of, whatever its place: a row keeps its widgets, and with them the focus and a
// press that is under way, when rows come or go above it. Two rows of one list never have the same.
using RowKey = std::int64_t;
using RowKeys = FunctionRef<RowKey(int row)>;

// --- For widgets that draw only the rows in sight ---

struct RowRange {
  int first = 0, end = 0;
  bool contains(int row) const { return row >= first && row < end; }
};
// The rows of one height, the first at `top`, that are in `sight`, and one more at each side so
// that the Tab key finds the next.
RowRange rows_in_sight(const Rect& sight, float top, float row_height, int count);

// The key of a row; without `row_key` its index.
RowKey key_of(const RowKeys& row_key, int row);

// Remembers which row holds the focus, so that it is not taken away when it is scrolled or pushed
// out of sight. Borrows `row_key`.
class FocusKeeper {
 public:
  FocusKeeper(Ui& ui, NodeId list, const RowKeys& row_key);

  // The row that holds the focus, as far as it was drawn in the last frame, or -1.
  int focused_row(int count) const;
  // The same if it is not in the range: it must be drawn although it is out of sight.
  int kept_row(const RowRange& range, int count) const;
  // To be called after each row was drawn, with the number of nodes there were before it.
  void look_at(int row, std::size_t nodes_before);

 private:
  int held_row(int count) const;

  Ui& ui_;
  const RowKeys& row_key_;
  ImGuiStorage& storage_;
  NodeId focused_at_, index_at_, key_at_;
};

// The row that a key leads to from `row`: arrows, Home, End, PageUp, PageDown, "j" and "k"; -1 if
// none of them was pressed. `shifted` tells that Shift was held.
struct RowStep {
  int target = -1;
  bool shifted = false;
};
RowStep take_row_key(Ui& ui, int row, int count, int rows_a_page);

}  // namespace huifang::shell
