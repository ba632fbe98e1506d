#include "shell/widgets/time_line.hpp"

#include <algorithm>

#include "imgui.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/list.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kMark = 16.0F;
constexpr float kIconMark = 28.0F;
constexpr float kDash = 4.0F;
constexpr float kHatchGap = 4.0F;
constexpr TextStyle kWhen{.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 2};
constexpr TextStyle kTitle{.bold = true};
constexpr TextStyle kDetail{.size = TextSize::kSmall, .tone = Tone::kInk2};

// The lines of a box that is on the way, from its lower left to its upper right.
void draw_hatch(Ui& ui, const Rect& box, Colour ink) {
  ImDrawList& draw = ui.draw();
  draw.PushClipRect({box.left, box.top}, {box.right, box.bottom}, true);
  const float width = std::max(1.5F, ui.theme().line_width * 0.75F);
  for (float x = box.left - box.height() + kHatchGap * 0.5F; x < box.right; x += kHatchGap)
    draw.AddLine({x, box.bottom}, {x + box.height(), box.top}, ink, width);
  draw.PopClipRect();
}

struct Columns {
  Rect when, mark, words;
};

// On a narrow page the time stands above the words.
bool time_above(float width, const Metrics& metrics) { return width < 300.0F * metrics.text_zoom; }

Columns columns_of(const Ui& ui, const Rect& row, bool icons) {
  Rect rest = row;
  Columns columns;
  if (!time_above(row.width(), ui.metrics()))
    columns.when = cut_left(rest, std::min(92.0F * ui.metrics().text_zoom, row.width() * 0.3F));
  cut_left(rest, space(2));
  columns.mark = cut_left(rest, icons ? kIconMark : kMark);
  cut_left(rest, space(4));
  columns.words = rest;
  return columns;
}

float words_height(Ui& ui, const Moment& moment, float width, bool above) {
  float height = text_height(ui, moment.title, kTitle, width);
  if (!moment.detail.empty()) height += text_height(ui, moment.detail, kDetail, width);
  if (above && !moment.when.empty()) height += line_height(ui, kWhen);
  return height;
}

// The line from this mark down to the next one.
void draw_way(Ui& ui, float x, float top, float bottom, bool whole) {
  const float width = std::max(1.5F, ui.theme().line_width);
  const Colour ink = ui.colour().line_strong;
  if (whole) return fill_box(ui, {x - width * 0.5F, top, x + width * 0.5F, bottom}, ink);
  for (float y = top; y < bottom; y += 2 * kDash)
    fill_box(ui, {x - width * 0.5F, y, x + width * 0.5F, std::min(y + kDash, bottom)}, ink);
}

void draw_mark(Ui& ui, const Rect& place, const Moment& moment) {
  if (!moment.icon) return progress_mark(ui, place, kMark, moment.progress, moment.tone);
  const Rect box = centred(place, kIconMark, kIconMark);
  const Colour ink = tone_colour(ui, moment.tone);
  fill_box(ui, box, ui.colour().surface, radii().control);
  if (moment.progress == Progress::kHatched) draw_hatch(ui, box, with_opacity(ink, 0.35F));
  outline_box(ui, box, moment.progress == Progress::kSolid ? ink : ui.colour().line_strong,
              radii().control, std::max(1.5F, ui.theme().line_width));
  draw_icon(ui, *moment.icon, box, ui.metrics().icon_small,
            moment.progress == Progress::kSolid ? ink : ui.colour().ink2);
}

void draw_moment(Ui& ui, const Columns& columns, const Moment& moment, bool above) {
  const float first_line = line_height(ui, kTitle);
  const auto first_line_of = [&](const Rect& column) {
    return Rect{column.left, column.top, column.right, column.top + first_line};
  };
  if (!above && !moment.when.empty()) {
    TextStyle when = kWhen;
    when.align = Align::kEnd;
    ui.place(first_line_of(columns.when));
    text(ui, moment.when, when);
  }
  draw_mark(ui, first_line_of(columns.mark), moment);
  if (!moment.progress_name.empty()) {
    auto& mark = ui.semantics().add(ui.semantics().next_anonymous_id(), Role::kImage,
                                    first_line_of(columns.mark), moment.progress_name);
    mark.state |= semantics::kNameHidden;
  }
  ui.begin_area(columns.words);
  if (above && !moment.when.empty()) text(ui, moment.when, kWhen);
  text(ui, moment.title, kTitle);
  if (!moment.detail.empty()) text(ui, moment.detail, kDetail);
  ui.end_area();
}

}  // namespace

void progress_mark(Ui& ui, const Rect& rect, float size, Progress progress, Tone tone) {
  const Rect box = centred(rect, size, size);
  const Colour ink = tone_colour(ui, tone);
  const float radius = std::min(radii().mark, size * 0.2F);
  if (progress == Progress::kSolid) return fill_box(ui, box, ink, radius);
  fill_box(ui, box, ui.colour().surface, radius);
  if (progress == Progress::kHatched) draw_hatch(ui, box.inset(1.0F, 1.0F), ink);
  outline_box(ui, box, progress == Progress::kHatched ? ink : ui.colour().line_strong, radius,
              std::max(1.5F, ui.theme().line_width));
}

void time_line(Ui& ui, std::string_view key, std::string_view name,
               std::span<const Moment> moments) {
  const bool icons =
      std::ranges::any_of(moments, [](const Moment& moment) { return moment.icon.has_value(); });
  const float gap = space(5);
  const bool above = time_above(ui.available_width(), ui.metrics());
  const Rect sight = visible_rect(ui);
  begin_list(ui, key, name, static_cast<int>(moments.size()));
  for (std::size_t at = 0; at < moments.size(); ++at) {
    const Moment& moment = moments[at];
    const Rect probe{0, 0, ui.available_width(), 1};
    const float words = columns_of(ui, probe, icons).words.width();
    const float height = words_height(ui, moment, words, above);
    const bool last = at + 1 == moments.size();
    const Rect row = ui.take(height + (last ? 0.0F : gap));
    if (row.bottom < sight.top || row.top > sight.bottom) continue;
    const Columns columns = columns_of(ui, {row.left, row.top, row.right, row.top + height}, icons);
    begin_list_item(ui, static_cast<int>(at), static_cast<RowKey>(at), row);
    if (!last) {
      const float half = (line_height(ui, kTitle) + (icons ? kIconMark : kMark)) * 0.5F;
      const float begins = row.top + half + 3.0F;
      const float ends = row.bottom + line_height(ui, kTitle) - half - 3.0F;
      draw_way(ui, columns.mark.centre_x(), begins, ends,
               moments[at + 1].progress == Progress::kSolid);
    }
    draw_moment(ui, columns, moment, above);
    end_list_item(ui);
  }
  end_list(ui);
}

}  // namespace huifang::shell
