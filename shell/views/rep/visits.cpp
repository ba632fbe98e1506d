#include "shell/views/rep/visits.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/text/calendar.hpp"
#include "shell/app/calendar.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/rep/visit.hpp"

namespace huifang::shell {
namespace {

constexpr float kWeekHeight = 96.0F;
constexpr float kMarkColumn = 44.0F;
constexpr int kSquaresMax = 5;

std::int64_t shown_monday(const View& view) {
  return monday_of(view.say.today()) + 7 * view.state.visits_week_offset;
}

void draw_squares(View& view, const Rect& rect, const VisitDay& day, bool chosen) {
  Ui& ui = view.ui;
  constexpr float kSquareMax = 7.0F, kGap = 2.5F, kAir = 3.0F;
  const int shown = std::min(day.planned, kSquaresMax);
  if (shown == 0) return;
  // On a narrow phone five of them must still lie within their day.
  const float count = static_cast<float>(shown);
  const float room = (rect.width() - 2 * kAir + kGap) / static_cast<float>(kSquaresMax) - kGap;
  const float size = std::min(kSquareMax, room);
  Rect row = centred(rect, count * (size + kGap) - kGap, size);
  for (int at = 0; at < shown; ++at) {
    const Rect square = cut_left(row, size);
    cut_left(row, kGap);
    if (at < day.done) {
      fill_box(ui, square, chosen ? ui.colour().on_rail : ui.colour().primary, size * 0.25F);
    } else {
      outline_box(ui, square, chosen ? ui.colour().on_rail2 : ui.colour().line_strong, size * 0.25F,
                  1.25F);
    }
  }
}

// One day as something to press. Returns true when it was.
bool draw_day(View& view, const Rect& cell, const VisitDay& day, bool chosen) {
  Ui& ui = view.ui;
  const std::string& name =
      view.say.say("app.visits.day_label", {{"date", view.say.day_with_weekday(day.day)},
                                            {"planned", view.say.number(day.planned)},
                                            {"done", view.say.number(day.done)}});
  const NodeId id = ui.id("day");
  auto& node = ui.semantics().add(id, semantics::Role::kRadio, cell, name);
  node.state |= semantics::kNameHidden | (chosen ? semantics::kChecked : 0U);
  const Interaction state = interact(ui, id, cell, true);
  const Rect box = cell.inset(2.0F, 0);
  if (chosen) {
    fill_box(ui, box, ui.colour().rail, 10.0F);
  } else if (state.hovered || state.pressed) {
    fill_box(ui, box, state.pressed ? ui.colour().pressed : ui.colour().selected, 10.0F);
  }
  const bool today = day.day == view.say.today();
  const Colour soft = chosen ? ui.colour().on_rail : ui.colour().ink3;
  const Colour ink = chosen                       ? ui.colour().on_rail
                     : day.planned == 0 && !today ? ui.colour().ink3
                                                  : ui.colour().ink;
  Rect rest = box.inset(0, 6.0F);
  const TextStyle weekday_style{
      .size = TextSize::kCaption, .align = Align::kCentre, .lines_max = 1};
  const TextStyle number{
      .bold = day.planned > 0 || today, .align = Align::kCentre, .lines_max = 1, .px = 17.0F};
  draw_line(ui, cut_top(rest, line_height(ui, weekday_style)), view.say.weekday(weekday(day.day)),
            weekday_style, soft);
  draw_line(ui, cut_top(rest, line_height(ui, number) + 4.0F),
            view.say.digits(static_cast<std::uint64_t>(civil_from_days(day.day).day)), number, ink);
  draw_squares(view, cut_top(rest, 14.0F), day, chosen);
  if (state.focus_ring) draw_focus_ring(ui, box, 10.0F);
  return state.activated;
}

// To the weeks before and after, at the right of the bar.
void draw_week_arrows(View& view, Rect& bar, std::int64_t chosen_day) {
  Ui& ui = view.ui;
  const float size = ui.metrics().touch_min;
  const Rect next = cut_right(bar, size), previous = cut_right(bar, size);
  const auto go = [&](int weeks) {
    view.state.visits_week_offset += weeks;
    view.state.visits_day = chosen_day + 7 * weeks;
  };
  ui.place(centred(previous, size, size));
  if (icon_button(ui, "previous", Icon::kBack, view.say.say("app.visits.previous_week"))) go(-1);
  ui.place(centred(next, size, size));
  if (icon_button(ui, "next", Icon::kNext, view.say.say("app.visits.next_week"))) go(1);
}

void draw_week(View& view, const VisitWeek& week, std::int64_t chosen_day) {
  Ui& ui = view.ui;
  Rect strip = ui.take(kWeekHeight * std::max(1.0F, ui.metrics().text_zoom));
  fill_box(ui, strip, ui.colour().surface);
  draw_rule(ui, strip.left, strip.right, strip.bottom - ui.theme().line_width, ui.colour().line);
  strip = strip.inset(space(1), 10.0F);
  begin_part(ui, semantics::Role::kRadioGroup, strip, view.say.say("app.visits.week_label"));
  const float width = strip.width() / 7.0F;
  for (std::size_t at = 0; at < week.days.size(); ++at) {
    const IdScope scope(ui, static_cast<std::int64_t>(at));
    if (draw_day(view, cut_left(strip, width), week.days[at], week.days[at].day == chosen_day)) {
      view.state.visits_day = week.days[at].day;
    }
  }
  end_part(ui);
}

std::string_view visit_detail_line(const View& view, const VisitLine& visit) {
  const std::string_view purpose =
      view.models.choice_label(view.say, kVisitEntity, visit_field::kPurpose, visit.purpose);
  const sync::ListRow& row = view.models.row(kVisitEntity, visit.id);
  const std::string_view notes = row.columns.text(visit_field::kNotes);
  if (!notes.empty()) return notes;
  return view.say.joined({view.models.state_label(view.say, kVisitEntity, visit.state), purpose});
}

void draw_visit_row(View& view, const Rect& whole, const VisitLine& visit, bool with_date) {
  Ui& ui = view.ui;
  const Route route{Screen::kVisit, visit.id};
  const bool selected = has_two_panes(view) && view.state.route.id == visit.id;
  if (begin_link_area(ui, "open", whole, to_path(route), {.selected = selected}))
    view.actions.go(route);
  if (selected)
    fill_box(ui, {whole.left, whole.top, whole.left + 3.0F, whole.bottom}, ui.colour().primary);
  Rect row = whole.inset(ui.metrics().page_margin, 0);
  const Rect mark = cut_left(row, kMarkColumn);
  const Rect mark_place{mark.left, mark.top, mark.left + 24.0F, mark.bottom};
  const VisitMark state = visit_mark(view, visit.id, visit.state, visit.pending);
  draw_visit_mark(view, mark_place, 24.0F, state, state.words);
  const TextStyle time_style{
      .tone = Tone::kInk2, .align = Align::kEnd, .lines_max = 1, .px = 14.0F};
  const std::string_view time = visit.when_ms() == 0 ? std::string_view()
                                : with_date ? std::string_view(view.say.moment(visit.when_ms()))
                                            : view.say.time(visit.when_ms());
  ui.place(cut_right(row, text_width(ui, time, time_style) + 1.0F));
  text(ui, time, time_style);
  cut_right(row, space(3));
  const sync::ListRow& customer = view.models.customer(visit.customer);
  const std::string_view detail = visit_detail_line(view, visit);
  const bool sent_back = is_sent_back(visit.state);
  draw_two_lines(view, row,
                 {.title = customer.columns.text(customer_field::kName),
                  .detail = sent_back ? std::string_view(view.say.say("app.visit.sent_back"))
                                      : std::string_view(detail),
                  .detail_tone = sent_back ? Tone::kRefused : Tone::kInk3,
                  .grade = customer.columns.text(customer_field::kGrade)});
  end_link_area(ui);
}

// The visits a person made but for those of one day, which stand above them already.
class VisitsOfOtherDays {
 public:
  VisitsOfOtherDays(const View& view, std::span<const std::size_t> made, std::int64_t day)
      : visits_(view.models.visits()), made_(made) {
    // The newest come first, so what is left out lies in one piece.
    const auto day_of = [&](std::size_t at) { return view.say.day_of(visits_[at].when_ms()); };
    const auto first =
        std::ranges::partition_point(made, [&](std::size_t at) { return day_of(at) > day; });
    const auto end =
        std::partition_point(first, made.end(), [&](std::size_t at) { return day_of(at) == day; });
    first_ = static_cast<std::size_t>(first - made.begin());
    left_out_ = static_cast<std::size_t>(end - first);
  }
  int count() const { return static_cast<int>(made_.size() - left_out_); }
  const VisitLine& at(int index) const {
    const auto place = static_cast<std::size_t>(index);
    return visits_[made_[place < first_ ? place : place + left_out_]];
  }

