#include "shell/views/date_picker.hpp"

#include <array>
#include <string>

#include "core/text/calendar.hpp"
#include "shell/app/calendar.hpp"
#include "shell/widgets/month_view.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {
namespace {

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
  std::array<std::string_view, 7> weekdays;
  for (std::size_t at = 0; at < weekdays.size(); ++at)
    weekdays[at] = say.weekday(static_cast<int>(at) + 1);
  const std::string& name = say.month(month);
  const MonthResult result = month_view(
      ui, "days",
      {.name = name,
       .first_day = first_day,
       .days = static_cast<int>(add_months(first_day, 1) - first_day),
       .first_weekday = weekday(first_day),
       .today = say.today(),
       .chosen = chosen,
       .weekdays = weekdays,
       .day_name = [&](std::int64_t day) -> std::string_view { return say.day_with_weekday(day); },
       .enabled = [first](std::int64_t day) { return day >= first; }});
  pick.day = result.day;
  if (result.months != 0) {
    month = add_months(first_day, result.months);
    ui.platform().request_frame();
  }
  ui.gap(space(2));
  if (button(ui, "close", say.say("app.cancel"), ButtonStyle::kText)) pick.closed = true;
  end_dialog(ui);
  return pick;
}

}  // namespace huifang::shell
