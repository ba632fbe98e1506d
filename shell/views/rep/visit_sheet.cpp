#include "shell/views/rep/visit_sheet.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "shell/app/calendar.hpp"
#include "shell/app/faults.hpp"
#include "shell/app/visit_act.hpp"
#include "shell/views/date_picker.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

constexpr float kIconColumn = 36.0F;
constexpr float kRowPad = 13.0F;
constexpr float kBriefing = 372.0F;
constexpr std::size_t kLastTimes = 3;
constexpr int kFaces = 5;

float sheet_margin(const View& view) {
  return has_two_panes(view) ? space(6) : view.ui.metrics().page_margin;
}

// One row of the sheet: an icon at the left, and as high as what is drawn into it.
void draw_row(View& view, Icon icon, FunctionRef<void()> content) {
  Ui& ui = view.ui;
  const Rect top = ui.take(0);
  const float margin = sheet_margin(view);
  Rect inner{top.left + margin, top.top + kRowPad, top.right - margin, top.top + 1e5F};
  const Rect icon_place = cut_left(inner, kIconColumn);
  line_icon(ui, {icon_place.left, icon_place.top, icon_place.left + 24.0F, icon_place.top + 24.0F},
            icon);
  ui.begin_area(inner);
  content();
  const float height = std::max(24.0F, ui.end_area());
  ui.gap(height + 2 * kRowPad);
  const Rect end = ui.take(0);
  draw_rule(ui, inner.left, end.right, end.top - ui.theme().line_width, ui.colour().line);
}

std::string_view finding_of(const View& view, const VisitWriting& writing,
                            std::initializer_list<FieldNumber> fields) {
  for (const sync::StepFinding& step : writing.findings) {
    if (std::ranges::find(fields, step.finding.field) != fields.end())
      return view.say.say(step.finding.reason);
  }
  return {};
}

// What is wrong where no row of the sheet shows it.
std::string_view other_findings(const View& view, const VisitWriting& writing) {
  constexpr std::array kShown{visit_field::kCheckInAt,     visit_field::kCheckInPlace,
                              visit_field::kNoPlaceReason, visit_field::kNotes,
                              visit_field::kResult,        visit_field::kSatisfaction,
                              visit_field::kNextOn};
  std::string_view all;
  for (const sync::StepFinding& step : writing.findings) {
    const bool shown = std::ranges::find(kShown, step.finding.field) != kShown.end();
    if (!shown) all = view.say.joined({all, view.say.say(step.finding.reason)});
  }
  return all;
}

void draw_error(View& view, std::string_view words) {
  if (words.empty()) return;
  view.ui.gap(space(1));
  text(view.ui, words, {.size = TextSize::kSmall, .tone = Tone::kRefused});
}

// Where the check-in stands, in a sentence.
std::string_view check_in_words(const View& view, const VisitDraft& draft) {
  switch (draft.check_in) {
    case CheckIn::kNone:
      return {};
    case CheckIn::kLocating:
      return view.say.say("app.visit.locating");
    case CheckIn::kWithPlace:
      return view.say.say("app.visit.place",
                          {{"metres", view.say.number(draft.place ? draft.place->accuracy_m : 0)}});
    case CheckIn::kWithoutPlace:
      return view.say.say("app.visit.no_place");
  }
  return {};
}

// Once more, or not at all; what was sent back keeps the check-in it has.
void draw_check_in_buttons(View& view, Rect& row, const VisitDraft& draft) {
  if (draft.correction) return;
  Ui& ui = view.ui;
  const bool done = draft.check_in != CheckIn::kNone;
  const bool only_undo =
      done && is_large_type(view);  // Room for when it was; undone, it can be made again.
  const std::string& again = view.say.say(done ? "app.visit.check_in_again" : "app.visit.check_in");
  const ButtonOptions options{.style = done ? ButtonStyle::kText : ButtonStyle::kOutlined};
  const float height = ui.metrics().touch_min;
  if (!only_undo) {
    const Rect place = cut_right(row, button_width(ui, again, options));
    ui.place(centred(place, place.width(), height));
    if (button(ui, "check in", again, options)) view.actions.check_in(draft.customer);
  }
  if (!done) return;
  ui.place(centred(cut_right(row, height), height, height));
  if (icon_button(ui, "undo check in", Icon::kUndo, view.say.say("app.visit.check_in_undo"))) {
    view.actions.undo_check_in(draft.customer);
  }
}

