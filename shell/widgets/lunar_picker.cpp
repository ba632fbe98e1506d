#include "shell/widgets/lunar_picker.hpp"

#include <algorithm>
#include <array>

#include "shell/widgets/button.hpp"
#include "shell/widgets/choice.hpp"
#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr int kDaysMax = 30;
constexpr float kCellMin = 52.0F;
constexpr float kCellMax = 72.0F;
constexpr TextStyle kDay{.align = Align::kCentre};
constexpr TextStyle kElsewhere{
    .size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kCentre};

struct Month {
  int month = 0;
  bool leap = false;
};

// The months of a year in order; a leap month behind its own.
struct Months {
  std::array<Month, 13> months;
  std::size_t count = 0;

  explicit Months(int year) {
    for (int month = 1; month <= 12; ++month) {
      months[count++] = {month, false};
      if (lunar_leap_month(year) == month) months[count++] = {month, true};
    }
  }
  int index_of(const LunarDate& date) const {
    for (std::size_t at = 0; at < count; ++at)
      if (months[at].month == date.month && months[at].leap == date.leap)
        return static_cast<int>(at);
    return 0;
  }
};

// Keeps the date in the calendar when its year or month was changed.
void make_real(LunarDate& date) {
  date.year = std::clamp(date.year, kLunarYearFirst, kLunarYearLast);
  date.month = std::clamp(date.month, 1, 12);
  if (date.leap && lunar_leap_month(date.year) != date.month) date.leap = false;
  date.day = std::clamp(date.day, 1, lunar_month_days(date.year, date.month, date.leap));
}

void draw_year(Ui& ui, LunarDate& date, const LunarWords& words) {
  Rect row = ui.take(ui.metrics().touch_min);
  ui.place(cut_left(row, ui.metrics().touch_min));
  if (icon_button(ui, "previous year", Icon::kBack, words.previous_year,
                  {.enabled = date.year > kLunarYearFirst}))
    --date.year;
  ui.place(cut_right(row, ui.metrics().touch_min));
  if (icon_button(ui, "next year", Icon::kNext, words.next_year,
                  {.enabled = date.year < kLunarYearLast}))
    ++date.year;
  ui.place(row);
  text(ui, words.year_name(date.year), {.bold = true, .align = Align::kCentre, .lines_max = 1});
}

void draw_months(Ui& ui, LunarDate& date, const LunarWords& words) {
  const Months months(date.year);
  std::array<Chip, 13> chips_of;
  for (std::size_t at = 0; at < months.count; ++at) {
    chips_of[at].label = words.month_name(months.months[at].month, months.months[at].leap);
  }
  int chosen = months.index_of(date);
  if (!chips(ui, "months", words.month, std::span(chips_of).first(months.count), chosen)) return;
  date.month = months.months[static_cast<std::size_t>(chosen)].month;
  date.leap = months.months[static_cast<std::size_t>(chosen)].leap;
}

// Where the arrows lead from that day; 0 if no key was pressed.
int after_keys(Ui& ui, int day, int days, int columns) {
  int to = 0;
  if (ui.take_key("ArrowRight")) to = day + 1;
  if (ui.take_key("ArrowLeft")) to = day - 1;
  if (ui.take_key("ArrowDown")) to = day + columns <= days ? day + columns : day;
  if (ui.take_key("ArrowUp")) to = day - columns >= 1 ? day - columns : day;
  if (ui.take_key("Home")) to = 1;
  if (ui.take_key("End")) to = days;
  return to == 0 ? 0 : std::clamp(to, 1, days);
}

void draw_day(Ui& ui, const Rect& cell, std::string_view day, std::string_view elsewhere,
              bool chosen, const Interaction& state) {
  const Rect box = cell.inset(2.0F, 2.0F);
  const Palette& colour = ui.colour();
  if (chosen)
    fill_box(ui, box, colour.primary, radii().control);
  else if (state.hovered || state.pressed)
    fill_box(ui, box, state.pressed ? colour.pressed : colour.selected, radii().control);
  const float day_line = line_height(ui, kDay);
  Rect lines = centred(box, box.width(), day_line + line_height(ui, kElsewhere));
  TextStyle style = kDay;
  style.bold = chosen;
  draw_line(ui, cut_top(lines, day_line), day, style, chosen ? colour.on_primary : colour.ink);
  draw_line(ui, lines, elsewhere, kElsewhere, chosen ? colour.on_primary : colour.ink3);
  if (state.focus_ring) draw_focus_ring(ui, box.inset(2.0F, 2.0F), radii().control);
}

