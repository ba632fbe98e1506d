#include "shell/widgets/tree_list.hpp"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kIndent = 20.0F;
constexpr float kIndentsMax = 8.0F;
constexpr float kSign = 20.0F;

// One frame of a tree.
class Drawing {
 public:
  Drawing(Ui& ui, std::span<const TreeRow> rows, const TreeOptions& options,
          FunctionRef<void(int, const Rect&)> draw_content)
      : ui_(ui),
        rows_(rows),
        options_(options),
        draw_content_(draw_content),
        keeper_(ui, ui.id("focus"), options.row_key),
        stop_at_(ui.id("current")) {
    const Metrics& metrics = ui.metrics();
    row_height_ = options.row_height > 0 ? options.row_height
                  : metrics.desk         ? metrics.row_dense * metrics.text_zoom
                                         : std::max(metrics.touch_min, 36.0F * metrics.text_zoom);
  }

  float height() const { return row_height_ * static_cast<float>(rows_.size()); }
  TreeResult draw(const Rect& all);

 private:
  int count() const { return static_cast<int>(rows_.size()); }
  const TreeRow& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  void take_keys(const Rect& all);
  void go_to(int row, const Rect& all);
  void draw_row(int row, const Rect& rect);
  void draw_sign(const TreeRow& about, int row, const Rect& rect);

  Ui& ui_;
  std::span<const TreeRow> rows_;
  const TreeOptions& options_;
  FunctionRef<void(int, const Rect&)> draw_content_;
  FocusKeeper keeper_;
  NodeId stop_at_;  // Where the row that had the focus last is kept.
  int stop_ = 0;    // The row that is the stop of the Tab key.
  float row_height_ = 0;
  int wished_ = -1;
  TreeResult result_;
};

void Drawing::go_to(int row, const Rect& all) {
  wished_ = row;
  const Rect sight = visible_rect(ui_);
  const float top = all.top + row_height_ * static_cast<float>(row);
  float by = std::min(0.0F, top - sight.top);
  by = std::max(by, top + row_height_ - sight.bottom);
  if (by == 0.0F) return;
  ImGuiWindow* pane = ImGui::GetCurrentWindow();
  ImGui::SetScrollY(pane, pane->Scroll.y + by);
  ui_.platform().request_frame();
}

void Drawing::take_keys(const Rect& all) {
  const int row = keeper_.focused_row(count());
  if (row < 0) return;
  const TreeRow& about = at(row);
  const int page = std::max(1, static_cast<int>(visible_rect(ui_).height() / row_height_) - 1);
  if (const RowStep step = take_row_key(ui_, row, count(), page); step.target >= 0)
    return go_to(step.target, all);
  if (ui_.take_key("ArrowRight")) {
    if (about.has_children && !about.expanded)
      result_.toggled = row;
    else if (about.has_children)
      go_to(row + 1, all);
  }
  if (ui_.take_key("ArrowLeft")) {
    if (about.expanded)
      result_.toggled = row;
    else if (about.parent_row >= 0)
      go_to(about.parent_row, all);
  }
  if (ui_.take_key("Enter") || ui_.take_key(" ")) result_.opened = row;
}

void Drawing::draw_sign(const TreeRow& about, int row, const Rect& rect) {
  const Interaction state = interact(ui_, ui_.id("sign"), rect, true);
  if (state.activated) result_.toggled = row;
  const Rect place = centred(rect, kSign, kSign);
  if (state.hovered || state.pressed)
    fill_box(ui_, place.grown(3.0F), state.pressed ? ui_.colour().pressed : ui_.colour().sunken,
             radii().chip);
  draw_icon(ui_, about.expanded ? Icon::kDown : Icon::kNext, place, 16.0F, ui_.colour().ink2);
}