void draw_check_in(View& view, const VisitWriting& writing) {
  Ui& ui = view.ui;
  const VisitDraft& draft = writing.draft;
  const bool done = draft.check_in != CheckIn::kNone;
  const std::string_view error = finding_of(
      view, writing,
      {visit_field::kCheckInAt, visit_field::kCheckInPlace, visit_field::kNoPlaceReason});
  const std::string_view words = error.empty() ? check_in_words(view, draft) : error;
  const TextStyle title_style{
      .bold = done, .tone = done ? Tone::kInk : Tone::kInk2, .lines_max = 1};
  const TextStyle words_style{.size = TextSize::kSmall,
                              .tone = error.empty() ? Tone::kInk2 : Tone::kRefused};
  const float margin = sheet_margin(view);
  const Rect top = ui.take(0);
  const float width = top.width() - 2 * margin - kIconColumn;
  const float title_height =
      std::max(line_height(ui, title_style), ui.metrics().desk ? 0.0F : 32.0F);
  const float words_height = words.empty() ? 0.0F : text_height(ui, words, words_style, width);
  const Rect whole = ui.take(title_height + words_height + 20.0F);
  if (done) fill_box(ui, whole, ui.colour().accepted_soft);
  Rect inner = whole.inset(margin, 10.0F);
  Rect icon = cut_left(inner, kIconColumn);
  icon = {icon.left, icon.top, icon.left + 24.0F, icon.top + title_height};
  line_icon(ui, icon, Icon::kPin, done ? Tone::kAccepted : Tone::kInk3);
  Rect row = cut_top(inner, title_height);
  draw_check_in_buttons(view, row, draft);
  ui.place(row);
  text(ui,
       done ? view.say.say("app.visit.checked_in", {{"time", view.say.moment(draft.check_in_ms)}})
            : view.say.say("app.visit.check_in_none"),
       title_style);
  if (!words.empty()) {
    ui.place(inner);
    text(ui, words, words_style);
  }
  draw_rule(ui, whole.left + margin + kIconColumn, whole.right,
            whole.bottom - ui.theme().line_width, ui.colour().line);
}

void draw_notes(View& view, VisitWriting& writing) {
  draw_row(view, Icon::kPen, [&] {
    const std::string_view error = finding_of(view, writing, {visit_field::kNotes});
    const FieldResult result =
        notes_field(view.ui, "notes", view.say.say("app.visit.notes"), writing.draft.notes,
                    {.error = error,
                     .placeholder = view.say.say("app.visit.notes_hint"),
                     .lines_min = 3,
                     .bare = true,
                     .enabled = !writing.saving});
    if (writing.show_missing && !error.empty()) view.ui.focus(field_id(view.ui, "notes"));
    writing.show_missing = false;
    if (result.changed) view.actions.visit_changed(writing.draft.customer);
    if (writing.focused && !result.focused) view.actions.visit_left(writing.draft.customer);
    writing.focused = result.focused;
  });
}

void draw_result(View& view, VisitWriting& writing) {
  const FieldDefinition* field = view.models.catalog().field(kVisitEntity, visit_field::kResult);
  if (field == nullptr) return;
  draw_row(view, Icon::kCheck, [&] {
    FrameList<Chip> shown(view.ui.memory());
    int chosen = -1;
    for (std::size_t at = 0; at < field->options.size(); ++at) {
      shown.push_back({.label = view.say.say(field->options[at].label_key)});
      if (field->options[at].name == writing.draft.result) chosen = static_cast<int>(at);
    }
    text(view.ui, view.say.say("app.visit.result"),
         {.size = TextSize::kSmall, .bold = true, .tone = Tone::kInk3});
    view.ui.gap(space(1));
    if (chips(view.ui, "result", view.say.say("app.visit.result"), shown, chosen)) {
      writing.draft.result = field->options[static_cast<std::size_t>(chosen)].name;
      view.actions.visit_changed(writing.draft.customer);
    }
    draw_error(view, finding_of(view, writing, {visit_field::kResult}));
  });
}

