#include "shell/widgets/list.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

struct RowRange {
  int first = 0, end = 0;
};

// The rows in sight, and one more at each side so that the Tab key finds the next.
RowRange rows_in_sight(const Ui& ui, const Rect& all, float row_height, int count) {
  const Rect sight = visible_rect(ui);
  RowRange range;
  range.first = static_cast<int>(std::floor((sight.top - all.top) / row_height)) - 1;
  range.end = static_cast<int>(std::ceil((sight.bottom - all.top) / row_height)) + 1;
  range.first = std::clamp(range.first, 0, count);
  range.end = std::clamp(range.end, range.first, count);
  return range;
}

RowKey key_of(const std::function<RowKey(int)>& row_key, int index) {
  return row_key ? row_key(index) : RowKey{index};
}

// Remembers which row holds the focus, so that it is not taken away when it is scrolled or pushed
// out of sight.
class FocusKeeper {
 public:
  FocusKeeper(Ui& ui, NodeId list, const std::function<RowKey(int)>& row_key)
      : ui_(ui),
        row_key_(row_key),
        storage_(*ImGui::GetStateStorage()),
        focused_at_(ImHashStr("focused id", 0, list)),
        index_at_(ImHashStr("focused index", 0, list)),
        key_at_(ImHashStr("focused key", 0, list)) {}

  // The row that must be drawn although it is out of sight, or -1.
  int kept_row(const RowRange& range, int count) const {
    if (ui_.focused() == 0) return -1;
    if (static_cast<NodeId>(storage_.GetInt(focused_at_)) != ui_.focused()) return -1;
    const int row = held_row(count);
    return row < range.first || row >= range.end ? row : -1;
  }
  // To be called after each row was drawn, with the number of nodes there were before it.
  void look_at(int row, std::size_t nodes_before) {
    if (ui_.focused() == 0) return;
    for (const semantics::Node& node : ui_.semantics().nodes().subspan(nodes_before)) {
      if (node.id != ui_.focused()) continue;
      storage_.SetInt(focused_at_, static_cast<int>(node.id));
      storage_.SetInt(index_at_, row);
      storage_.SetInt(key_at_, folded(key_of(row_key_, row)));
    }
  }

 private:
  static int folded(RowKey key) { return static_cast<int>(key ^ (key >> 32U)); }

  // Where the row is now that held the focus in the last frame, or -1 if it is gone. The whole list
  // is looked through only when it changed while the focus was in it.
  int held_row(int count) const {
    const int key = storage_.GetInt(key_at_);
    const auto is_it = [&](int row) { return folded(key_of(row_key_, row)) == key; };
    const int last = storage_.GetInt(index_at_, -1);
    if (last >= 0 && last < count && is_it(last)) return last;
    for (int row = 0; row < count; ++row)
      if (is_it(row)) return row;
    return -1;
  }

  Ui& ui_;
  const std::function<RowKey(int)>& row_key_;
  ImGuiStorage& storage_;
  ImGuiID focused_at_, index_at_, key_at_;
};

}  // namespace

void virtual_list(Ui& ui, std::string_view key, int count, const ListOptions& options,
                  const std::function<void(int, const Rect&)>& draw_row) {
  const NodeId id = ui.id(key);
  const float row_height = options.row_height > 0 ? options.row_height : ui.metrics().row;
  const Rect all = ui.take(row_height * static_cast<float>(count));
  const Rect sight = visible_rect(ui);
  if (options.ground != 0) fill_box(ui, all.clipped_to(sight.grown(1)), options.ground);

  auto& list = ui.semantics().open(id, Role::kList, all, options.name);
  list.state |= semantics::kNameHidden;
  list.set_size = count;
  const IdScope scope(ui, key);
  FocusKeeper keeper(ui, id, options.row_key);
  const RowRange range = rows_in_sight(ui, all, row_height, count);

  const auto draw_one = [&](int index) {
    const float top = all.top + row_height * static_cast<float>(index);
    const Rect rect{all.left, top, all.right, top + row_height};
    const IdScope row_scope(ui, key_of(options.row_key, index));
    const std::size_t nodes_before = ui.semantics().nodes().size();
    auto& item = ui.semantics().open(ui.id("item"), Role::kListItem, rect);
    item.set_size = count;
    item.position = index + 1;
    ui.begin_area(rect);
    draw_row(index, rect);
    ui.end_area();
    ui.semantics().close();
    keeper.look_at(index, nodes_before);
    if (options.rule_from >= 0 && index + 1 < count)
      draw_rule(ui, rect.left + options.rule_from, rect.right, rect.bottom - ui.theme().line_width,
                ui.colour().line);
  };
  const int kept = keeper.kept_row(range, count);
  if (kept >= 0 && kept < range.first) draw_one(kept);
  for (int index = range.first; index < range.end; ++index) draw_one(index);
  if (kept >= range.end) draw_one(kept);
  ui.semantics().close();
}

void begin_list(Ui& ui, std::string_view key, std::string_view name, int count) {
  const Rect rect{ui.page().left, ui.flow_top(), ui.page().right, ui.flow_top()};
  auto& list = ui.semantics().open(ui.id(key), Role::kList, rect, name);
  list.state |= semantics::kNameHidden;
  list.set_size = count;
  ui.push_id(key);
}

void end_list(Ui& ui) {
  ui.pop_id();
  ui.semantics().close();
}

