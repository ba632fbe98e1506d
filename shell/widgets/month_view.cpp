#include "shell/widgets/month_view.hpp"

#include <algorithm>
#include <array>

#include "imgui.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/text.hpp"
#include "shell/widgets/time_line.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr int kWeek = 7;
constexpr int kMarksMax = 4;
constexpr float kMark = 8.0F;

class Drawing {
 public:
  Drawing(Ui& ui, const MonthOptions& options)
      : ui_(ui),
        options_(options),
        storage_(*ImGui::GetStateStorage()),
        cursor_at_(ui.id("cursor")),
        wished_at_(ui.id("wished")) {}
  MonthResult draw();

 private:
  std::int64_t day_at(int of_month) const { return options_.first_day + of_month - 1; }
  bool in_month(std::int64_t day) const {
    return day >= options_.first_day && day < options_.first_day + options_.days;
  }
  NodeId id_of(std::int64_t day) const {
    const IdScope scope(ui_, day);
    return ui_.id("day");
  }
  std::int64_t stop() const;
  void take_wish();
  void go_to(std::int64_t day);
  void take_keys();
  void draw_weekdays(Rect row);
  void draw_day(const Rect& cell, std::int64_t day);
  void draw_marks(const Rect& place, const DayMarks& marks, bool chosen);

  Ui& ui_;
  const MonthOptions& options_;
  ImGuiStorage& storage_;
  // Where the day that the arrows are at is kept, and the day of the month shown next that takes
  // the focus (see MonthStep::day; 0: none).
  NodeId cursor_at_, wished_at_;
  MonthResult result_;
};

std::int64_t Drawing::stop() const {
  const std::int64_t cursor = storage_.GetInt(cursor_at_, -1);
  for (const std::int64_t day : {cursor, options_.chosen.value_or(-1), options_.today})
    if (in_month(day)) return day;
  return options_.first_day;
}

// The focus came over from another month.
void Drawing::take_wish() {
  const int wished = storage_.GetInt(wished_at_);
  if (wished == 0) return;
  storage_.SetInt(wished_at_, 0);
  go_to(day_at(std::clamp(wished > 0 ? wished : options_.days + 1 + wished, 1, options_.days)));
}

void Drawing::go_to(std::int64_t day) {
  storage_.SetInt(cursor_at_, static_cast<int>(day));
  ui_.focus(id_of(day));
}

void Drawing::take_keys() {
  const std::int64_t now = stop();
  if (ui_.focused() != id_of(now)) return;
  constexpr std::array kKeys{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown",
                             "Home",      "End",        "PageUp",  "PageDown"};
  for (const char* key : kKeys) {
    if (!ui_.take_key(key)) continue;
    const int of_month = static_cast<int>(now - options_.first_day) + 1;
    const auto step = month_step(key, of_month, options_.days, options_.first_weekday);
    if (!step) continue;
    if (step->months == 0) {
      go_to(day_at(step->day));
      continue;
    }
    result_.months = step->months;
    storage_.SetInt(wished_at_, step->day);
  }
}

void Drawing::draw_weekdays(Rect row) {
  const float width = row.width() / static_cast<float>(kWeek);
  ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kRow, row).position = 1;
  for (int weekday = 1; weekday <= kWeek; ++weekday) {
    const Rect cell = cut_left(row, width);
    const std::string_view name = options_.weekdays[static_cast<std::size_t>(weekday - 1)];
    auto& node =
        ui_.semantics().add(ui_.semantics().next_anonymous_id(), Role::kColumnHeader, cell, name);
    node.column = weekday;
    draw_line(ui_, cell, name,
              {.size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kCentre});
  }
  ui_.semantics().close();
}

void Drawing::draw_marks(const Rect& place, const DayMarks& marks, bool chosen) {
  const int all = std::min(marks.done + marks.on_the_way + marks.open, kMarksMax);
  if (all == 0) return;
  const float pitch = kMark + 2.0F;
  float x = place.centre_x() - pitch * static_cast<float>(all) * 0.5F + 1.0F;
  for (int at = 0; at < all; ++at) {
    const Progress progress = at < marks.done                      ? Progress::kSolid
                              : at < marks.done + marks.on_the_way ? Progress::kHatched
                                                                   : Progress::kHollow;
    const Rect box{x, place.centre_y() - kMark * 0.5F, x + kMark, place.centre_y() + kMark * 0.5F};
    x += pitch;
    if (!chosen) {
      progress_mark(ui_, box, kMark, progress, Tone::kAccepted);
      continue;
    }
    const Colour ink = ui_.colour().on_primary;
    if (progress == Progress::kSolid)
      fill_box(ui_, box, ink, 2.0F);
    else
      outline_box(ui_, box, ink, 2.0F, 1.5F);
  }
}

