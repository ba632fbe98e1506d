#include "shell/widgets/table.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/column_places.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/row_selection.hpp"
#include "shell/widgets/table_header.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

// The first column stays only if it leaves room for the others.
constexpr float kPinnedPartMax = 0.6F;
constexpr float kSidewaysStep = 96.0F;
constexpr float kBoxColumn = 34.0F;

// Keeps what lies between, and what is pressed there, inside a rectangle.
class Clip {
 public:
  explicit Clip(const Rect& rect) {
    ImGui::PushClipRect({rect.left, rect.top}, {rect.right, rect.bottom}, true);
  }
  ~Clip() { ImGui::PopClipRect(); }
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;
};

// One frame of a table.
class Drawing {
 public:
  Drawing(Ui& ui, std::span<const TableColumn> columns, int rows, const TableOptions& options,
          const DrawCell& draw_cell, const RowRoute& route)
      : ui_(ui),
        columns_(columns),
        rows_(rows),
        options_(options),
        draw_cell_(draw_cell),
        route_(route),
        keeper_(ui, ui.id("focus"), options.row_key),
        storage_(*ImGui::GetStateStorage()),
        stored_at_(ui.id("stored")),
        pane_(ui.id("rows")),
        row_height_(std::max(options.row_height > 0 ? options.row_height : ui.metrics().row_dense,
                             ui.metrics().desk ? 0.0F : ui.metrics().touch_min)),
        header_height_(table_header_height(ui)),
        places_(ui.memory()) {}

  float least_height() const { return header_height_ + row_height_; }
  TableResult draw(const Rect& rect);

 private:
  bool selectable() const { return options_.state != nullptr && !options_.select_all.empty(); }
  // Holds until another one is asked for.
  int& stored(const char* name, int otherwise) {
    return *storage_.GetIntRef(ImHashStr(name, 0, stored_at_), otherwise);
  }
  float& scrolled(const char* axis) {
    return *storage_.GetFloatRef(ImHashStr(axis, 0, stored_at_), 0.0F);
  }
  void take_keys(const Rect& rect);
  void take_selection_keys(int row);
  void go_to_row(int row, float page_height);
  void scroll_sideways(float by);
  void place(const Rect& all);
  Rect column_at(int column, const Rect& row) const;
  Clip clip_of(int column) const;
  Tick tick_of_all();
  void toggle_shown();
  void draw_header();
  void draw_rows();
  void draw_row(int row);
  Interaction draw_row_box(int row, const Rect& cell);
  void draw_row_cell(int row, int column, const Rect& rect, std::string_view target);

  Ui& ui_;
  std::span<const TableColumn> columns_;
  int rows_;
  const TableOptions& options_;
  const DrawCell& draw_cell_;
  const RowRoute& route_;
  FocusKeeper keeper_;
  ImGuiStorage& storage_;
  NodeId stored_at_, pane_;
  float row_height_, header_height_;
  TableResult result_;

  // Where things are in this frame.
  Rect view_, header_, body_;
  float rows_top_ = 0;
  float start_ = 0;         // Left of the first column, as scrolled.
  float pinned_start_ = 0;  // The same for what stays.
  float pinned_end_ = 0;    // Right of what stays; 0: nothing does.
  float box_ = 0;
  FrameList<ColumnPlace> places_;
  int stop_ = -1;    // The row that is the stop of the Tab key.
  int wished_ = -1;  // The row that shall get the focus.
};