void begin_list_item(Ui& ui, int index, RowKey key, const Rect& rect) {
  ui.push_id(key);
  auto& item = ui.semantics().open(ui.id("item"), Role::kListItem, rect);
  item.position = index + 1;
}

void end_list_item(Ui& ui) {
  ui.semantics().close();
  ui.pop_id();
}

namespace {

constexpr float kCellPad = 8.0F;

// Where each column begins and ends.
std::vector<Rect> column_places(std::span<const TableColumn> columns, const Rect& row,
                                float margin) {
  float fixed = 0, shares = 0;
  for (const TableColumn& column : columns) {
    fixed += column.width;
    if (column.width <= 0) shares += column.share;
  }
  const float left_over = std::max(0.0F, row.width() - 2 * margin - fixed);
  std::vector<Rect> places;
  float x = row.left + margin;
  for (const TableColumn& column : columns) {
    const float width =
        column.width > 0 ? column.width : left_over * column.share / std::max(shares, 1e-3F);
    places.push_back({x, row.top, x + width, row.bottom});
    x += width;
  }
  return places;
}

Rect at_height(const Rect& column, const Rect& row) {
  return {column.left, row.top, column.right, row.bottom};
}
Rect cell_inner(const Rect& cell, bool first) {
  return {cell.left + (first ? 0.0F : kCellPad), cell.top, cell.right - kCellPad, cell.bottom};
}

}  // namespace

int table(Ui& ui, std::string_view key, std::span<const TableColumn> columns, int rows,
          const TableOptions& options, const DrawCell& draw_cell, const RowRoute& route) {
  constexpr float kHeader = 32.0F;
  const float row_height = options.row_height > 0 ? options.row_height : ui.metrics().row_dense;
  const bool placed = ui.placing();
  Rect rect = ui.take(placed ? 0.0F : std::max(ui.remaining_height(), kHeader + row_height));
  const auto places = column_places(columns, rect, ui.metrics().page_margin);
  int activated = -1;

  auto& node = ui.semantics().open(ui.id(key), Role::kTable, rect, options.name);
  node.state |= semantics::kNameHidden;
  node.set_size = rows + 1;
  node.column = static_cast<int>(columns.size());
  const IdScope scope(ui, key);

  const Rect header = cut_top(rect, kHeader * ui.metrics().text_zoom);
  fill_box(ui, header, ui.colour().surface);
  ui.semantics().open(ui.id("header"), Role::kRow, header).position = 1;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const Rect cell = at_height(places[column], header);
    auto& title = ui.semantics().add(ui.semantics().next_anonymous_id(), Role::kColumnHeader, cell,
                                     columns[column].title);
    title.column = static_cast<int>(column) + 1;
    draw_line(ui, cell_inner(cell, column == 0), columns[column].title,
              {.size = TextSize::kCaption, .tone = Tone::kInk3, .align = columns[column].align});
  }
  ui.semantics().close();
  draw_rule(ui, header.left, header.right, header.bottom - ui.theme().line_width,
            ui.colour().line_strong);

  begin_pane(ui, "rows", rect, {.ground = ui.colour().surface, .scrolls = true});
  const Rect all = ui.take(row_height * static_cast<float>(rows));
  const RowRange range = rows_in_sight(ui, all, row_height, rows);
  FocusKeeper keeper(ui, ui.id("focus"), options.row_key);
  const auto draw_one = [&](int index) {
    const float top = all.top + row_height * static_cast<float>(index);
    const Rect row{all.left, top, all.right, top + row_height};
    const IdScope row_scope(ui, key_of(options.row_key, index));
    const std::size_t nodes_before = ui.semantics().nodes().size();
    auto& row_node = ui.semantics().open(ui.id("row"), Role::kRow, row);
    row_node.position = index + 2;
    if (index == options.selected) row_node.state |= semantics::kSelected;
    const std::string_view target = route ? route(index) : std::string_view{};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const Rect cell = at_height(places[column], row);
      auto& cell_node = ui.semantics().open(ui.semantics().next_anonymous_id(), Role::kCell, cell);
      cell_node.column = static_cast<int>(column) + 1;
      const bool linked = column == 0 && !target.empty();
      if (linked) {
        const std::string name = options.row_name ? options.row_name(index) : std::string();
        const LinkAreaOptions look{.selected = index == options.selected, .name = name};
        if (begin_link_area(ui, "open", row, target, look)) activated = index;
      }
      const Rect inner = cell_inner(cell, column == 0);
      ui.begin_area(inner);
      draw_cell(index, static_cast<int>(column), inner);
      ui.end_area();
      if (linked) end_link_area(ui);
      ui.semantics().close();
    }
    ui.semantics().close();
    keeper.look_at(index, nodes_before);
    draw_rule(ui, row.left, row.right, row.bottom - ui.theme().line_width, ui.colour().line);
  };
  const int kept = keeper.kept_row(range, rows);
  if (kept >= 0 && kept < range.first) draw_one(kept);
  for (int index = range.first; index < range.end; ++index) draw_one(index);
  if (kept >= range.end) draw_one(kept);
  end_pane(ui);
  ui.semantics().close();
  return activated;
}

void cell_text(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style) {
  TextStyle one_line = style;
  one_line.lines_max = 1;
  ui.place(rect);
  text(ui, words, one_line);
}

}  // namespace huifang::shell
