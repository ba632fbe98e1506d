#pragma once

#include <span>

#include "shell/widgets/table.hpp"
#include "shell/widgets/tick_box.hpp"

namespace huifang::shell {

// --- For table() ---

float table_header_height(const Ui& ui);
// Where the content of a cell is.
Rect table_cell_inner(const Rect& cell, bool first);
// Where the box of a row is drawn: at the left of its column.
Rect table_box_place(const Rect& cell);

// The titles of one frame. With a state they are one stop of the Tab key, sort and can be pulled.
class TableHeader {
 public:
  // `boxes`: how many columns lie before the first of `columns`.
  TableHeader(Ui& ui, std::span<const TableColumn> columns, TableState* state, int boxes);

  // REQUIRES: called for each column before the titles are drawn.
  void pull_edge(int column, const Rect& cell);
  // True when the box for all rows was pressed.
  bool draw_box(std::string_view name, const Rect& cell, Tick tick);
  void draw_title(int column, const Rect& cell);

  bool sorted() const { return sorted_; }
  // ArrowDown was pressed: the focus shall go to the rows.
  bool left_downwards() const { return left_downwards_; }

 private:
  NodeId title_id(int column) const;
  void set_width(int column, float width);
  void take_keys(int column, const Rect& cell);
  void sort_by(int column);
  void go_to(int column);

  Ui& ui_;
  std::span<const TableColumn> columns_;
  TableState* state_;
  int boxes_;
  NodeId current_at_;  // Under which the stop of the Tab key is kept.
  bool sorted_ = false;
  bool left_downwards_ = false;
};

}  // namespace huifang::shell
