#include <algorithm>
#include <cmath>

#include "shell/widgets/chart_frame.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr TextStyle kHead{.size = TextSize::kCaption, .tone = Tone::kInk3, .lines_max = 1};
constexpr TextStyle kHeadEnd{
    .size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1};
constexpr TextStyle kLabel{.size = TextSize::kSmall, .lines_max = 1};
constexpr TextStyle kNumber{.size = TextSize::kSmall, .align = Align::kEnd, .lines_max = 1};

// As wide as its widest words, in each column.
FrameList<float> column_widths(const Ui& ui, const ChartData& data, const ChartOptions& options) {
  FrameList<float> widths(ui.memory());
  widths.push_back(text_width(ui, options.words.labels_title, kHead));
  for (const std::string_view label : data.labels)
    widths[0] = std::max(widths[0], text_width(ui, label, kLabel));
  for (const ChartSeries& series : data.series) {
    float width = text_width(ui, series.name, kHead);
    for (int row = 0; row < data.count(); ++row)
      width = std::max(width, text_width(ui, value_words(ui, options, series, row), kNumber));
    widths.push_back(width);
  }
  for (float& width : widths) width = std::ceil(width) + space(4);
  return widths;
}

}  // namespace

void chart_table(Ui& ui, std::string_view key, const ChartData& data, const ChartOptions& options) {
  FrameList<float> widths = column_widths(ui, data, options);
  float all = 0;
  for (const float width : widths) all += width;
  const float header_height = std::max(32.0F, line_height(ui, kHead) + space(2));
  const float row_height = std::max(ui.metrics().row_dense, line_height(ui, kLabel) + space(2));
  const Rect rect = ui.take(header_height + row_height * static_cast<float>(data.count()));
  // What is left goes to the first column; where it is too little, the table goes sideways.
  if (all < rect.width()) widths[0] += rect.width() - all;
  const float width = std::max(all, rect.width());
  const IdScope scope(ui, key);
  begin_pane(ui, "table pane", rect, {.scrolls_sideways = true});
  const Rect content = ui.take(rect.height());
  reserve_width(ui, width);

  semantics::Tree& tree = ui.semantics();
  const Rect whole{content.left, content.top, content.left + width, content.bottom};
  auto& node = tree.open(ui.id("table"), Role::kTable, whole, options.words.title);
  node.state |= semantics::kNameHidden;
  node.set_size = data.count() + 1;
  node.column = static_cast<int>(widths.size());
  Rect rest = whole;
  const auto cell_of = [&](Rect& row, std::size_t column) { return cut_left(row, widths[column]); };
  Rect header = cut_top(rest, header_height);
  draw_rule(ui, header.left, header.right, header.bottom - ui.theme().line_width,
            ui.colour().line_strong);
  tree.open(tree.next_anonymous_id(), Role::kRow, header).position = 1;
  for (std::size_t column = 0; column < widths.size(); ++column) {
    const Rect cell = cell_of(header, column);
    const std::string_view series = column == 0 ? std::string_view() : data.series[column - 1].name;
    const std::string_view words = column == 0      ? options.words.labels_title
                                   : series.empty() ? options.words.title
                                                    : series;
    tree.add(tree.next_anonymous_id(), Role::kColumnHeader, cell, words).column =
        static_cast<int>(column) + 1;
    draw_line(ui, cell, words, column == 0 ? kHead : kHeadEnd);
  }
  tree.close();
  for (int index = 0; index < data.count(); ++index) {
    Rect row = cut_top(rest, row_height);
    draw_rule(ui, row.left, row.right, row.bottom - ui.theme().line_width, ui.colour().line);
    tree.open(tree.next_anonymous_id(), Role::kRow, row).position = index + 2;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const Rect cell = cell_of(row, column);
      tree.open(tree.next_anonymous_id(), Role::kCell, cell).column = static_cast<int>(column) + 1;
      ui.place(cell);
      if (column == 0)
        text(ui, data.labels[static_cast<std::size_t>(index)], kLabel);
      else
        text(ui, value_words(ui, options, data.series[column - 1], index), kNumber);
      tree.close();
    }
    tree.close();
  }
  tree.close();
  end_pane(ui);
}

}  // namespace huifang::shell