void Drawing::take_keys(const Rect& rect) {
  if (options_.state == nullptr || rows_ == 0) return;
  const float page_height = rect.height() - header_height_;
  const int page = std::max(1, static_cast<int>(page_height / row_height_) - 1);
  const int row = keeper_.focused_row(rows_);
  if (row < 0) {
    const bool from_header = stored("into rows", 0) != 0;
    stored("into rows", 0) = 0;
    if (from_header || ui_.take_key("j") || ui_.take_key("k"))
      go_to_row(std::clamp(stored("current", std::max(options_.selected, 0)), 0, rows_ - 1),
                page_height);
    return;
  }
  const RowStep step = take_row_key(ui_, row, rows_, page);
  if (step.target >= 0) {
    int& anchor = stored("anchor", row);
    if (!step.shifted) {
      anchor = step.target;
    } else if (selectable()) {
      extend_selection(options_.state->selection, options_.row_key,
                       std::clamp(anchor, 0, rows_ - 1), row, step.target);
      result_.selection_changed = true;
    }
    return go_to_row(step.target, page_height);
  }
  if (ui_.take_key("ArrowRight")) scroll_sideways(kSidewaysStep);
  if (ui_.take_key("ArrowLeft")) scroll_sideways(-kSidewaysStep);
  if ((!route_ || route_(row).empty()) && ui_.take_key("Enter")) result_.opened = row;
  if (selectable()) take_selection_keys(row);
}

void Drawing::take_selection_keys(int row) {
  if (ui_.take_key(" ") || ui_.take_key("x")) {
    toggle_row(options_.state->selection, key_of(options_.row_key, row));
    stored("anchor", row) = row;
    result_.selection_changed = true;
  }
  if (ui_.take_key("X") || ui_.take_key("Ctrl+a")) toggle_shown();
}

// Gives the row the focus and brings it into sight.
void Drawing::go_to_row(int row, float page_height) {
  wished_ = row;
  const float top = row_height_ * static_cast<float>(row);
  float wish = std::min(scrolled("down"), top);
  wish = std::max(wish, top + row_height_ - page_height);
  if (wish != scrolled("down")) ui_.wish_scroll({pane_, -1.0F, wish});
}

void Drawing::scroll_sideways(float by) {
  ui_.wish_scroll({pane_, std::max(0.0F, scrolled("sideways") + by), -1.0F});
}

void Drawing::place(const Rect& all) {
  const float zoom = ui_.metrics().text_zoom;
  const float margin = ui_.metrics().page_margin;
  FrameList<ColumnWish> wishes(ui_.memory());
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    const TableColumn& column = columns_[at];
    float width = column.width;
    if (options_.state != nullptr && at < options_.state->widths.size() &&
        options_.state->widths[at] > 0)
      width = options_.state->widths[at];
    wishes.push_back({width * zoom, column.share, column.width_min * zoom});
  }
  view_ = visible_rect(ui_);
  header_ = body_ = view_;
  header_.bottom = body_.top = view_.top + header_height_;
  rows_top_ = all.top + header_height_;
  box_ = selectable() ? std::max(kBoxColumn, ui_.metrics().desk ? 0.0F : ui_.metrics().touch_min)
                      : 0.0F;
  places_.resize(wishes.size());
  put_columns(wishes, view_.width() - 2 * margin - box_, places_);
  const float content = 2 * margin + box_ + (places_.empty() ? 0.0F : places_.back().right);
  start_ = all.left + margin + box_;
  pinned_start_ = start_;
  if (content > view_.width() + 1.0F) {
    reserve_width(ui_, content);
    const float pinned = margin + box_ + places_.front().right;
    if (pinned <= view_.width() * kPinnedPartMax) {
      pinned_start_ = view_.left + margin + box_;
      pinned_end_ = view_.left + pinned;
    }
  }
  scrolled("down") = view_.top - all.top;
  scrolled("sideways") = view_.left - all.left;
}

// Column -1 is the one of the boxes.
Rect Drawing::column_at(int column, const Rect& row) const {
  if (column < 0) return {pinned_start_ - box_, row.top, pinned_start_, row.bottom};
  const float from = column == 0 ? pinned_start_ : start_;
  const ColumnPlace& place = places_[static_cast<std::size_t>(column)];
  return {from + place.left, row.top, from + place.right, row.bottom};
}

Clip Drawing::clip_of(int column) const {
  const bool behind = column > 0 && pinned_end_ > 0;
  return Clip({behind ? pinned_end_ : view_.left, view_.top, view_.right, view_.bottom});
}

