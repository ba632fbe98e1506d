#include "shell/widgets/table_header.hpp"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/drag.hpp"
#include "shell/widgets/icon.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kHeader = 32.0F;
constexpr float kCellPad = 8.0F;
constexpr float kArrow = 14.0F;
// How far an edge answers to its left; to its right it is a quarter of that.
constexpr float kEdge = 8.0F;
constexpr float kEdgeTouch = 20.0F;
constexpr float kKeyStep = 16.0F;
constexpr float kWidthMax = 1'200.0F;

float edge_reach(const Ui& ui) { return ui.metrics().desk ? kEdge : kEdgeTouch; }

}  // namespace

float table_header_height(const Ui& ui) {
  return std::max(kHeader * ui.metrics().text_zoom,
                  ui.metrics().desk ? 0.0F : ui.metrics().touch_min);
}

Rect table_cell_inner(const Rect& cell, bool first) {
  return {cell.left + (first ? 0.0F : kCellPad), cell.top, cell.right - kCellPad, cell.bottom};
}

Rect table_box_place(const Rect& cell) {
  return {cell.left, cell.top, cell.left + 20.0F, cell.bottom};
}

TableHeader::TableHeader(Ui& ui, std::span<const TableColumn> columns, TableState* state, int boxes)
    : ui_(ui),
      columns_(columns),
      state_(state),
      boxes_(boxes),
      current_at_(ui.id("current title")) {}

NodeId TableHeader::title_id(int column) const {
  const IdScope scope(ui_, std::int64_t{column});
  return ui_.id("title");
}

void TableHeader::set_width(int column, float width) {
  state_->widths.resize(columns_.size(), 0.0F);
  const float least = columns_[static_cast<std::size_t>(column)].width_min;
  state_->widths[static_cast<std::size_t>(column)] = std::clamp(width, least, kWidthMax);
}

void TableHeader::pull_edge(int column, const Rect& cell) {
  if (state_ == nullptr) return;
  const float reach = edge_reach(ui_);
  const Rect edge{cell.right - reach, cell.top, cell.right + reach * 0.25F, cell.bottom};
  const IdScope scope(ui_, std::int64_t{column});
  const NodeId id = ui_.id("edge");
  float& from = *ImGui::GetStateStorage()->GetFloatRef(id, 0.0F);
  const Drag pull = drag(ui_, id, edge, {.sideways = true});
  if (pull.began) from = cell.width() / ui_.metrics().text_zoom;
  if (pull.held) set_width(column, from + pull.x / ui_.metrics().text_zoom);
  if (pull.held || (ImGui::IsWindowHovered() &&
                    ImGui::IsMouseHoveringRect({edge.left, edge.top}, {edge.right, edge.bottom})))
    ui_.wish_cursor(Cursor::kResizeSideways);
  fill_box(ui_,
           {cell.right - ui_.theme().line_width, cell.top + space(2), cell.right,
            cell.bottom - space(2)},
           pull.held ? ui_.colour().primary : ui_.colour().line);
}

bool TableHeader::draw_box(std::string_view name, const Rect& cell, Tick tick) {
  auto& node = ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kCell, cell);
  node.column = 1;
  const Interaction state = tick_box(ui_, ui_.id("all"), cell, name, tick, false);
  ui_.semantics().close();
  draw_tick_box(ui_, table_box_place(cell), tick, state);
  return state.activated;
}

void TableHeader::sort_by(int column) {
  if (!columns_[static_cast<std::size_t>(column)].sortable) return;
  state_->descending = state_->sort_column == column && !state_->descending;
  state_->sort_column = column;
  sorted_ = true;
}

void TableHeader::go_to(int column) {
  const int target = std::clamp(column, 0, static_cast<int>(columns_.size()) - 1);
  ImGui::GetStateStorage()->SetInt(current_at_, target);
  ui_.focus(title_id(target));
}

void TableHeader::take_keys(int column, const Rect& cell) {
  if (ui_.take_key("ArrowRight")) go_to(column + 1);
  if (ui_.take_key("ArrowLeft")) go_to(column - 1);
  if (ui_.take_key("Home")) go_to(0);
  if (ui_.take_key("End")) go_to(static_cast<int>(columns_.size()) - 1);
  const float width = cell.width() / ui_.metrics().text_zoom;
  if (ui_.take_key("Shift+ArrowRight")) set_width(column, width + kKeyStep);
  if (ui_.take_key("Shift+ArrowLeft")) set_width(column, width - kKeyStep);
  if (ui_.take_key("Enter") || ui_.take_key(" ")) sort_by(column);
  if (ui_.take_key("ArrowDown")) left_downwards_ = true;
}

void TableHeader::draw_title(int column, const Rect& cell) {
  const TableColumn& about = columns_[static_cast<std::size_t>(column)];
  const bool sorted = state_ != nullptr && state_->sort_column == column;
  const NodeId id = title_id(column);
  auto& node = ui_.semantics().add(id, Role::kColumnHeader, cell, about.title);
  node.column = column + 1 + boxes_;
  if (state_ != nullptr) {
    const int current = ImGui::GetStateStorage()->GetInt(current_at_, 0);
    node.state |= semantics::kFocusable;
    if (column != current) node.state |= semantics::kSkipTab;
    if (sorted) node.state |= state_->descending ? semantics::kSortedDown : semantics::kSortedUp;
  }
  const Rect inner = table_cell_inner(cell, column == 0);
  TextStyle style{.size = TextSize::kCaption,
                  .bold = sorted,
                  .tone = sorted ? Tone::kInk : Tone::kInk3,
                  .align = about.align};
  if (state_ == nullptr) return draw_line(ui_, inner, about.title, style);

  if (ui_.focused() == id) {
    ImGui::GetStateStorage()->SetInt(current_at_, column);
    take_keys(column, cell);
  }
  const Rect pressed{cell.left, cell.top, cell.right - edge_reach(ui_), cell.bottom};
  const Interaction state = interact(ui_, id, pressed, about.sortable);
  if (state.activated) sort_by(column);
  if (state.hovered || state.pressed) {
    fill_box(ui_, cell.inset(1.0F, space(1)),
             state.pressed ? ui_.colour().pressed : ui_.colour().selected, radii().chip);
    style.tone = Tone::kInk2;
  }
  Rect words = inner;
  if (sorted) {
    const Icon icon = state_->descending ? Icon::kDown : Icon::kUp;
    const float width = std::min(text_width(ui_, about.title, style) + 1.0F,
                                 std::max(0.0F, words.width() - kArrow));
    if (about.align == Align::kEnd) words.left = words.right - width - kArrow;
    words.right = words.left + width;
    draw_icon(ui_, icon, {words.right, words.top, words.right + kArrow, words.bottom}, kArrow,
              tone_colour(ui_, Tone::kInk));
  }
  draw_line(ui_, words, about.title, style);
  if (state.focus_ring) draw_focus_ring(ui_, cell.inset(4.0F, 6.0F), radii().chip);
}

}  // namespace huifang::shell
