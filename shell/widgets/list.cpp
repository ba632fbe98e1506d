#include "shell/widgets/list.hpp"

#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

}  // namespace

void virtual_list(Ui& ui, std::string_view key, int count, const ListOptions& options,
                  FunctionRef<void(int, const Rect&)> draw_row) {
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
  const RowRange range = rows_in_sight(sight, all.top, row_height, count);

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

}  // namespace huifang::shell
