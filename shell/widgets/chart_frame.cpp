#include "shell/widgets/chart_frame.hpp"

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

constexpr TextStyle kAxisText{.size = TextSize::kCaption, .tone = Tone::kInk2, .lines_max = 1};
constexpr TextStyle kAxisEnd{
    .size = TextSize::kCaption, .tone = Tone::kInk2, .align = Align::kEnd, .lines_max = 1};
constexpr TextStyle kReadoutTitle{.size = TextSize::kSmall, .tone = Tone::kInk2, .lines_max = 1};
constexpr TextStyle kReadoutName{.size = TextSize::kSmall, .lines_max = 1};
constexpr TextStyle kReadoutValue{
    .size = TextSize::kSmall, .bold = true, .align = Align::kEnd, .lines_max = 1};
// Tick labels nearer than this, in lines, are hard to tell apart.
constexpr float kLinesPerTick = 2.4F;

// Which chart has the focus, so that another one does not answer its keys.
ImGuiID focus_key() { return ImHashStr("focused chart"); }

// The table as readers get it behind the picture: nothing of it is drawn.
void report_table(Ui& ui, const ChartData& data, const ChartOptions& options, const Rect& rect) {
  semantics::Tree& tree = ui.semantics();
  auto& table = tree.open(ui.id("table"), Role::kTable, rect, options.words.title);
  table.state |= semantics::kNameHidden;
  table.set_size = data.count() + 1;
  table.column = static_cast<int>(data.series.size()) + 1;
  const auto cell = [&](Role role, int column, std::string_view words) {
    tree.add(tree.next_anonymous_id(), role, rect, words).column = column;
  };
  tree.open(tree.next_anonymous_id(), Role::kRow, rect).position = 1;
  cell(Role::kColumnHeader, 1, options.words.labels_title);
  for (std::size_t series = 0; series < data.series.size(); ++series)
    cell(Role::kColumnHeader, static_cast<int>(series) + 2,
         data.series[series].name.empty() ? options.words.title : data.series[series].name);
  tree.close();
  for (int row = 0; row < data.count(); ++row) {
    tree.open(tree.next_anonymous_id(), Role::kRow, rect).position = row + 2;
    const auto text_cell = [&](int column, std::string_view words) {
      tree.open(tree.next_anonymous_id(), Role::kCell, rect).column = column;
      tree.add(tree.next_anonymous_id(), Role::kText, rect, words);
      tree.close();
    };
    text_cell(1, data.labels[static_cast<std::size_t>(row)]);
    for (std::size_t series = 0; series < data.series.size(); ++series)
      text_cell(static_cast<int>(series) + 2, value_words(ui, options, data.series[series], row));
    tree.close();
  }
  tree.close();
}

// Where the keys lead from `at`, or `at` itself.
int key_target(Ui& ui, const ReadingOf& of, int at) {
  const int last = of.count - 1;
  const int across = of.columns > 0 ? of.columns : 1;
  const auto moved = [&](int by) {
    const int target = at < 0 ? (by > 0 ? 0 : last) : at + by;
    return target < 0 || target > last ? at : target;
  };
  if (ui.take_key("ArrowRight")) return moved(1);
  if (ui.take_key("ArrowLeft")) return moved(-1);
  // In rows the next one is below; a single row of values grows upwards.
  if (ui.take_key("ArrowDown")) return moved(of.columns > 0 ? across : -1);
  if (ui.take_key("ArrowUp")) return moved(of.columns > 0 ? -across : 1);
  if (ui.take_key("Home")) return 0;
  if (ui.take_key("End")) return last;
  if (at >= 0 && ui.take_key("Escape")) return -1;
  return at;
}

}  // namespace

int series_drawn(const Ui& ui, const ChartData& data) {
  return std::min(static_cast<int>(data.series.size()), series_max(ui));
}

float chart_height(const Ui& ui, const ChartOptions& options, float usual) {
  return options.height > 0 ? options.height : usual * std::sqrt(ui.metrics().text_zoom);
}

std::string_view value_words(const Ui& ui, const ChartOptions& options, const ChartSeries& series,
                             int index) {
  const auto at = static_cast<std::size_t>(index);
  if (at >= series.values.size() || !std::isfinite(series.values[at])) return options.words.none;
  const std::string_view words = options.number(series.values[at], -1);
  const bool open = at < series.low.size() && at < series.high.size() &&
                    std::isfinite(series.low[at]) && std::isfinite(series.high[at]);
  if (!open || !options.range) return words;
  return ui.words({words, " (", options.range(series.low[at], series.high[at]), ")"});
}