// All rows are looked through only when the selection or the rows changed.
Tick Drawing::tick_of_all() {
  const Selection& selection = options_.state->selection;
  const auto last = rows_ > 0 ? key_of(options_.row_key, rows_ - 1) : RowKey{0};
  const auto first = rows_ > 0 ? key_of(options_.row_key, 0) : RowKey{0};
  const RowKey facts[] = {static_cast<RowKey>(selection.size()), RowKey{rows_}, first, last};
  const int now = static_cast<int>(ImHashData(facts, sizeof facts));
  if (stored("counted for", 0) != now || result_.selection_changed) {
    stored("counted for", 0) = now;
    stored("counted", 0) = static_cast<int>(selected_of_all(selection, options_.row_key, rows_));
  }
  return static_cast<Tick>(stored("counted", 0));
}

void Drawing::toggle_shown() {
  toggle_all(options_.state->selection, options_.row_key, rows_);
  result_.selection_changed = true;
}

void Drawing::draw_header() {
  fill_box(ui_, header_, ui_.colour().surface);
  ui_.semantics().open(ui_.id("header"), Role::kRow, header_).position = 1;
  const int boxes = selectable() ? 1 : 0;
  TableHeader header(ui_, columns_, options_.state, boxes);
  // Edges first: they lie over the titles.
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
    const Clip clip = clip_of(column);
    header.pull_edge(column, column_at(column, header_));
  }
  if (selectable() && header.draw_box(options_.select_all, column_at(-1, header_), tick_of_all()))
    toggle_shown();
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
    const Clip clip = clip_of(column);
    header.draw_title(column, column_at(column, header_));
  }
  ui_.semantics().close();
  result_.sorted = header.sorted();
  if (header.left_downwards()) {
    stored("into rows", 0) = 1;
    ui_.platform().request_frame();
  }
  draw_rule(ui_, header_.left, header_.right, header_.bottom - ui_.theme().line_width,
            ui_.colour().line_strong);
}

Interaction Drawing::draw_row_box(int row, const Rect& cell) {
  const RowKey key = key_of(options_.row_key, row);
  const Tick tick = options_.state->selection.contains(key) ? Tick::kAll : Tick::kNone;
  auto& node = ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kCell, cell);
  node.column = 1;
  const std::string_view name = options_.row_name ? options_.row_name(row) : options_.select_all;
  const Interaction state = tick_box(ui_, ui_.id("box"), cell, name, tick, true);
  ui_.semantics().close();
  if (state.activated) {
    toggle_row(options_.state->selection, key);
    stored("anchor", row) = row;
    result_.selection_changed = true;
  }
  return state;
}

void Drawing::draw_row_cell(int row, int column, const Rect& rect, std::string_view target) {
  const Rect cell = column_at(column, rect);
  auto& node = ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kCell, cell);
  node.column = column + 1 + (selectable() ? 1 : 0);
  const bool linked = column == 0 && !target.empty();
  if (linked) {
    const std::string_view name = options_.row_name ? options_.row_name(row) : std::string_view();
    const LinkAreaOptions look{.selected = row == options_.selected,
                               .name = name,
                               .skip_tab = options_.state != nullptr && row != stop_};
    if (row == wished_) ui_.focus(ui_.id("open"));
    if (begin_link_area(ui_, "open", rect, target, look)) result_.opened = row;
  }
  const Rect inner = table_cell_inner(cell, column == 0);
  {
    const Clip clip = clip_of(column);
    ui_.begin_area(inner);
    draw_cell_(row, column, inner);
    ui_.end_area();
  }
  if (linked) end_link_area(ui_);
  ui_.semantics().close();
}