void draw_satisfaction(View& view, VisitWriting& writing) {
  draw_row(view, Icon::kSurveys, [&] {
    std::array<std::string_view, kFaces> shown;
    for (std::size_t at = 0; at < shown.size(); ++at)
      shown[at] = satisfaction_words(view.say, static_cast<std::int64_t>(at) + 1);
    int chosen = static_cast<int>(writing.draft.satisfaction);
    if (faces(view.ui, "satisfaction", view.say.say("app.visit.satisfaction"), shown, chosen)) {
      writing.draft.satisfaction = chosen;
      view.actions.visit_changed(writing.draft.customer);
    }
    draw_error(view, finding_of(view, writing, {visit_field::kSatisfaction}));
  });
}

// The dates offered as chips: what the cadence asks for, then round spans.
struct DateOffer {
  std::int64_t day;
  std::string_view label;
};

FrameList<DateOffer> date_offers(View& view, const VisitDraft& draft, const NextVisit& proposal) {
  FrameList<DateOffer> offers(view.ui.memory());
  const std::int64_t visited =
      view.say.day_of(draft.check_in_ms != 0 ? draft.check_in_ms : draft.started_ms);
  const auto offer = [&](std::int64_t day, std::string_view label) {
    if (std::ranges::none_of(offers, [day](const DateOffer& other) { return other.day == day; })) {
      offers.push_back({day, label});
    }
  };
  if (proposal.day) offer(*proposal.day, view.say.day_chip(*proposal.day));
  offer(visited + 7, view.say.say("app.visit.next_date_week"));
  offer(visited + 14, view.say.say("app.visit.next_date_two_weeks"));
  offer(add_months(visited, 1), view.say.say("app.visit.next_date_month"));
  if (draft.next_date) offer(*draft.next_date, view.say.day_chip(*draft.next_date));
  return offers;
}

void draw_next_date(View& view, VisitWriting& writing) {
  Ui& ui = view.ui;
  VisitDraft& draft = writing.draft;
  const NextVisit& proposal = next_visit_of(draft, view.models, view.say);
  draw_row(view, Icon::kToday, [&] {
    Rect head = ui.take(line_height(ui, TextSize::kBody));
    const TextStyle because{
        .size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1};
    const std::string& title = view.say.say("app.visit.next_date");
    ui.place(cut_left(head, text_width(ui, title, {}) + space(2)));
    text(ui, title, {.lines_max = 1});
    if (!proposal.because.key.empty()) {
      const std::string& words = view.say.say(proposal.because);
      // Beside the title where it fits, else on a line of its own.
      const float width = text_width(ui, words, because) + 20.0F;
      Rect line = width <= head.width() ? cut_right(head, width)
                                        : ui.take(line_height(ui, TextSize::kCaption) + space(1));
      draw_icon(ui, Icon::kBecause, cut_left(line, 16.0F), 16.0F, ui.colour().ink3);
      ui.place(line);
      text(ui, words, because);
    }
    ui.gap(space(1));
    const FrameList<DateOffer> offers = date_offers(view, draft, proposal);
    FrameList<Chip> shown(view.ui.memory());
    int chosen = -1;
    for (std::size_t at = 0; at < offers.size(); ++at) {
      shown.push_back({.label = offers[at].label});
      if (draft.next_date == offers[at].day) chosen = static_cast<int>(at);
    }
    if (chips(ui, "next date", title, shown, chosen)) {
      draft.next_date = offers[static_cast<std::size_t>(chosen)].day;
      draft.next_date_chosen = true;
      view.actions.visit_changed(draft.customer);
    }
    ui.gap(space(1));
    const std::string& pick = view.say.say("app.visit.next_date_pick");
    const ButtonOptions options{.style = ButtonStyle::kText, .icon = Icon::kToday};
    Rect row = ui.take(ui.metrics().control);
    ui.place(cut_left(row, button_width(ui, pick, options)));
    if (button(ui, "pick date", pick, options)) {
      view.state.picking_date = true;
      view.state.picked_month = draft.next_date.value_or(view.say.today());
    }
    if (draft.next_date) {
      const std::string& none = view.say.say("app.visit.next_date_none");
      cut_left(row, space(2));
      ui.place(cut_left(row, button_width(ui, none, {.style = ButtonStyle::kText})));
      if (button(ui, "no date", none, ButtonStyle::kText)) {
        draft.next_date.reset();
        draft.next_date_chosen = true;
        view.actions.visit_changed(draft.customer);
      }
    }
    draw_error(view, finding_of(view, writing, {visit_field::kNextOn}));
  });
}