std::string_view spoken_label(const Ui& ui, const ChartData& data, const ChartOptions& options,
                              int index) {
  if (index < 0 || index >= data.count()) return {};
  std::string_view words = data.labels[static_cast<std::size_t>(index)];
  for (const ChartSeries& series : data.series)
    words = ui.words({words, ". ", series.name, series.name.empty() ? "" : " ",
                      value_words(ui, options, series, index)});
  return words;
}

FrameList<ReadoutRow> readout_rows(Ui& ui, const ChartData& data, const ChartOptions& options,
                                   int index) {
  FrameList<ReadoutRow> rows(ui.memory());
  for (int series = 0; series < series_drawn(ui, data); ++series) {
    const ChartSeries& one = data.series[static_cast<std::size_t>(series)];
    rows.push_back({series, one.name, value_words(ui, options, one, index)});
  }
  return rows;
}

ChartPlot draw_value_axis(Ui& ui, const Rect& rect, const ValueRange& range,
                          const ChartOptions& options) {
  const float line = line_height(ui, kAxisText);
  ChartPlot plot{.rect = rect, .ticks = {}};
  plot.rect.top += line * 0.5F;
  plot.rect.bottom -= line + space(1);
  const int wanted = static_cast<int>(plot.rect.height() / (line * kLinesPerTick)) + 1;
  plot.ticks = nice_ticks(range, std::clamp(wanted, 2, 6));
  float width = 0;
  for (int tick = 0; tick < plot.ticks.count; ++tick)
    width = std::max(
        width,
        text_width(ui, options.number(plot.ticks.value(tick), plot.ticks.decimals), kAxisText));
  plot.rect.left += std::min(std::ceil(width) + space(2), rect.width() * 0.4F);
  for (int tick = 0; tick < plot.ticks.count; ++tick) {
    const double value = plot.ticks.value(tick);
    const float y = std::round(plot.y(value));
    draw_rule(ui, plot.rect.left, plot.rect.right, y, ui.colour().grid);
    draw_line(ui, {rect.left, y - line * 0.5F, plot.rect.left - space(2), y + line * 0.5F},
              options.number(value, plot.ticks.decimals), kAxisEnd);
  }
  return plot;
}

void draw_label_axis(Ui& ui, const ChartPlot& plot, std::span<const std::string_view> labels,
                     float first_x, float pitch) {
  float widest = 0;
  for (const std::string_view label : labels)
    widest = std::max(widest, text_width(ui, label, kAxisText));
  const int count = static_cast<int>(labels.size());
  const int stride = label_stride(count, pitch, widest + space(3));
  const float top = plot.rect.bottom + space(1);
  for (int index = 0; index < count; index += stride) {
    const std::string_view label = labels[static_cast<std::size_t>(index)];
    const float half = std::min(widest, text_width(ui, label, kAxisText)) * 0.5F + 0.5F;
    const float x = first_x + pitch * static_cast<float>(index);
    if (x < plot.rect.left - 1.0F || x > plot.rect.right + 1.0F) continue;
    draw_line(ui, {x - half, top, x + half + 1.0F, top + line_height(ui, kAxisText)}, label,
              kAxisText);
  }
}

void draw_target(Ui& ui, const ChartPlot& plot, double target) {
  const float y = plot.y(target);
  const std::array<Point, 2> line{{{plot.rect.left, y}, {plot.rect.right, y}}};
  draw_dashed(ui, line, 2.0F, 3.0F, ui.colour().ink2, 1.5F);
}

Reading read_values(Ui& ui, std::string_view key, const ChartData& data,
                    const ChartOptions& options, const ReadingOf& of, int& at) {
  const IdScope scope(ui, key);
  if (at >= of.count) at = -1;
  Reading reading;
  auto& group = ui.semantics().open(ui.id("chart"), Role::kGroup, of.rect, options.words.title);
  // Two fingers are the chart's, not the browser's.
  group.state |= semantics::kNameHidden | semantics::kOwnTouches;
  ui.semantics().add(ui.id("picture"), Role::kImage, of.rect, options.words.sentence).state |=
      semantics::kNameHidden;
  const int before = at;
  if (of.count > 0) {
    const NodeId id = ui.id("read");
    auto& node = ui.semantics().add(id, Role::kSlider, of.rect, options.words.title);
    node.state |= semantics::kNameHidden;
    const Interaction state = interact(ui, id, of.rect, true);
    const ImVec2 mouse = ImGui::GetMousePos();
    const int pointed = state.hovered ? of.index_at(mouse.x, mouse.y) : -1;
    if (state.activated) at = !state.hovered ? of.count - 1 : pointed == at ? -1 : pointed;
    if (ui.focused() == id) {
      ImGui::GetStateStorage()->SetInt(focus_key(), static_cast<int>(id));
      at = key_target(ui, of, at);
    }
    reading.shown = pointed >= 0 ? pointed : at;
    node.set_size = of.count;
    node.position = std::max(0, reading.shown + 1);
    if (reading.shown >= 0) node.value = ui.semantics().store(of.spoken(reading.shown));
    if (state.focus_ring) draw_focus_ring(ui, of.rect, radii().chip);
  }
  reading.in_sight = !of.rect.clipped_to(visible_rect(ui)).empty();
  if (reading.in_sight) report_table(ui, data, options, of.rect);
  ui.semantics().close();
  reading.changed = at != before;
  return reading;
}