void Drawing::draw_row(int row, const Rect& rect) {
  const TreeRow& about = at(row);
  const IdScope scope(ui_, key_of(options_.row_key, row));
  const NodeId id = ui_.id("item");
  const std::size_t nodes_before = ui_.semantics().nodes().size();
  const std::string_view name = options_.row_name ? options_.row_name(row) : std::string_view();
  auto& node = ui_.semantics().open(id, Role::kTreeItem, rect, name);
  node.level = static_cast<std::uint8_t>(std::min(about.level, 255));
  node.set_size = about.set_size;
  node.position = about.position;
  node.state |= semantics::kFocusable | semantics::kNameHidden;
  if (row != stop_) node.state |= semantics::kSkipTab;
  if (row == options_.selected) node.state |= semantics::kSelected;
  if (about.has_children)
    node.state |= about.expanded ? semantics::kExpanded : semantics::kCollapsed;
  if (row == wished_) ui_.focus(id);

  const Palette& colour = ui_.colour();
  const float indent = kIndent * std::min(static_cast<float>(about.level - 1), kIndentsMax);
  Rect rest = rect.inset(ui_.metrics().page_margin, 0);
  const float sign = ui_.metrics().desk ? kSign : ui_.metrics().touch_min;
  // Its sign stands in the margin on a phone, where it must be wider than it is drawn.
  rest.left = std::max(rect.left, rest.left + indent - (sign - kSign) * 0.5F);
  const Rect sign_place = cut_left(rest, sign);
  rest.left = rect.left + ui_.metrics().page_margin + indent + kSign + space(2);
  const bool selected = row == options_.selected;
  if (selected) fill_box(ui_, rect, colour.selected);
  // The sign answers before the row that it lies on.
  if (about.has_children) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!selected && rect.contains(mouse.x, mouse.y) && ImGui::IsWindowHovered())
      fill_box(ui_, rect, with_opacity(colour.selected, 0.6F));
    draw_sign(about, row, sign_place);
  }
  const Interaction state = interact(ui_, id, rect, true);
  if (state.activated) result_.opened = row;
  if (state.pressed || (state.hovered && !selected && !about.has_children))
    fill_box(
        ui_, rect,
        state.pressed ? with_opacity(colour.pressed, 0.5F) : with_opacity(colour.selected, 0.6F));
  if (state.focus_ring) draw_focus_ring(ui_, rect.inset(5.0F, 4.0F), radii().chip);
  ui_.begin_area(rest);
  draw_content_(row, rest);
  ui_.end_area();
  ui_.semantics().close();
  keeper_.look_at(row, nodes_before);
}

TreeResult Drawing::draw(const Rect& all) {
  take_keys(all);
  const RowRange range = rows_in_sight(visible_rect(ui_), all.top, row_height_, count());
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const int last = std::clamp(storage.GetInt(stop_at_), 0, std::max(0, count() - 1));
  stop_ = last;
  if (!range.contains(last)) stop_ = std::min(range.first + 1, std::max(0, range.end - 1));
  const auto draw_one = [&](int row) {
    const float top = all.top + row_height_ * static_cast<float>(row);
    draw_row(row, {all.left, top, all.right, top + row_height_});
  };
  const int kept =
      wished_ >= 0 ? (range.contains(wished_) ? -1 : wished_) : keeper_.kept_row(range, count());
  if (kept >= 0 && kept < range.first) draw_one(kept);
  for (int row = range.first; row < range.end; ++row) draw_one(row);
  if (kept >= range.end) draw_one(kept);
  if (const int focused = keeper_.focused_row(count()); focused >= 0 && focused != last) {
    storage.SetInt(stop_at_, focused);
    ui_.platform().request_frame();
  }
  return result_;
}

}  // namespace

TreeResult tree_list(Ui& ui, std::string_view key, std::span<const TreeRow> rows,
                     const TreeOptions& options, FunctionRef<void(int, const Rect&)> draw_row) {
  const NodeId id = ui.id(key);
  const IdScope scope(ui, key);
  Drawing drawing(ui, rows, options, draw_row);
  const Rect all = ui.take(drawing.height());
  auto& node = ui.semantics().open(id, Role::kTree, all, options.name);
  node.state |= semantics::kNameHidden;
  const TreeResult result = drawing.draw(all);
  ui.semantics().close();
  return result;
}

}  // namespace huifang::shell