void Drawing::draw_day(const Rect& cell, std::int64_t day) {
  const NodeId id = id_of(day);
  const bool enabled = !options_.enabled || options_.enabled(day);
  const bool chosen = options_.chosen == day;
  auto& node = ui_.semantics().add(id, Role::kButton, cell, options_.day_name(day));
  node.state |= semantics::kNameHidden;
  if (!enabled) node.state |= semantics::kDisabled;
  if (chosen) node.state |= semantics::kSelected;
  if (day == options_.today) node.state |= semantics::kCurrent;
  if (day != stop()) node.state |= semantics::kSkipTab;
  const Interaction state = interact(ui_, id, cell, enabled);
  if (state.activated) {
    storage_.SetInt(cursor_at_, static_cast<int>(day));
    result_.day = day;
  }
  const Palette& colour = ui_.colour();
  const Rect box = cell.inset(2.0F, 2.0F);
  if (chosen)
    fill_box(ui_, box, colour.primary, radii().control);
  else if (state.hovered || state.pressed)
    fill_box(ui_, box, state.pressed ? colour.pressed : colour.selected, radii().control);
  if (day == options_.today && !chosen)
    outline_box(ui_, box, colour.line_strong, radii().control,
                std::max(1.0F, ui_.theme().line_width));
  const Colour ink = chosen    ? colour.on_primary
                     : enabled ? colour.ink
                               : with_opacity(colour.ink3, 0.5F);
  Rect number = cell;
  if (options_.marks) {
    Rect marks = cut_bottom(number, kMark + space(3));
    number.top += space(1);
    draw_marks(marks, options_.marks(day), chosen);
  }
  draw_line(ui_, number, ui_.digits(day - options_.first_day + 1),
            {.bold = chosen || day == options_.today, .align = Align::kCentre}, ink);
  if (state.focus_ring) draw_focus_ring(ui_, box, radii().control);
}

MonthResult Drawing::draw() {
  take_wish();
  take_keys();
  const float height =
      std::max(ui_.metrics().touch_min, line_height(ui_, TextSize::kBody) + space(2)) +
      (options_.marks ? kMark + space(1) : 0.0F);
  draw_weekdays(ui_.take(line_height(ui_, TextSize::kCaption) + space(1)));
  int week = 2;
  for (int of_month = 2 - options_.first_weekday; of_month <= options_.days; of_month += kWeek) {
    Rect row = ui_.take(height);
    const float width = row.width() / static_cast<float>(kWeek);
    ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kRow, row).position = week++;
    for (int weekday = 1; weekday <= kWeek; ++weekday) {
      const Rect cell = cut_left(row, width);
      const std::int64_t day = day_at(of_month + weekday - 1);
      if (!in_month(day)) continue;
      auto& node = ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kCell, cell);
      node.column = weekday;
      draw_day(cell, day);
      ui_.semantics().close();
    }
    ui_.semantics().close();
  }
  return result_;
}

}  // namespace

std::optional<MonthStep> month_step(std::string_view key, int day, int days, int first_weekday) {
  const int weekday = (first_weekday - 1 + day - 1) % kWeek;  // 0 Monday.
  int target = day;
  if (key == "PageUp") return MonthStep{day, -1};
  if (key == "PageDown") return MonthStep{day, 1};
  if (key == "ArrowLeft") target -= 1;
  if (key == "ArrowRight") target += 1;
  if (key == "ArrowUp") target -= kWeek;
  if (key == "ArrowDown") target += kWeek;
  if (key == "Home") target = std::max(1, day - weekday);
  if (key == "End") target = std::min(days, day - weekday + kWeek - 1);
  if (target == day) return std::nullopt;
  // Before the first day it is counted from the end of the month before: -1 is its last.
  if (target < 1) return MonthStep{target - 1, -1};
  if (target > days) return MonthStep{target - days, 1};
  return MonthStep{target, 0};
}

MonthResult month_view(Ui& ui, std::string_view key, const MonthOptions& options) {
  const float width = ui.available_width();
  const int weeks = (options.first_weekday - 1 + options.days + kWeek - 1) / kWeek;
  const Rect rect{0, 0, width, 1};
  auto& node =
      ui.semantics().open(ui.id(key), Role::kGrid, rect.moved(0, ui.flow_top()), options.name);
  node.state |= semantics::kNameHidden;
  node.set_size = weeks + 1;
  node.column = kWeek;
  const IdScope scope(ui, key);
  const MonthResult result = Drawing(ui, options).draw();
  ui.semantics().close();
  return result;
}

}  // namespace huifang::shell