 private:
  const std::vector<VisitLine>& visits_;
  std::span<const std::size_t> made_;
  std::size_t first_ = 0, left_out_ = 0;
};

// A week on paper is read from its Monday morning on.
std::vector<Id> in_order_of_time(const VisitWeek& week, const std::vector<VisitLine>& visits) {
  std::vector<Id> ids;
  for (const VisitDay& day : week.days) {
    for (auto at = day.visits.rbegin(); at != day.visits.rend(); ++at)
      ids.push_back(visits[*at].id);
  }
  return ids;
}

void draw_list_pane(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::int64_t monday = shown_monday(view);
  const VisitWeek& week = view.models.week(view.person, view.say, monday);
  const std::vector<VisitLine>& visits = view.models.visits();
  const std::int64_t chosen_day =
      std::clamp(view.state.visits_day.value_or(view.say.today()), monday, monday + 6);
  const VisitDay& day = week.days[static_cast<std::size_t>(chosen_day - monday)];
  ui.begin_area(rect);
  AppBarResult bar = app_bar(
      ui, {.title = view.say.say("app.visits.title"),
           .over = view.say.say(
               "app.visits.week_summary",
               {{"week", view.say.digits(static_cast<std::uint64_t>(iso_week(monday).week))},
                {"planned", view.say.number(week.planned)},
                {"done", view.say.number(week.done)}}),
           .trailing_room = 4 * ui.metrics().touch_min});
  bar.trailing.right = draw_person_at(view, bar.trailing);
  draw_week_arrows(view, bar.trailing, chosen_day);
  if (week.planned > 0 && draw_print_icon(view, bar.trailing, "app.print.list")) {
    view.actions.print_list(kVisitEntity, in_order_of_time(week, visits),
                            view.say.period(monday, monday + 6));
  }
  if (!has_two_panes(view)) draw_strip(view);
  draw_week(view, week, chosen_day);
  const Rect list{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();

  begin_pane(ui, "visits", list, {.ground = ui.colour().page, .scrolls = true});
  const float height = ui.metrics().row + space(1);
  section_header(
      ui, view.say.day(day.day),
      day.visits.empty()
          ? view.say.say("app.visits.day_empty")
          : view.say.say(
                "app.visits.day_count",
                {{"count", view.say.number(static_cast<std::int64_t>(day.visits.size()))}}));
  if (!day.visits.empty()) {
    // A day is read from its morning on; the list holds the newest first.
    const auto visit_at = [&](int index) -> const VisitLine& {
      return visits[day.visits[day.visits.size() - 1 - static_cast<std::size_t>(index)]];
    };
    virtual_list(
        ui, "day", static_cast<int>(day.visits.size()),
        {.name = view.say.day_with_weekday(day.day),
         .row_key = [&](int index) { return row_key(visit_at(index).id); },
         .row_height = height,
         .rule_from = ui.metrics().page_margin + kMarkColumn,
         .ground = ui.colour().surface},
        [&](int index, const Rect& row) { draw_visit_row(view, row, visit_at(index), false); });
  }
  const std::vector<std::size_t>& made = view.models.made_by(view.person.employee);
  const VisitsOfOtherDays others(view, made, day.day);
  if (others.count() > 0) {
    section_header(ui, view.say.say("app.visits.recent"),
                   view.say.number(static_cast<std::int64_t>(others.count())));
    virtual_list(
        ui, "recent", others.count(),
        {.name = view.say.say("app.visits.list"),
         .row_key = [&](int index) { return row_key(others.at(index).id); },
         .row_height = height,
         .rule_from = ui.metrics().page_margin + kMarkColumn,
         .ground = ui.colour().surface},
        [&](int index, const Rect& row) { draw_visit_row(view, row, others.at(index), true); });
  } else if (day.visits.empty()) {
    if (view.status.first_sync) {
      bones(ui, 5);
    } else {
      empty_state(ui, "none",
                  {.icon = Icon::kVisits,
                   .title = view.say.say("app.visits.none"),
                   .detail = view.say.say("app.visits.day_empty_help")});
    }
  }
  ui.gap(space(4));
  end_pane(ui);
}

}  // namespace

void draw_visits(View& view, const Rect& rect) {
  if (!has_two_panes(view)) return draw_list_pane(view, rect);
  Ui& ui = view.ui;
  Rect detail = rect;
  const Rect list = cut_left(detail, ui.metrics().list_pane + space(10));
  draw_list_pane(view, list);
  fill_box(ui, {list.right, list.top, list.right + ui.theme().line_width, list.bottom},
           ui.colour().line);
  detail.left += ui.theme().line_width;
  if (view.state.route.screen == Screen::kVisit) return draw_visit(view, detail);
  begin_pane(ui, "detail", detail, {.ground = ui.colour().surface});
  draw_detail_bar(view);
  empty_state(ui, "choose", {.icon = Icon::kVisits, .title = view.say.say("app.visits.select")});
  end_pane(ui);
}

}  // namespace huifang::shell