// Where the writing is: "已存本机 10:52", or why not.
struct Safety {
  std::optional<Status> mark;  // None while it is being saved.
  Tone tone = Tone::kInk3;
  std::string_view words;
};

Safety safety_of(const View& view, const VisitWriting& writing) {
  if (!writing.fault.empty())
    return {Status::kRefused, Tone::kRefused, view.say.say("app.mark.not_saved")};
  if (writing.dirty_since_ms != 0 || writing.safe_ms == 0) {
    return {std::nullopt, Tone::kInk3, view.say.say("app.mark.saving")};
  }
  return {Status::kSaved, Tone::kSaved,
          view.say.say("app.mark.saved_at", {{"time", view.say.time(writing.safe_ms)}})};
}

TextStyle safety_style(const Safety& safety) {
  return {.size = TextSize::kCaption, .tone = safety.tone, .lines_max = 1};
}

float safety_width(const View& view, const Safety& safety) {
  return text_width(view.ui, safety.words, safety_style(safety)) + 16.0F + space(1) + 1.0F;
}

void draw_safety(View& view, Rect place, const Safety& safety) {
  Ui& ui = view.ui;
  const TextStyle style = safety_style(safety);
  const Rect words = cut_right(place, text_width(ui, safety.words, style) + 1.0F);
  cut_right(place, space(1));
  if (safety.mark) status_mark(ui, cut_right(place, 16.0F), 16.0F, *safety.mark, {});
  ui.place(words);
  text(ui, safety.words, style);
  if (safety.mark) spoken_status(ui, "safety", safety.words);
}

void draw_save_button(View& view, const VisitWriting& writing) {
  const std::string& label =
      view.say.say(writing.draft.correction ? "app.visit.save_correction" : "app.visit.save");
  const bool by_key = !writing.saving && view.ui.take_key("Ctrl+Enter");
  if (button(view.ui, "save", label, {.enabled = !writing.saving}) || by_key)
    view.actions.save_visit(writing.draft.customer);
}

void draw_faults(View& view, const VisitWriting& writing) {
  Ui& ui = view.ui;
  const std::string_view words =
      writing.fault.empty() ? other_findings(view, writing) : fault_text(view.say, writing.fault);
  if (words.empty()) return;
  ui.begin_margin(sheet_margin(view));
  ui.gap(space(2));
  banner(ui, "fault",
         {.icon = Icon::kStorage, .tone = Tone::kRefused, .words = words, .alert = true});
  ui.gap(space(2));
  ui.end_margin();
}

// While it is corrected, the manager's words stay in sight.
void draw_sent_back(View& view, const VisitWriting& writing) {
  if (!writing.draft.correction) return;
  Ui& ui = view.ui;
  const std::string_view words = sent_back_words(view, writing.draft.visit);
  if (words.empty()) return;
  ui.begin_margin(sheet_margin(view));
  ui.gap(space(2));
  banner(ui, "sent back", {.icon = Icon::kSendback, .tone = Tone::kRefused, .words = words});
  ui.gap(space(2));
  ui.end_margin();
}

void draw_sheet(View& view, VisitWriting& writing) {
  Ui& ui = view.ui;
  draw_faults(view, writing);
  draw_sent_back(view, writing);
  draw_check_in(view, writing);
  draw_notes(view, writing);
  draw_result(view, writing);
  draw_satisfaction(view, writing);
  draw_next_date(view, writing);
  ui.gap(space(3));
  Rect row = ui.take(ui.metrics().control).inset(sheet_margin(view), 0);
  const std::string& discard = view.say.say("app.visit.discard");
  ui.place(cut_left(row, button_width(ui, discard, {.style = ButtonStyle::kText})));
  if (button(ui, "discard", discard, ButtonStyle::kText))
    view.actions.discard_visit(writing.draft.customer);
  ui.gap(space(4));
}

