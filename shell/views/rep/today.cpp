#include "shell/views/rep/today.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/share.hpp"

namespace huifang::shell {
namespace {

// A visit of the plan, or the date at which a customer wants to be called.
RowKey key_of(const TodayItem& item) {
  return row_key(item.visit.is_nil() ? item.customer : item.visit);
}

constexpr std::size_t kOverdueShown = 3;
constexpr std::size_t kLaterShown = 12;
constexpr float kTimeColumn = 58.0F;
constexpr float kChainColumn = 24.0F;
constexpr float kOneColumn = 720.0F;  // As wide as lines are well read.

Route customer_route(const Id& customer) { return {Screen::kCustomer, customer}; }

// "定期回访", or what a date without a plan means.
std::string_view purpose_of(const View& view, const TodayItem& item) {
  if (item.purpose.empty()) return view.say.say("app.today.due");
  return view.models.choice_label(view.say, kVisitEntity, visit_field::kPurpose, item.purpose);
}

std::string_view last_contact(const View& view, const TodayItem& item) {
  if (item.last_contact_ms == 0) return view.say.say("app.today.no_contact");
  const std::string& date = view.say.day_distance(view.say.day_of(item.last_contact_ms));
  return view.say.say("app.today.last_contact", {{"date", date}});
}

// A row that leads to a customer, with room at its right for a button of its own.
struct CustomerRow {
  std::string_view title, detail;
  Tone detail_tone = Tone::kInk3;
  std::string_view grade;
};

void draw_link_row(View& view, const Rect& rect, const Route& route, const CustomerRow& row) {
  Ui& ui = view.ui;
  if (begin_link_area(ui, "open", rect, to_path(route))) view.actions.go(route);
  draw_two_lines(view, rect.inset(ui.metrics().page_margin, 0),
                 {.title = row.title,
                  .detail = row.detail,
                  .detail_tone = row.detail_tone,
                  .grade = row.grade});
  end_link_area(ui);
}

// The room for a button at the right of a row; empty where the customer has no phone.
void draw_call_button(View& view, Rect& row, std::string_view phone) {
  if (phone.empty()) return;
  const std::string& label = view.say.say("app.customer.call");
  const Rect place = cut_row_button(view, row, label, Icon::kPhone);
  if (draw_row_button(view, "call", place, label, Icon::kPhone)) view.actions.call(phone);
}

void draw_list_ground(View& view, float rows, float row_height) {
  Ui& ui = view.ui;
  const Rect top = ui.take(0);
  const Rect ground{top.left, top.top, top.right, top.top + rows * row_height};
  fill_box(ui, ground, ui.colour().surface);
  draw_rule(ui, ground.left, ground.right, ground.top, ui.colour().line);
  draw_rule(ui, ground.left, ground.right, ground.bottom - ui.theme().line_width, ui.colour().line);
}

void draw_questions(View& view) {
  const sync::SyncStatus& status = view.status;
  const auto row = [&](std::string_view key, std::string_view words_key, std::size_t count,
                       Icon icon, Tone tone) {
    if (count == 0) return;
    const std::string& words =
        view.say.say(words_key, {{"count", view.say.number(static_cast<std::int64_t>(count))}});
    view.ui.begin_margin(space(3));
    if (banner(view.ui, key,
               {.icon = icon,
                .tone = tone,
                .words = words,
                .action = view.say.say("app.today.look")})) {
      view.actions.go({Screen::kSync, {}});
    }
    view.ui.end_margin();
    view.ui.gap(space(2));
  };
  view.ui.gap(space(2));
  row("conflicts", "app.status.conflicts", status.open_conflicts, Icon::kStConflict,
      Tone::kConflict);
  row("refused", "app.status.refused", status.open_refused, Icon::kStRefused, Tone::kRefused);
  if (status.other_office)
    row("again", "app.today.other_office", status.saved + status.sent + 1, Icon::kLock,
        Tone::kRefused);
  else if (status.sign_in_again)
    row("again", "app.today.sign_in_again", status.saved + status.sent + 1, Icon::kLock,
        Tone::kInk2);
}

void draw_first_sync(View& view) {
  if (!view.status.first_sync) return;
  Ui& ui = view.ui;
  const std::string& rows = view.say.number(static_cast<std::int64_t>(view.status.rows_received));
  begin_card(ui, "first sync", CardStyle::kPlain, view.say.say("app.today.first_sync_title"));
  heading(ui, view.say.say("app.today.first_sync_title"), 2, {.bold = true});
  text(ui, view.say.say("app.today.first_sync", {{"count", rows}}),
       {.size = TextSize::kSmall, .tone = Tone::kInk2});
  end_card(ui);
  ui.gap(space(2));
}

void draw_writing(View& view) {
  if (view.state.writing.empty()) return;
  Ui& ui = view.ui;
  section_header(ui, view.say.say("app.today.writing"));
  const float height = ui.metrics().row;
  draw_list_ground(view, static_cast<float>(view.state.writing.size()), height);
  begin_list(ui, "writing", view.say.say("app.today.writing"),
             static_cast<int>(view.state.writing.size()));
  int at = 0;
  for (const auto& [customer, writing] : view.state.writing) {
    Rect row = ui.take(height);
    begin_list_item(ui, at++, row_key(customer), row);
    const std::string& label = view.say.say("app.today.continue");
    const Rect place = cut_row_button(view, row, label, Icon::kPen);
    const std::string_view name = view.models.customer_name(customer);
    const std::string& detail = view.say.say("app.today.continue_line",
                                             {{"time", view.say.moment(writing.draft.started_ms)}});
    const Route sheet{Screen::kVisitSheet, customer};
    draw_link_row(view, row, sheet,
                  {.title = view.say.say("app.work.visit", {{"name", name}}), .detail = detail});
    if (draw_row_button(view, "continue", place, label, Icon::kPen)) view.actions.go(sheet);
    end_list_item(ui);
  }
  end_list(ui);
}

void draw_sent_back(View& view, const TodayPlan& plan) {
  if (plan.sent_back.empty()) return;
  Ui& ui = view.ui;
  const std::size_t shown = plan.sent_back.size();
  section_header(ui, view.say.say("app.today.sent_back"),
                 view.say.number(static_cast<std::int64_t>(shown)), Status::kRefused);
  const float height = ui.metrics().row;
  draw_list_ground(view, static_cast<float>(shown), height);
  begin_list(ui, "sent back", view.say.say("app.today.sent_back"), static_cast<int>(shown));
  for (std::size_t at = 0; at < shown; ++at) {
    const TodayItem& item = plan.sent_back[at];
    Rect row = ui.take(height);
    begin_list_item(ui, static_cast<int>(at), key_of(item), row);
    if (at > 0)
      draw_rule(ui, row.left + ui.metrics().page_margin, row.right, row.top, ui.colour().line);
    const std::string& label = view.say.say("app.today.correct");
    const Rect place = cut_row_button(view, row, label, Icon::kPen);
    const std::string_view words = sent_back_words(view, item.visit);
    draw_link_row(
        view, row, {Screen::kVisit, item.visit},
        {.title = view.models.customer_name(item.customer),
         .detail = words.empty() ? std::string_view(view.say.say("app.visit.sent_back")) : words,
         .detail_tone = Tone::kRefused});
    if (draw_row_button(view, "correct", place, label, Icon::kPen))
      view.actions.correct_visit(item.visit);
    end_list_item(ui);
  }
  end_list(ui);
}

void draw_update(View& view) {
  if (!view.update_ready) return;
  Ui& ui = view.ui;
  ui.begin_margin(space(3));
  draw_update_banner(view);
  ui.end_margin();
  ui.gap(space(2));
}

void draw_overdue(View& view, const TodayPlan& plan) {
  if (plan.overdue.empty()) return;
  Ui& ui = view.ui;
  section_header(ui, view.say.say("app.today.overdue"),
                 view.say.number(static_cast<std::int64_t>(plan.overdue.size())), Status::kOverdue);
  const std::size_t shown = std::min(kOverdueShown, plan.overdue.size());
  const float height = ui.metrics().row;
  draw_list_ground(view, static_cast<float>(shown), height);
  begin_list(ui, "overdue", view.say.say("app.today.overdue"), static_cast<int>(shown));
  for (std::size_t at = 0; at < shown; ++at) {
    const TodayItem& item = plan.overdue[at];
    const sync::ListRow& customer = view.models.customer(item.customer);
    Rect row = ui.take(height);
    begin_list_item(ui, static_cast<int>(at), key_of(item), row);
    if (at > 0)
      draw_rule(ui, row.left + ui.metrics().page_margin, row.right, row.top, ui.colour().line);
    draw_call_button(view, row, customer.columns.text(customer_field::kMobile));
    const std::string& late = view.say.number(view.say.today() - item.due_on);
    draw_link_row(view, row, customer_route(item.customer),
                  {.title = customer.columns.text(customer_field::kName),
                   .detail = view.say.say("app.today.overdue_line",
                                          {{"purpose", purpose_of(view, item)}, {"count", late}}),
                   .detail_tone = Tone::kOverdue,
                   .grade = customer.columns.text(customer_field::kGrade)});
    end_list_item(ui);
  }
  end_list(ui);
  if (shown == plan.overdue.size()) return;
  const std::string& more = view.say.number(static_cast<std::int64_t>(plan.overdue.size() - shown));
  ui.begin_margin(ui.metrics().page_margin);
  if (link(ui, "more overdue", view.say.say("app.today.overdue_more", {{"count", more}}),
           "/customers", {.size = TextSize::kSmall, .tone = Tone::kPrimary})) {
    view.actions.go({Screen::kCustomers, {}});
  }
  ui.end_margin();
}

// How soon the next thing is: "还有 36 分", "到时间了", "今天到期".
std::string_view how_soon(const View& view, const TodayItem& item) {
  if (item.planned_ms == 0) return view.say.say("app.today.next_due");
  const std::int64_t left_ms = item.planned_ms - view.say.now_ms();
  if (left_ms <= 0) return view.say.say("app.today.next_now");
  return view.say.say("app.today.next_in", {{"span", view.say.span(left_ms)}});
}

void draw_next_head(View& view, const TodayItem& item, const Fields& customer) {
  Ui& ui = view.ui;
  const TextStyle time_style{.bold = true, .tone = Tone::kOnRail, .lines_max = 1, .px = 34.0F};
  const TextStyle name_style{
      .size = TextSize::kTitle, .bold = true, .tone = Tone::kOnRail, .lines_max = 1};
  const TextStyle place_style{.size = TextSize::kSmall, .tone = Tone::kOnRail2};
  const std::string_view time =
      item.planned_ms == 0 ? std::string_view() : view.say.time(item.planned_ms);
  const float time_width = time.empty() ? 0.0F : text_width(ui, time, time_style) + 1.0F;
  // In large type the time has a line of its own.
  const bool time_above = !time.empty() && is_large_type(view);
  const float width =
      ui.available_width() - (time.empty() || time_above ? 0.0F : time_width + space(3));
  const std::string_view place =
      view.say.joined({customer_line(view, customer), customer.text(customer_field::kAddress)});
  const float name_height = line_height(ui, name_style),
              place_height = text_height(ui, place, place_style, width);
  if (time_above) text(ui, time, time_style);
  Rect row = ui.take(std::max(name_height + place_height, 44.0F));
  if (!time.empty() && !time_above) {
    ui.place(cut_left(row, time_width));
    text(ui, time, time_style);
    cut_left(row, space(3));
  }
  Rect words = centred(row, row.width(), name_height + place_height);
  Rect upper = cut_top(words, name_height);
  const std::string_view name = customer.text(customer_field::kName);
  const std::string_view grade = customer.text(customer_field::kGrade);
  const float name_room = upper.width() - (grade.empty() ? 0.0F : 28.0F);
  ui.place(cut_left(upper, std::min(name_room, text_width(ui, name, name_style) + 1.0F)));
  heading(ui, name, 3, name_style);
  cut_left(upper, space(2));
  draw_grade_on_dark(view, cut_left(upper, 20.0F), 20.0F, grade);
  ui.place(words);
  text(ui, place, place_style);
}

void draw_dark_line(View& view, Icon icon, std::string_view words) {
  Ui& ui = view.ui;
  Rect line = ui.take(line_height(ui, TextSize::kSmall) + space(1));
  draw_icon(ui, icon, cut_left(line, 17.0F), 17.0F, ui.colour().on_rail2);
  cut_left(line, space(2));
  ui.place(line);
  text(ui, words, {.size = TextSize::kSmall, .tone = Tone::kOnRail, .lines_max = 1});
}

void draw_next(View& view, const TodayItem& item) {
  Ui& ui = view.ui;
  const sync::ListRow& row = view.models.customer(item.customer);
  section_header(ui, view.say.say("app.today.next"), how_soon(view, item));
  begin_card(ui, "next", CardStyle::kDark, view.say.say("app.today.next"));
  draw_next_head(view, item, row.columns);
  const Rect rule = ui.take(25.0F);
  draw_rule(ui, rule.left, rule.right, rule.top + 12.0F, with_opacity(ui.colour().on_rail2, 0.3F));
  draw_dark_line(view, Icon::kVisits, purpose_of(view, item));
  draw_dark_line(view, Icon::kClock, last_contact(view, item));
  ui.gap(space(3));
  Rect buttons = ui.take(ui.metrics().control);
  const std::string_view phone = row.columns.text(customer_field::kMobile);
  if (!phone.empty()) {
    ui.place(cut_right(buttons, ui.metrics().control));
    if (icon_button(ui, "call", Icon::kPhone, view.say.say("app.customer.call"),
                    {.outlined = true, .on_dark = true})) {
      view.actions.call(phone);
    }
    cut_right(buttons, space(2));
  }
  ui.place(buttons);
  if (button(ui, "start", view.say.say("app.customer.start_visit"), ButtonStyle::kOnDark)) {
    view.actions.start_visit(item.customer, item.visit);
  }
  end_card(ui);
}

void draw_later_row(View& view, const Rect& whole, const TodayItem& item, bool first, bool last) {
  Ui& ui = view.ui;
  const sync::ListRow& customer = view.models.customer(item.customer);
  const Route route = customer_route(item.customer);
  if (begin_link_area(ui, "open", whole, to_path(route))) view.actions.go(route);
  Rect row = whole.inset(ui.metrics().page_margin, 0);
  ui.place(cut_left(row, kTimeColumn));
  text(ui,
       item.planned_ms == 0 ? view.say.say("format.date.today") : view.say.time(item.planned_ms),
       {.tone = Tone::kInk2, .lines_max = 1});
  const Rect chain = cut_left(row, kChainColumn);
  const float x = chain.centre_x();
  fill_box(ui,
           {x - 0.75F, first ? chain.centre_y() : chain.top, x + 0.75F,
            last ? chain.centre_y() : chain.bottom},
           ui.colour().line);
  const Rect stop = centred(chain, 10.0F, 10.0F);
  fill_box(ui, stop, ui.colour().surface, 5.0F);
  outline_box(ui, stop, ui.colour().ink2, 5.0F, 1.75F);
  cut_left(row, space(3));
  draw_two_lines(view, row,
                 {.title = customer.columns.text(customer_field::kName),
                  .detail = purpose_of(view, item),
                  .grade = customer.columns.text(customer_field::kGrade)});
  end_link_area(ui);
}

void draw_later(View& view, const TodayPlan& plan) {
  if (plan.later.empty()) return;
  Ui& ui = view.ui;
  const std::string& visits = view.say.number(static_cast<std::int64_t>(plan.later_planned));
  const std::string& due =
      view.say.number(static_cast<std::int64_t>(plan.later.size() - plan.later_planned));
  section_header(ui, view.say.say("app.today.later"),
                 view.say.say("app.today.later_count", {{"visits", visits}, {"due", due}}));
  const std::size_t shown = std::min(kLaterShown, plan.later.size());
  const float height = ui.metrics().row;
  draw_list_ground(view, static_cast<float>(shown), height);
  begin_list(ui, "later", view.say.say("app.today.later"), static_cast<int>(shown));
  for (std::size_t at = 0; at < shown; ++at) {
    const Rect row = ui.take(height);
    begin_list_item(ui, static_cast<int>(at), key_of(plan.later[at]), row);
    draw_later_row(view, row, plan.later[at], at == 0, at + 1 == shown);
    end_list_item(ui);
  }
  end_list(ui);
  ui.gap(space(4));
}

void draw_all_done(View& view, const TodayPlan& plan) {
  if (!plan.all_done() || view.status.first_sync) return;
  std::string_view detail = view.say.say("app.today.empty_none");
  if (plan.after) {
    const std::string& date = plan.after->planned_ms != 0
                                  ? view.say.moment_exact(plan.after->planned_ms)
                                  : view.say.day(plan.after->due_on);
    detail =
        view.say.say("app.today.empty_next",
                     {{"date", date}, {"name", view.models.customer_name(plan.after->customer)}});
  }
  if (empty_state(view.ui, "empty",
                  {.icon = Icon::kToday,
                   .title = view.say.say("app.today.empty_title"),
                   .detail = detail,
                   .action = view.say.say("app.today.empty_action")})) {
    view.actions.go({Screen::kCustomers, {}});
  }
}

}  // namespace

void draw_today(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const TodayPlan& plan = view.models.today(view.person, view.say);
  ui.begin_area(rect);
  const std::array buttons{HeadButton{"search", Icon::kSearch, view.say.say("app.customers.search"),
                                      [&view] { view.actions.go({Screen::kCustomers, {}}); }},
                           HeadButton{"sunlight", Icon::kSun, view.say.say("app.sunlight"),
                                      [&view] { view.actions.toggle_sunlight(); }}};
  draw_screen_head(view,
                   {.title = view.say.say("app.today.title"),
                    .over = view.say.day_with_weekday(view.say.today())},
                   buttons);
  Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  // What is late stands beside the day, or fills the page where the day holds nothing else.
  const bool beside =
      has_two_panes(view) && !plan.overdue.empty() &&
      (plan.next || !plan.later.empty() || !plan.sent_back.empty() || !view.state.writing.empty());
  if (!beside) {
    if (has_two_panes(view))
      body = centred(body, std::min(body.width(), kOneColumn), body.height());
    begin_pane(ui, "today", body, {.ground = ui.colour().page, .scrolls = true});
    draw_questions(view);
    draw_update(view);
    draw_share_banner(view);
    draw_first_sync(view);
    draw_sent_back(view, plan);
    draw_writing(view);
    draw_overdue(view, plan);
    if (plan.next) draw_next(view, *plan.next);
    draw_later(view, plan);
    draw_all_done(view, plan);
    end_pane(ui);
    return;
  }
  const Rect left = cut_left(body, body.width() * 0.5F);
  begin_pane(ui, "today", left, {.ground = ui.colour().page, .scrolls = true});
  draw_questions(view);
  draw_update(view);
  draw_share_banner(view);
  draw_first_sync(view);
  draw_sent_back(view, plan);
  draw_writing(view);
  if (plan.next) draw_next(view, *plan.next);
  draw_later(view, plan);
  draw_all_done(view, plan);
  end_pane(ui);
  begin_pane(ui, "overdue", body, {.ground = ui.colour().page, .scrolls = true});
  draw_overdue(view, plan);
  end_pane(ui);
  draw_rule(ui, left.right, left.right, left.top, ui.colour().line);
}

}  // namespace huifang::shell