void Drawing::draw_row(int row) {
  const float top = rows_top_ + row_height_ * static_cast<float>(row);
  const Rect rect{view_.left, top, view_.right, top + row_height_};
  const IdScope scope(ui_, key_of(options_.row_key, row));
  const std::size_t nodes_before = ui_.semantics().nodes().size();
  const NodeId id = ui_.id("row");
  const std::string_view target = route_ ? route_(row) : std::string_view{};
  const bool takes_focus = options_.state != nullptr && target.empty();
  auto& node = ui_.semantics().open(id, Role::kRow, rect);
  node.position = row + 2;
  if (row == options_.selected) node.state |= semantics::kSelected;
  if (takes_focus) node.state |= semantics::kFocusable;
  if (takes_focus && row != stop_) node.state |= semantics::kSkipTab;
  if (selectable()) {
    node.state |= semantics::kMultiSelectable;
    if (options_.state->selection.contains(key_of(options_.row_key, row)))
      node.state |= semantics::kChecked;
  }
  // The box answers before the row below it, and is drawn over its ground.
  Interaction box_state;
  if (selectable()) box_state = draw_row_box(row, column_at(-1, rect));
  if (takes_focus) {
    if (row == wished_) ui_.focus(id);
    const Interaction state = interact(ui_, id, rect, true);
    if (state.activated) result_.opened = row;
    if (row == options_.selected) fill_box(ui_, rect, ui_.colour().selected);
    if (state.focus_ring) draw_focus_ring(ui_, rect.inset(5.0F, 5.0F), radii().chip);
  }
  for (int column = 0; column < static_cast<int>(columns_.size()); ++column)
    draw_row_cell(row, column, rect, target);
  if (selectable()) {
    const bool chosen = options_.state->selection.contains(key_of(options_.row_key, row));
    draw_tick_box(ui_, table_box_place(column_at(-1, rect)), chosen ? Tick::kAll : Tick::kNone,
                  box_state);
  }
  ui_.semantics().close();
  keeper_.look_at(row, nodes_before);
  draw_rule(ui_, rect.left, rect.right, rect.bottom - ui_.theme().line_width, ui_.colour().line);
}

void Drawing::draw_rows() {
  const Clip clip(body_);
  const RowRange range = rows_in_sight(body_, rows_top_, row_height_, rows_);
  const int current = stored("current", std::max(options_.selected, 0));
  stop_ = current;
  if (!range.contains(current))
    stop_ = std::clamp(range.first + 1, range.first, std::max(range.end - 1, 0));
  const int kept =
      wished_ >= 0 ? (range.contains(wished_) ? -1 : wished_) : keeper_.kept_row(range, rows_);
  if (kept >= 0 && kept < range.first) draw_row(kept);
  for (int row = range.first; row < range.end; ++row) draw_row(row);
  if (kept >= range.end) draw_row(kept);
  const int focused = keeper_.focused_row(rows_);
  if (focused < 0 || focused == current) return;
  stored("current", 0) = focused;
  ui_.platform().request_frame();
}

TableResult Drawing::draw(const Rect& rect) {
  take_keys(rect);
  begin_pane(ui_, "rows", rect,
             {.ground = ui_.colour().surface, .scrolls = true, .scrolls_sideways = true});
  place(ui_.take(header_height_ + row_height_ * static_cast<float>(rows_)));
  draw_header();
  draw_rows();
  if (pinned_end_ > 0)
    fill_box(ui_, {pinned_end_ - ui_.theme().line_width, header_.top, pinned_end_, body_.bottom},
             ui_.colour().line);
  end_pane(ui_);
  return result_;
}

}  // namespace

TableResult table(Ui& ui, std::string_view key, std::span<const TableColumn> columns, int rows,
                  const TableOptions& options, const DrawCell& draw_cell, const RowRoute& route) {
  const bool placed = ui.placing();
  const bool grid = options.state != nullptr;
  const NodeId id = ui.id(key);
  const IdScope scope(ui, key);
  Drawing drawing(ui, columns, rows, options, draw_cell, route);
  const Rect rect =
      ui.take(placed ? 0.0F : std::max(ui.remaining_height(), drawing.least_height()));
  auto& node = ui.semantics().open(id, grid ? Role::kGrid : Role::kTable, rect, options.name);
  node.state |= semantics::kNameHidden;
  node.set_size = rows + 1;
  node.column = static_cast<int>(columns.size());
  if (grid && !options.select_all.empty()) {
    node.state |= semantics::kMultiSelectable;
    node.column += 1;
  }
  const TableResult result = drawing.draw(rect);
  ui.semantics().close();
  return result;
}

void cell_text(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style) {
  TextStyle one_line = style;
  one_line.lines_max = 1;
  ui.place(rect);
  text(ui, words, one_line);
}

}  // namespace huifang::shell