// What to know before the door, beside the sheet where there is room.
void draw_briefing(View& view, const Rect& rect, const Id& customer) {
  Ui& ui = view.ui;
  begin_pane(ui, "briefing", rect, {.ground = ui.colour().sunken, .scrolls = true});
  ui.begin_margin(space(6));
  ui.gap(space(5));
  draw_column_title(view, view.say.say("app.visit.briefing"));
  ui.gap(space(2));
  const sync::RowView& row = view.models.whole(kCustomerEntity, customer);
  const std::string_view notes = row.record.fields.text(customer_field::kNotes);
  text(ui, notes.empty() ? std::string_view(view.say.say("app.visit.nothing_noted")) : notes,
       {.tone = notes.empty() ? Tone::kInk3 : Tone::kInk});
  const std::string& phone = view.say.phone(row.record.fields.text(customer_field::kMobile));
  ui.gap(space(1));
  text(ui, view.say.joined({customer_line(view, row.record.fields), phone}),
       {.size = TextSize::kSmall, .tone = Tone::kInk3});
  ui.gap(space(5));
  draw_column_title(view, view.say.say("app.visit.last_times"));
  const std::vector<TimelineItem>& contacts = view.models.contacts(customer);
  std::size_t shown = 0;
  for (const TimelineItem& item : contacts) {
    if (item.kind != TimelineItem::Kind::kVisit ||
        item.id == view.state.writing[customer].draft.visit)
      continue;
    if (++shown > kLastTimes) break;
    ui.gap(space(2));
    text(ui, view.say.day(view.say.day_of(item.when_ms)),
         {.size = TextSize::kSmall, .tone = Tone::kInk3});
    text(ui, item.record.fields.text(visit_field::kNotes), {.lines_max = 3, .px = 14.0F});
  }
  if (shown == 0 && !view.models.contacts_loading()) {
    ui.gap(space(2));
    text(ui, view.say.say("app.today.no_contact"), {.size = TextSize::kSmall, .tone = Tone::kInk3});
  }
  ui.end_margin();
  end_pane(ui);
}

void draw_picker(View& view, VisitWriting& writing) {
  const DatePick pick =
      draw_date_picker(view.ui, view.say, view.say.say("app.visit.next_date"),
                       view.state.picked_month, view.say.today(), writing.draft.next_date);
  if (pick.day) {
    writing.draft.next_date = pick.day;
    writing.draft.next_date_chosen = true;
    view.actions.visit_changed(writing.draft.customer);
  }
  if (pick.day || pick.closed) view.state.picking_date = false;
}

// A sheet that was opened by its address without a visit having been started.
void draw_not_started(View& view, const Rect& rect, const Id& customer) {
  Ui& ui = view.ui;
  const std::string_view name = view.models.customer_name(customer);
  begin_pane(ui, "not started", rect, {.ground = ui.colour().surface});
  if (app_bar(ui,
              {.title = name.empty() ? std::string_view(view.say.say("app.visit.heading")) : name,
               .back_name = view.say.say("app.back")})
          .back) {
    view.actions.back({Screen::kCustomer, customer});
  }
  if (view.status.first_sync && name.empty()) {
    bones(ui, 4);
  } else if (name.empty()) {
    empty_state(ui, "missing",
                {.icon = Icon::kVisits,
                 .title = view.say.say("app.customer.missing_title"),
                 .detail = view.say.say("app.visit.missing_customer")});
  } else if (empty_state(ui, "start",
                         {.icon = Icon::kVisits,
                          .title = view.say.say("app.visit.not_started"),
                          .action = view.say.say("app.customer.start_visit")})) {
    view.actions.start_visit(customer, {});
  }
  end_pane(ui);
}

