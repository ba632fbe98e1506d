#include "shell/views/date_picker.hpp"

#include "core/text/calendar.hpp"
#include "shell/app/calendar.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {
namespace {

// One day of the month as a button that says its whole date.
bool draw_day(Ui& ui, const Speech& say, const Rect& cell, std::int64_t day, bool enabled,
              bool chosen) {
  const IdScope scope(ui, day);
  const NodeId id = ui.id("day");
  auto& node = ui.semantics().add(id, semantics::Role::kButton, cell, say.day_with_weekday(day));
  node.state |= semantics::kNameHidden;
  if (!enabled) node.state |= semantics::kDisabled;
  if (chosen) node.state |= semantics::kSelected;
  const Interaction state = interact(ui, id, cell, enabled);
  const Rect box = cell.inset(2.0F, 2.0F);
  if (chosen) {
    fill_box(ui, box, ui.colour().primary, radii().control);
  } else if (state.hovered || state.pressed) {
    fill_box(ui, box, state.pressed ? ui.colour().pressed : ui.colour().selected, radii().control);
  } else if (day == say.today()) {
    outline_box(ui, box, ui.colour().line_strong, radii().control, 1.0F);
  }
  const Colour ink = chosen    ? ui.colour().on_primary
                     : enabled ? ui.colour().ink
                               : with_opacity(ui.colour().ink3, 0.5F);
  draw_line(ui, cell, std::to_string(civil_from_days(day).day),
            {.bold = chosen, .align = Align::kCentre}, ink);
  if (state.focus_ring) draw_focus_ring(ui, box, radii().control);
  return state.activated && enabled;
}

void draw_month_row(Ui& ui, const Speech& say, std::int64_t& month) {
  Rect row = ui.take(ui.metrics().touch_min);
  ui.place(cut_left(row, ui.metrics().touch_min));
  if (icon_button(ui, "previous", Icon::kBack, say.say("app.date.previous_month")))
    month = add_months(month, -1);
  ui.place(cut_right(row, ui.metrics().touch_min));
  if (icon_button(ui, "next", Icon::kNext, say.say("app.date.next_month")))
    month = add_months(month, 1);
  ui.place(row);
  text(ui, say.month(month), {.bold = true, .align = Align::kCentre, .lines_max = 1});
}

}  // namespace

DatePick draw_date_picker(Ui& ui, const Speech& say, std::string_view title, std::int64_t& month,
                          std::int64_t first, std::optional<std::int64_t> chosen) {
  DatePick pick;
  pick.closed = begin_dialog(ui, "date picker", title).dismissed;
  draw_month_row(ui, say, month);
  const std::int64_t first_day = first_of_month(month);
  const std::int64_t first_of_next = add_months(first_day, 1);
  Rect names = ui.take(line_height(ui, TextSize::kCaption) + space(1));
  const float width = names.width() / 7.0F;
  for (int weekday = 1; weekday <= 7; ++weekday) {
    draw_line(ui, cut_left(names, width), say.weekday(weekday),
              {.size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kCentre});
  }
  for (std::int64_t monday = monday_of(first_day); monday < first_of_next; monday += 7) {
    Rect row = ui.take(ui.metrics().touch_min);
    for (std::int64_t day = monday; day < monday + 7; ++day) {
      const Rect cell = cut_left(row, width);
      if (day < first_day || day >= first_of_next) continue;
      if (draw_day(ui, say, cell, day, day >= first, chosen == day)) pick.day = day;
    }
  }
  ui.gap(space(2));
  if (button(ui, "close", say.say("app.cancel"), ButtonStyle::kText)) pick.closed = true;
  end_dialog(ui);
  return pick;
}

}  // namespace huifang::shell
