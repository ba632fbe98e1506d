#include <array>

#include "core/text/calendar.hpp"
#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

constexpr int kUnits = 7;
constexpr int kPeople = 5;
constexpr int kCustomers = 10'000;
constexpr std::array<std::string_view, 3> kGrades{"A", "B", "C"};

// What is chosen from lists, and times and days.
class PickersPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    draw_selects(ui, say);
    draw_multi_selects(ui, say);
    draw_stars(ui, say);
    draw_time(ui, say);
    draw_lunar(ui, say);
  }

 private:
  SelectList customers(const Speech& say) {
    return {.count = kCustomers,
            .label = [this, &say](int row) -> std::string_view {
              kept_ = sample_customer(say, row).name;
              kept_ += ' ';
              return kept_ += say.digits(static_cast<std::uint64_t>(row) + 1);
            },
            .detail = [&say](int row) { return sample_customer(say, row).owner; }};
  }

  void draw_selects(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.pickers.select"));
    const std::string_view choose = say.say("gallery.pickers.choose"),
                           close = say.say("gallery.pickers.close"),
                           search = say.say("gallery.pickers.search"),
                           nothing = say.say("gallery.pickers.nothing"),
                           hint = say.say("gallery.pickers.unit_hint"),
                           error = say.say("gallery.pickers.grade_error");
    const SelectWords plain{.placeholder = choose, .nothing = nothing, .close = close};
    SelectWords searched = plain;
    searched.search = search;
    const SelectList units{.count = kUnits, .label = [&](int row) -> std::string_view {
                             return text_of(say, "gallery.pickers.unit.",
                                            static_cast<std::size_t>(row) + 1);
                           }};
    select(ui, "unit", say.say("gallery.pickers.unit"), units, unit_,
           {.words = plain, .hint = hint});
    ui.gap(space(4));
    const SelectList grades{
        .count = static_cast<int>(kGrades.size()), .label = [&](int row) -> std::string_view {
          return say.say("app.grade", {{"grade", kGrades[static_cast<std::size_t>(row)]}});
        }};
    select(ui, "grade", say.say("gallery.pickers.grade"), grades, grade_,
           {.words = plain,
            .error = grade_ < 0 ? std::string_view(error) : std::string_view(),
            .required = true});
    ui.gap(space(4));
    select(ui, "customer", say.say("gallery.pickers.customer"), customers(say), customer_,
           {.words = searched});
    ui.gap(space(4));
    int first = 0;
    select(ui, "fixed", say.say("gallery.pickers.fixed"), units, first,
           {.words = plain, .enabled = false});
    end_sample(ui);
  }

  void draw_multi_selects(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.pickers.multi"));
    const std::string_view choose = say.say("gallery.pickers.choose_people"),
                           close = say.say("gallery.pickers.close"),
                           search = say.say("gallery.pickers.search"),
                           nothing = say.say("gallery.pickers.nothing"),
                           add = say.say("gallery.pickers.add");
    const SelectWords words{
        .placeholder = choose, .search = search, .nothing = nothing, .close = close};
    const SelectList people{.count = kPeople, .label = [&](int row) -> std::string_view {
                              return text_of(say, "gallery.sample.owner.",
                                             static_cast<std::size_t>(row) + 1);
                            }};
    const auto remove_of = [&say](const SelectList& list) {
      return [&say, &list](int row) -> std::string_view {
        return say.say("gallery.pickers.remove", {{"name", list.label(row)}});
      };
    };
    multi_select(ui, "people", say.say("gallery.pickers.people"), people, people_,
                 {.field = {.words = words}, .add = add, .remove_name = remove_of(people)});
    ui.gap(space(4));
    const SelectList round = customers(say);
    multi_select(ui, "round", say.say("gallery.pickers.customers"), round, round_,
                 {.field = {.words = words}, .add = add, .remove_name = remove_of(round)});
    end_sample(ui);
  }

  void draw_stars(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.pickers.stars"));
    std::array<std::string_view, 5> names;
    for (std::size_t at = 0; at < names.size(); ++at)
      names[at] = text_of(say, "gallery.pickers.star.", at + 1);
    stars(ui, "service", say.say("gallery.pickers.service"), names, stars_);
    int before = 2;
    stars(ui, "before", say.say("gallery.pickers.before"), names, before, false);
    end_sample(ui);
  }

  void draw_time(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.pickers.time"));
    const std::string_view hour = say.say("gallery.pickers.hour"),
                           minute = say.say("gallery.pickers.minute"),
                           earlier_hour = say.say("gallery.pickers.earlier_hour"),
                           later_hour = say.say("gallery.pickers.later_hour"),
                           earlier_minute = say.say("gallery.pickers.earlier_minute"),
                           later_minute = say.say("gallery.pickers.later_minute");
    time_picker(ui, "starts", say.say("gallery.pickers.starts"), minute_of_day_,
                {.hour = hour,
                 .minute = minute,
                 .earlier_hour = earlier_hour,
                 .later_hour = later_hour,
                 .earlier_minute = earlier_minute,
                 .later_minute = later_minute});
    end_sample(ui);
  }

  void draw_lunar(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.pickers.lunar"));
    std::array<std::string_view, 30> days;
    for (std::size_t at = 0; at < days.size(); ++at)
      days[at] = text_of(say, "gallery.pickers.day_name.", at + 1);
    const std::string_view previous = say.say("gallery.pickers.previous_year"),
                           next = say.say("gallery.pickers.next_year"),
                           month = say.say("gallery.pickers.month"),
                           day = say.say("gallery.pickers.day");
    lunar_picker(ui, "birthday", say.say("gallery.pickers.birthday"), birthday_,
                 {.previous_year = previous,
                  .next_year = next,
                  .month = month,
                  .day = day,
                  .days = days,
                  .year_name = [&](int year) -> std::string_view {
                    return say.say("gallery.pickers.lunar_year",
                                   {{"year", say.digits(static_cast<std::uint64_t>(year))}});
                  },
                  .month_name = [&](int number, bool leap) -> std::string_view {
                    const std::string& name = text_of(say, "gallery.pickers.month_name.",
                                                      static_cast<std::size_t>(number));
                    return leap ? say.say("gallery.pickers.lunar_leap_month", {{"name", name}})
                                : say.say("gallery.pickers.lunar_month", {{"name", name}});
                  },
                  .day_short = [&](std::int64_t days_since) -> std::string_view {
                    const CivilDate date = civil_from_days(days_since);
                    return say.say("gallery.pickers.day_short", {{"month", say.number(date.month)},
                                                                 {"day", say.number(date.day)}});
                  },
                  .day_long = [&](std::int64_t days_since) -> std::string_view {
                    return say.day_with_weekday(days_since);
                  }});
    end_sample(ui);
  }

  std::string kept_;
  int unit_ = 0, grade_ = -1, customer_ = 4'711;
  std::vector<int> people_{0, 2}, round_{1, 3, 41, 640, 9'999};
  int stars_ = 4, minute_of_day_ = 8 * 60 + 30;
  LunarDate birthday_{.year = 2025, .month = 6, .leap = true, .day = 15};
};

}  // namespace

std::unique_ptr<GalleryPage> make_pickers_page() { return std::make_unique<PickersPage>(); }

}  // namespace huifang::shell