void draw_narrow(View& view, const Rect& rect, VisitWriting& writing) {
  Ui& ui = view.ui;
  const Id customer = writing.draft.customer;
  const sync::ListRow& row = view.models.customer(customer);
  ui.begin_area(rect);
  const Safety safety = safety_of(view, writing);
  const AppBarResult bar = app_bar(ui, {.title = row.columns.text(customer_field::kName),
                                        .under = customer_line(view, row.columns),
                                        .back_name = view.say.say("app.back"),
                                        .trailing_room = safety_width(view, safety) + space(6)});
  if (bar.back) view.actions.back({Screen::kCustomer, customer});
  draw_safety(
      view,
      {bar.trailing.left, bar.trailing.top, bar.trailing.right - space(3), bar.trailing.bottom},
      safety);
  draw_strip(view);
  Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  const Rect foot = cut_bottom(body, ui.metrics().control + space(6));
  begin_pane(ui, "sheet", body, {.ground = ui.colour().surface, .scrolls = true});
  draw_sheet(view, writing);
  end_pane(ui);
  fill_box(ui, foot, ui.colour().surface);
  draw_rule(ui, foot.left, foot.right, foot.top, ui.colour().line);
  ui.place(centred(foot.inset(ui.metrics().page_margin, 0),
                   foot.width() - 2 * ui.metrics().page_margin, ui.metrics().control));
  draw_save_button(view, writing);
}

void draw_wide(View& view, const Rect& rect, VisitWriting& writing) {
  Ui& ui = view.ui;
  const Id customer = writing.draft.customer;
  const sync::ListRow& row = view.models.customer(customer);
  ui.begin_area(rect);
  const std::string& title =
      view.say.say("app.work.visit", {{"name", row.columns.text(customer_field::kName)}});
  Rect bar = ui.take(std::max(60.0F, ui.metrics().control + space(3)));
  fill_box(ui, bar, ui.colour().surface);
  draw_rule(ui, bar.left, bar.right, bar.bottom - ui.theme().line_width, ui.colour().line);
  bar = bar.inset(space(2), 0);
  ui.place(centred(cut_left(bar, ui.metrics().touch_min), ui.metrics().touch_min,
                   ui.metrics().touch_min));
  if (icon_button(ui, "back", Icon::kBack, view.say.say("app.back"), {.tone = Tone::kInk})) {
    view.actions.back({Screen::kCustomer, customer});
  }
  const std::string& save =
      view.say.say(writing.draft.correction ? "app.visit.save_correction" : "app.visit.save");
  cut_right(bar, space(2));
  const Rect save_place = cut_right(bar, button_width(ui, save));
  cut_right(bar, space(4));
  const Rect strip = cut_right(bar, std::min(strip_width(view), bar.width() * 0.6F));
  cut_right(bar, space(4));
  const Safety safety = safety_of(view, writing);
  draw_safety(view, cut_right(bar, safety_width(view, safety)), safety);
  cut_right(bar, space(4));
  const TextStyle style{.size = TextSize::kTitle, .bold = true, .lines_max = 1};
  ui.place(cut_left(bar, std::min(bar.width() - 30.0F, text_width(ui, title, style) + space(2))));
  heading(ui, title, 1, style);
  draw_grade(view, cut_left(bar, 20.0F), 20.0F, row.columns.text(customer_field::kGrade));
  ui.place(strip);
  draw_strip(view);
  ui.place(centred(save_place, save_place.width(),
                   ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min));
  draw_save_button(view, writing);
  Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  draw_briefing(view, cut_left(body, std::min(kBriefing, body.width() * 0.4F)), customer);
  begin_pane(ui, "sheet", body, {.ground = ui.colour().surface, .scrolls = true});
  draw_sheet(view, writing);
  end_pane(ui);
}

}  // namespace

void draw_visit_sheet(View& view, const Rect& rect) {
  const Id customer = view.state.route.id;
  const auto writing = view.state.writing.find(customer);
  if (writing == view.state.writing.end()) return draw_not_started(view, rect, customer);
  begin_part(view.ui, semantics::Role::kForm, rect, view.say.say("app.visit.heading"));
  if (has_two_panes(view)) {
    draw_wide(view, rect, writing->second);
  } else {
    draw_narrow(view, rect, writing->second);
  }
  end_part(view.ui);
}

void draw_visit_sheet_dialog(View& view) {
  const auto writing = view.state.writing.find(view.state.route.id);
  if (view.state.picking_date && writing != view.state.writing.end())
    draw_picker(view, writing->second);
}

}  // namespace huifang::shell