void draw_readout(Ui& ui, const Rect& within, float x, std::string_view title,
                  std::span<const ReadoutRow> rows, Swatch swatch, int series_count) {
  const float mark = swatch == Swatch::kLine ? 24.0F : 14.0F;
  const float title_height = line_height(ui, kReadoutTitle);
  const float row_height = line_height(ui, kReadoutName);
  float names = 0, values = 0;
  bool marks = false;
  for (const ReadoutRow& row : rows) {
    names = std::max(names, text_width(ui, row.name, kReadoutName));
    values = std::max(values, text_width(ui, row.value, kReadoutValue));
    marks = marks || row.series >= 0;
  }
  const float lead = marks ? mark + space(2) : 0.0F;
  const float between = names > 0 ? space(4) : 0.0F;
  const float wanted =
      std::max(lead + names + between + values, text_width(ui, title, kReadoutTitle));
  const float width = std::min(std::ceil(wanted) + 2 * space(3) + 1.0F, within.width());
  const float height = title_height + row_height * static_cast<float>(rows.size()) + 2 * space(2);
  float left = x + space(3);
  if (left + width > within.right) left = x - space(3) - width;
  left = std::clamp(left, within.left, std::max(within.left, within.right - width));
  const Rect panel{left, within.top, left + width, within.top + height};
  fill_box(ui, panel, ui.colour().surface, radii().chip);
  outline_box(ui, panel, ui.colour().line_strong, radii().chip, ui.theme().line_width);
  Rect inner = panel.inset(space(3), space(2));
  draw_line(ui, cut_top(inner, title_height), title, kReadoutTitle);
  for (const ReadoutRow& row : rows) {
    Rect line = cut_top(inner, row_height);
    if (row.series >= 0) draw_swatch(ui, cut_left(line, mark), swatch, row.series, series_count);
    if (marks) cut_left(line, row.series >= 0 ? space(2) : lead);
    draw_line(ui, cut_right(line, std::min(values + 1.0F, line.width())), row.value, kReadoutValue);
    if (!row.name.empty()) draw_line(ui, line, row.name, kReadoutName);
  }
}

bool chart_header(Ui& ui, std::string_view key, const ChartHeader& header, bool& table) {
  const IdScope scope(ui, key);
  const TextStyle style{.bold = true};
  const TextStyle small{.size = TextSize::kSmall, .tone = Tone::kInk2, .lines_max = 1};
  const ButtonOptions look{.style = ButtonStyle::kText, .compact = true};
  const std::string_view label = table ? header.to_picture : header.to_table;
  const float height = std::max(ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min,
                                line_height(ui, style));
  const float press_width = button_width(ui, label, look);
  float title_width = text_width(ui, header.title, style) + space(3);
  const bool beside = title_width + press_width <= ui.available_width();
  if (!beside) {
    heading(ui, header.title, 2, style);
    title_width = 0;
  }
  Rect strip = ui.take(height);
  const Rect press = cut_right(strip, press_width);
  const float mark = header.not_in.empty()
                         ? 0.0F
                         : 14.0F + space(2) + text_width(ui, header.not_in, small) + space(3);
  const bool fits = title_width + mark <= strip.width();
  const Rect explained = cut_right(strip, fits ? mark : 0.0F);
  if (beside) {
    ui.place(strip);
    heading(ui, header.title, 2, style);
  }
  if (!header.not_in.empty()) {
    Rect words = explained;
    if (!fits) {
      words = ui.take(line_height(ui, small));
      words.right = std::min(words.right, words.left + mark);
    }
    draw_not_in_swatch(ui, cut_left(words, 14.0F));
    cut_left(words, space(2));
    ui.place(words);
    text(ui, header.not_in, small);
  }
  ui.place(press);
  const NodeId id = ui.id("switch");
  bool pressed = button(ui, "switch", label, look);
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const NodeId read = ui.id("read");
  const auto last = static_cast<NodeId>(storage.GetInt(focus_key()));
  const bool ours = ui.focused() != 0 && (ui.focused() == id || ui.focused() == read);
  const bool elsewhere = ui.focused() == 0 || ui.focused() != last;
  if ((ours || (header.answers_t && elsewhere)) && (ui.take_key("t") || ui.take_key("T")))
    pressed = true;
  if (pressed) table = !table;
  return pressed;
}

}  // namespace huifang::shell
