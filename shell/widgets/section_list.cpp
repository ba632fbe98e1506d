#include "shell/widgets/section_list.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/section_places.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr TextStyle kTitle{.bold = true, .lines_max = 1};
constexpr TextStyle kDetail{.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1};

void draw_header(Ui& ui, const Rect& rect, const ListSection& section) {
  fill_box(ui, rect, ui.colour().page);
  draw_rule(ui, rect.left, rect.right, rect.bottom - ui.theme().line_width, ui.colour().line);
  Rect words = rect.inset(ui.metrics().page_margin, 0);
  const float title = std::min(text_width(ui, section.title, kTitle) + 1.0F, words.width());
  ui.place(cut_left(words, title));
  heading(ui, section.title, 2, kTitle);
  cut_left(words, space(2));
  if (section.detail.empty() || words.width() < space(6)) return;
  ui.place(words);
  text(ui, section.detail, kDetail);
}

}  // namespace

void section_list(Ui& ui, std::string_view key, std::span<const ListSection> sections,
                  const SectionListOptions& options, FunctionRef<void(int, const Rect&)> draw_row) {
  const IdScope scope(ui, key);
  const float row_height = options.row_height > 0 ? options.row_height : ui.metrics().row;
  const float header_height = line_height(ui, kTitle) + space(4);
  FrameList<int> counts(ui.memory());
  for (const ListSection& section : sections) counts.push_back(section.count);
  const SectionPlaces places(counts, header_height, row_height, ui.memory());
  const Rect all = ui.take(places.height());
  const Rect sight = visible_rect(ui);
  FocusKeeper keeper(ui, ui.id("focus"), options.row_key);
  const int focused = keeper.focused_row(places.rows());

  const auto draw_one = [&](int section, int row) {
    const float top = all.top + places.row_top(row);
    const Rect rect{all.left, top, all.right, top + row_height};
    const IdScope row_scope(ui, key_of(options.row_key, row));
    const std::size_t nodes_before = ui.semantics().nodes().size();
    auto& item = ui.semantics().open(ui.id("item"), Role::kListItem, rect);
    item.set_size = sections[static_cast<std::size_t>(section)].count;
    item.position = row - places.first_row(section) + 1;
    ui.begin_area(rect);
    draw_row(row, rect);
    ui.end_area();
    ui.semantics().close();
    keeper.look_at(row, nodes_before);
    if (options.rule_from >= 0 && row + 1 < places.first_row(section + 1))
      draw_rule(ui, rect.left + options.rule_from, rect.right, rect.bottom - ui.theme().line_width,
                ui.colour().line);
  };
  const auto draw_section = [&](int number) {
    const ListSection& section = sections[static_cast<std::size_t>(number)];
    const float top = all.top + places.header_top(number);
    const float end = all.top + places.header_top(number + 1);
    // It stays at the top as long as there are rows of it below.
    const float header_top = std::max(top, std::min(sight.top, end - header_height));
    const Rect header{all.left, header_top, all.right, header_top + header_height};
    const Rect body{all.left, top + header_height, all.right, end};
    draw_header(ui, header, section);
    auto& list = ui.semantics().open(ui.id("rows"), Role::kList, body, section.title);
    list.state |= semantics::kNameHidden;
    list.set_size = section.count;
    ImGui::PushClipRect({all.left, header.bottom}, {all.right, std::max(header.bottom, end)}, true);
    fill_box(ui, body.clipped_to(sight.grown(1.0F)),
             options.ground != 0 ? options.ground : ui.colour().surface);
    const int first = places.first_row(number);
    RowRange range = rows_in_sight(sight, body.top, row_height, section.count);
    range = {range.first + first, range.end + first};
    const bool keeps = focused >= first && focused < first + section.count;
    if (keeps && focused < range.first) draw_one(number, focused);
    for (int row = range.first; row < range.end; ++row) draw_one(number, row);
    if (keeps && focused >= range.end) draw_one(number, focused);
    ImGui::PopClipRect();
    ui.semantics().close();
  };

  if (places.sections() == 0) return;
  // With the neighbours of the rows in sight, for the Tab key.
  const int first = places.section_at(sight.top - all.top - row_height);
  const int last = places.section_at(sight.bottom - all.top + row_height);
  const int kept = focused < 0 ? -1 : places.section_of(focused);
  const auto draw_numbered = [&](int number) {
    const IdScope section_scope(ui, std::int64_t{number});
    draw_section(number);
  };
  if (kept >= 0 && kept < first) draw_numbered(kept);
  for (int number = first; number <= last; ++number) draw_numbered(number);
  if (kept > last) draw_numbered(kept);
}

}  // namespace huifang::shell
