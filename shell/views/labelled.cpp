#include "shell/views/labelled.hpp"

#include <algorithm>

#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

constexpr float kLabelColumn = 104.0F;
constexpr float kHeightMin = 47.0F, kDeskHeightMin = 36.0F;
constexpr float kPad = 7.0F;

}  // namespace

void draw_labelled(View& view, std::string_view label, std::string_view value,
                   const TextStyle& style) {
  Ui& ui = view.ui;
  const TextStyle label_style{.size = TextSize::kSmall, .tone = Tone::kInk3};
  const bool above = is_large_type(view);
  const float column = above ? 0.0F : kLabelColumn * ui.metrics().text_zoom;
  const float width = ui.available_width();
  const float label_height =
      std::max(text_height(ui, label, label_style, above ? width : column - space(2)),
               above ? 0.0F : line_height(ui, style));
  const float value_height = text_height(ui, value, style, width - column);
  const float words = above ? label_height + value_height : std::max(label_height, value_height);
  Rect row = ui.take(std::max(ui.metrics().desk ? kDeskHeightMin : kHeightMin, words + 2 * kPad));
  draw_rule(ui, row.left, row.right, row.bottom - ui.theme().line_width, ui.colour().line);
  row = centred(row, row.width(), words);
  Rect label_place = above ? cut_top(row, label_height) : cut_left(row, column);
  label_place.bottom = label_place.top + label_height;
  if (!above) cut_right(label_place, space(2));
  ui.place(label_place);
  text(ui, label, label_style);
  row.bottom = row.top + value_height;
  ui.place(row);
  text(ui, value, style);
}

}  // namespace huifang::shell
