#include "shell/widgets/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace huifang::shell {
namespace {

int folded(RowKey key) { return static_cast<int>(key ^ (key >> 32U)); }

}  // namespace

RowRange rows_in_sight(const Rect& sight, float top, float row_height, int count) {
  RowRange range;
  range.first = static_cast<int>(std::floor((sight.top - top) / row_height)) - 1;
  range.end = static_cast<int>(std::ceil((sight.bottom - top) / row_height)) + 1;
  range.first = std::clamp(range.first, 0, count);
  range.end = std::clamp(range.end, range.first, count);
  return range;
}

RowKey key_of(const RowKeys& row_key, int row) { return row_key ? row_key(row) : RowKey{row}; }

FocusKeeper::FocusKeeper(Ui& ui, NodeId list, const RowKeys& row_key)
    : ui_(ui),
      row_key_(row_key),
      storage_(*ImGui::GetStateStorage()),
      focused_at_(ImHashStr("focused id", 0, list)),
      index_at_(ImHashStr("focused index", 0, list)),
      key_at_(ImHashStr("focused key", 0, list)) {}

int FocusKeeper::focused_row(int count) const {
  if (ui_.focused() == 0) return -1;
  if (static_cast<NodeId>(storage_.GetInt(focused_at_)) != ui_.focused()) return -1;
  return held_row(count);
}

int FocusKeeper::kept_row(const RowRange& range, int count) const {
  const int row = focused_row(count);
  return range.contains(row) ? -1 : row;
}

void FocusKeeper::look_at(int row, std::size_t nodes_before) {
  if (ui_.focused() == 0) return;
  for (const semantics::Node& node : ui_.semantics().nodes().subspan(nodes_before)) {
    if (node.id != ui_.focused()) continue;
    storage_.SetInt(focused_at_, static_cast<int>(node.id));
    storage_.SetInt(index_at_, row);
    storage_.SetInt(key_at_, folded(key_of(row_key_, row)));
  }
}

// Where the row is now that held the focus in the last frame, or -1 if it is gone. The whole list
// is looked through only when it changed while the focus was in it.
int FocusKeeper::held_row(int count) const {
  const int key = storage_.GetInt(key_at_);
  const auto is_it = [&](int row) { return folded(key_of(row_key_, row)) == key; };
  const int last = storage_.GetInt(index_at_, -1);
  if (last >= 0 && last < count && is_it(last)) return last;
  for (int row = 0; row < count; ++row)
    if (is_it(row)) return row;
  return -1;
}

RowStep take_row_key(Ui& ui, int row, int count, int rows_a_page) {
  if (count == 0) return {};
  const struct {
    std::string_view key;
    int target;
  } steps[] = {{"ArrowDown", row + 1},        {"ArrowUp", row - 1}, {"PageDown", row + rows_a_page},
               {"PageUp", row - rows_a_page}, {"Home", 0},          {"End", count - 1}};
  const auto within = [count](int target) { return std::clamp(target, 0, count - 1); };
  for (const auto& step : steps) {
    if (ui.take_key(step.key)) return {within(step.target), false};
    std::array<char, 16> shifted{"Shift+"};
    std::ranges::copy(step.key, shifted.begin() + 6);
    if (ui.take_key({shifted.data(), step.key.size() + 6})) return {within(step.target), true};
  }
  if (ui.take_key("j")) return {within(row + 1), false};
  if (ui.take_key("k")) return {within(row - 1), false};
  return {};
}

}  // namespace huifang::shell