void draw_days(Ui& ui, LunarDate& date, const LunarWords& words) {
  const int days = lunar_month_days(date.year, date.month, date.leap);
  const float zoom = ui.metrics().text_zoom;
  const float available = ui.available_width();
  // Ten, six, five or fewer beside each other, so that full rows are left.
  int columns = 3;
  for (const int one : {10, 6, 5})
    if (columns == 3 && available >= static_cast<float>(one) * kCellMin * zoom) columns = one;
  const float width = std::min(available / static_cast<float>(columns), kCellMax * zoom);
  const float height = std::max(ui.metrics().touch_min,
                                line_height(ui, kDay) + line_height(ui, kElsewhere) + space(2));
  const int rows = (days + columns - 1) / columns;
  const Rect rect = ui.take(height * static_cast<float>(rows));
  auto& group = ui.semantics().open(ui.id("days"), Role::kRadioGroup, rect, words.day);
  group.state |= semantics::kNameHidden;
  const auto id_of = [&](int day) {
    const IdScope scope(ui, std::int64_t{day});
    return ui.id("day");
  };
  int target = 0;
  if (ui.focused() != 0 && ui.focused() == id_of(date.day)) {
    target = after_keys(ui, date.day, days, columns);
    if (target != 0) ui.focus(id_of(target));
  }
  const std::int64_t first = days_from_lunar({date.year, date.month, date.leap, 1}).value_or(0);
  for (int day = 1; day <= days; ++day) {
    const int column = (day - 1) % columns, row = (day - 1) / columns;
    const Rect cell{rect.left + width * static_cast<float>(column),
                    rect.top + height * static_cast<float>(row),
                    rect.left + width * static_cast<float>(column + 1),
                    rect.top + height * static_cast<float>(row + 1)};
    const bool chosen = day == date.day;
    const std::string_view elsewhere = words.day_short(first + day - 1);
    const std::string_view name = words.days[static_cast<std::size_t>(day - 1)];
    const NodeId id = id_of(day);
    auto& node = ui.semantics().add(id, Role::kRadio, cell, ui.words({name, " ", elsewhere}));
    node.state |= semantics::kNameHidden;
    node.state |= chosen ? semantics::kChecked : semantics::kSkipTab;
    const Interaction state = interact(ui, id, cell, true);
    if (state.activated) target = day;
    draw_day(ui, cell, name, elsewhere, chosen, state);
  }
  ui.semantics().close();
  if (target != 0) date.day = target;
}

}  // namespace

bool lunar_picker(Ui& ui, std::string_view key, std::string_view label, LunarDate& date,
                  const LunarWords& words) {
  const IdScope scope(ui, key);
  const LunarDate before = date;
  make_real(date);
  if (words.days.size() < kDaysMax) return false;
  draw_field_label(ui, label, 0, false);
  begin_part(ui, Role::kGroup, {0, ui.flow_top(), 1, ui.flow_top() + 1}, label);
  draw_year(ui, date, words);
  make_real(date);
  ui.gap(space(1));
  draw_months(ui, date, words);
  make_real(date);
  ui.gap(space(2));
  draw_days(ui, date, words);
  ui.gap(space(2));
  const std::string_view lunar =
      ui.words({words.year_name(date.year), " ", words.month_name(date.month, date.leap),
                words.days[static_cast<std::size_t>(date.day - 1)]});
  text(ui, lunar, {.bold = true});
  text(ui, words.day_long(days_from_lunar(date).value_or(0)),
       {.size = TextSize::kSmall, .tone = Tone::kInk2});
  end_part(ui);
  return date != before;
}

}  // namespace huifang::shell
