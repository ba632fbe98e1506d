#include <array>
#include <string>

#include "core/text/calendar.hpp"
#include "shell/app/calendar.hpp"
#include "shell/gallery/page.hpp"
#include "shell/widgets/month_view.hpp"

namespace huifang::shell {
namespace {

// A month with what is done and open on its days.
class CalendarPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    if (month_ < 0) month_ = first_of_month(say.today());
    ui.begin_margin(ui.metrics().page_margin);
    ui.gap(space(3));
    draw_head(ui, say);
    const std::int64_t next = add_months(month_, 1);
    std::array<std::string_view, 7> weekdays;
    for (std::size_t at = 0; at < weekdays.size(); ++at)
      weekdays[at] = say.weekday(static_cast<int>(at) + 1);
    const std::string& name = say.month(month_);
    const MonthResult result = month_view(
        ui, "month",
        {.name = name,
         .first_day = month_,
         .days = static_cast<int>(next - month_),
         .first_weekday = weekday(month_),
         .today = say.today(),
         .chosen = chosen_,
         .weekdays = weekdays,
         .day_name = [&](std::int64_t day) -> std::string_view { return name_of(say, day); },
         .marks = [&](std::int64_t day) { return marks_of(say, day); }});
    if (result.months != 0) go(ui, result.months);
    if (result.day) chosen_ = result.day;
    ui.gap(space(4));
    if (chosen_) text(ui, name_of(say, *chosen_), {.tone = Tone::kInk2});
    ui.end_margin();
  }

 private:
  void go(Ui& ui, int months) {
    month_ = add_months(month_, months);
    ui.platform().request_frame();
  }

  void draw_head(Ui& ui, const Speech& say) {
    const float size = ui.metrics().touch_min;
    Rect row = ui.take(size);
    ui.place(cut_left(row, size));
    if (icon_button(ui, "previous", Icon::kBack, say.say("app.date.previous_month"))) go(ui, -1);
    ui.place(cut_right(row, size));
    if (icon_button(ui, "next", Icon::kNext, say.say("app.date.next_month"))) go(ui, 1);
    ui.place(row);
    heading(ui, say.month(month_), 2,
            {.size = TextSize::kTitle, .bold = true, .align = Align::kCentre, .lines_max = 1});
  }

  // Made up: past days are done, a day or two are on the way, later ones are open.
  static DayMarks marks_of(const Speech& say, std::int64_t day) {
    const auto stops = static_cast<int>((day * 7 + day / 5) % 5);
    if (weekday(day) > 5) return {};
    if (day < say.today() - 1) return {.done = stops};
    if (day < say.today()) return {.done = stops / 2, .on_the_way = stops - stops / 2};
    if (day == say.today()) return {.done = 1, .on_the_way = 1, .open = 2};
    return {.open = stops};
  }

  static const std::string& name_of(const Speech& say, std::int64_t day) {
    const DayMarks marks = marks_of(say, day);
    const int all = marks.done + marks.on_the_way + marks.open;
    if (all == 0) return say.day_with_weekday(day);
    return say.say("gallery.calendar.day", {{"day", say.day_with_weekday(day)},
                                            {"done", say.number(marks.done)},
                                            {"sent", say.number(marks.on_the_way)},
                                            {"open", say.number(marks.open)}});
  }

  std::int64_t month_ = -1;
  std::optional<std::int64_t> chosen_;
};

}  // namespace

std::unique_ptr<GalleryPage> make_calendar_page() { return std::make_unique<CalendarPage>(); }

}  // namespace huifang::shell
