#include "shell/views/rep/customer.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "core/text/calendar.hpp"
#include "shell/views/labelled.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

constexpr float kIconBox = 24.0F;

std::string_view under_name(const View& view, const Fields& customer) {
  const std::string_view owner =
      view.models.employee_name(customer.reference(customer_field::kOwner));
  return view.say.joined({customer.text(customer_field::kCode),
                          view.models.unit_name(customer.reference(customer_field::kUnit)),
                          owner.empty() ? view.say.say("app.customer.no_owner")
                                        : view.say.say("app.customer.owner", {{"name", owner}})});
}

std::string_view type_label(const View& view, const Fields& customer) {
  return view.models.choice_label(view.say, kCustomerEntity, customer_field::kType,
                                  customer.text(customer_field::kType));
}

void draw_start_buttons(View& view, const Rect& strip, const Id& customer, const Fields& fields) {
  Ui& ui = view.ui;
  Rect row = strip;
  const std::string_view phone = fields.text(customer_field::kMobile);
  if (!phone.empty()) {
    const Rect place = cut_right(row, row.height());
    ui.place(place);
    if (icon_button(ui, "call", Icon::kPhone, view.say.say("app.customer.call"),
                    {.outlined = true})) {
      view.actions.call(phone);
    }
    cut_right(row, space(2));
  }
  if (!view.may_visit) return;
  const bool writing = view.state.writing.contains(customer);
  const std::string& label =
      view.say.say(writing ? "app.customer.continue_visit" : "app.customer.start_visit");
  ui.place(row);
  if (button(ui, "start", label, ButtonStyle::kFilled)) view.actions.start_visit(customer, {});
}

// Grade, contact, type and phone, as they stand under the name on a phone.
void draw_card_block(View& view, const Id& customer, const Fields& fields) {
  Ui& ui = view.ui;
  constexpr float kBig = 52.0F;
  constexpr TextStyle kContact{.bold = true};
  constexpr TextStyle kPlace{.size = TextSize::kSmall, .tone = Tone::kInk2};
  constexpr TextStyle kPhone{.size = TextSize::kSmall, .tone = Tone::kInk3};
  const std::string_view contact = customer_line(view, fields);
  const std::string_view place =
      view.say.joined({type_label(view, fields), fields.text(customer_field::kAddress)});
  const std::string_view grade = fields.text(customer_field::kGrade);
  const float width = ui.available_width() - 2 * ui.metrics().page_margin -
                      (grade.empty() ? 0.0F : kBig + space(3));
  const float contact_height = contact.empty() ? 0.0F : text_height(ui, contact, kContact, width);
  const float place_height = text_height(ui, place, kPlace, width);
  const float words = contact_height + place_height + line_height(ui, kPhone);
  const float head = std::max(kBig, words);
  const Rect top = ui.take(0);
  fill_box(ui,
           {top.left, top.top, top.right, top.top + head + ui.metrics().control + 14.0F + space(5)},
           ui.colour().surface);
  ui.gap(space(1));
  ui.begin_margin(ui.metrics().page_margin);
  Rect row = ui.take(head);
  if (draw_grade(view, {row.left, row.top, row.left + kBig, row.top + kBig}, kBig, grade))
    cut_left(row, kBig + space(3));
  // A person is their own contact: what is left stands in the middle of the grade's height.
  if (contact.empty()) row = centred(row, row.width(), words);
  if (!contact.empty()) {
    ui.place(cut_top(row, contact_height));
    text(ui, contact, kContact);
  }
  ui.place(cut_top(row, place_height));
  text(ui, place, kPlace);
  ui.place(cut_top(row, line_height(ui, kPhone)));
  text(ui, view.say.phone(fields.text(customer_field::kMobile)), kPhone);
  ui.gap(14.0F);
  draw_start_buttons(view, ui.take(ui.metrics().control), customer, fields);
  ui.end_margin();
  ui.gap(space(4));
}

std::string_view visit_title(const View& view, const Fields& visit) {
  const std::string_view purpose = view.models.choice_label(
      view.say, kVisitEntity, visit_field::kPurpose, visit.text(visit_field::kPurpose));
  const std::string_view notes = visit.text(visit_field::kNotes);
  const std::string_view channel = visit.text(visit_field::kChannel);
  if (!notes.empty() && !channel.empty() && channel != "on_site") {
    const std::string_view how =
        view.models.choice_label(view.say, kVisitEntity, visit_field::kChannel, channel);
    return view.say.say("app.customer.contact_line", {{"channel", how}, {"notes", notes}});
  }
  if (!notes.empty()) return view.say.say("app.customer.visit_line", {{"notes", notes}});
  if (!purpose.empty()) return view.say.say("app.customer.visit_line", {{"notes", purpose}});
  return view.say.say("app.customer.visit_plain");
}

std::string_view visit_detail(const View& view, const Fields& visit) {
  const std::string_view result = view.models.choice_label(
      view.say, kVisitEntity, visit_field::kResult, visit.text(visit_field::kResult));
  return view.say.joined({view.models.employee_name(visit.reference(visit_field::kRep)), result,
                          satisfaction_words(view.say, visit.number(visit_field::kSatisfaction))});
}

// How it happened: what came by phone or message is no visit to a place.
Icon icon_of(const TimelineItem& item) {
  if (item.kind != TimelineItem::Kind::kVisit) return Icon::kPen;
  const std::string_view channel = item.record.fields.text(visit_field::kChannel);
  if (channel.empty() || channel == "on_site") return Icon::kVisits;
  return channel == "phone" ? Icon::kPhone : Icon::kMessage;
}

// As wide as the longest day that can stand in it; days of other years are longer.
float day_column_width(const View& view, const std::vector<TimelineItem>& items) {
  const int year = civil_from_days(view.say.today()).year;
  const auto of_other_year = [&](const TimelineItem& item) {
    return item.when_ms != 0 && civil_from_days(view.say.day_of(item.when_ms)).year != year;
  };
  // They lie by time: where the ends are of this year, all are.
  const bool other = of_other_year(items.front()) || of_other_year(items.back());
  const std::int64_t longest = days_from_civil({other ? year - 1 : year, 12, 28});
  const TextStyle style{.size = TextSize::kSmall};
  return text_width(view.ui, view.say.day_plain(longest), style) + space(3);
}

void draw_contact(View& view, const Rect& whole, const TimelineItem& item, float day_column,
                  bool first, bool last) {
  Ui& ui = view.ui;
  const bool visit = item.kind == TimelineItem::Kind::kVisit;
  const Route route{Screen::kVisit, item.id};
  if (visit && begin_link_area(ui, "open", whole, to_path(route))) view.actions.go(route);
  Rect row = whole.inset(ui.metrics().page_margin, 0);
  const std::string_view day =
      item.when_ms == 0 ? std::string_view() : view.say.day(view.say.day_of(item.when_ms));
  const std::string_view day_below = day_column == 0 ? day : std::string_view();
  if (day_column > 0) {
    ui.place(cut_left(row, day_column));
    text(ui, day, {.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1});
  }
  const Rect chain = cut_left(row, kIconBox);
  const float x = chain.centre_x();
  fill_box(ui,
           {x - 0.75F, first ? chain.centre_y() : chain.top, x + 0.75F,
            last ? chain.centre_y() : chain.bottom},
           ui.colour().line);
  const Rect box = centred(chain, kIconBox, kIconBox);
  fill_box(ui, box, ui.colour().sunken, radii().chip);
  outline_box(ui, box, ui.colour().line, radii().chip, ui.theme().line_width);
  draw_icon(ui, icon_of(item), box, 14.0F, ui.colour().ink2);
  cut_left(row, space(3));
  const Rect mark = cut_right(row, 18.0F);
  cut_right(row, space(2));
  if (visit) {
    const VisitMark state =
        visit_mark(view, item.id, item.record.fields.text(visit_field::kState), item.pending);
    draw_visit_mark(view, mark, 17.0F, state, state.words);
    draw_two_lines(view, row,
                   {.title = visit_title(view, item.record.fields),
                    .detail = view.say.joined({day_below, visit_detail(view, item.record.fields)}),
                    .bold = false});
    end_link_area(ui);
  } else {
    draw_work_mark(view, mark, 17.0F, kEntryEntity, item.id, item.pending);
    draw_two_lines(view, row,
                   {.title = item.record.fields.text(entry_field::kBody),
                    .detail = view.say.joined(
                        {day_below, view.models.employee_name(
                                        item.record.fields.reference(entry_field::kAuthor))}),
                    .bold = false});
  }
}

void draw_missing(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  begin_pane(ui, "missing", rect, {.ground = ui.colour().surface});
  if (!has_two_panes(view)) {
    if (app_bar(ui, {.title = view.say.say("app.customers.title"),
                     .back_name = view.say.say("app.back")})
            .back) {
      view.actions.back({Screen::kCustomers, {}});
    }
    draw_strip(view);
  }
  if (view.status.first_sync) {
    bones(ui, 4);
  } else {
    empty_state(ui, "missing",
                {.icon = Icon::kCustomers,
                 .title = view.say.say("app.customer.missing_title"),
                 .detail = view.say.say("app.customer.missing")});
  }
  end_pane(ui);
}

// Contacts or details, chosen by chips.
void draw_tabs(View& view) {
  const std::string_view contacts = view.say.say("app.customer.timeline"),
                         details = view.say.say("app.customer.details");
  const std::array chips_shown{Chip{.label = contacts}, Chip{.label = details}};
  int chosen = view.state.customer_details ? 1 : 0;
  view.ui.gap(space(3));
  view.ui.begin_margin(view.ui.metrics().page_margin);
  if (chips(view.ui, "tabs", view.say.say("app.customer.timeline"), chips_shown, chosen)) {
    view.state.customer_details = chosen == 1;
  }
  view.ui.end_margin();
}

void draw_narrow(View& view, const Rect& rect, const sync::RowView& customer) {
  Ui& ui = view.ui;
  const Fields& fields = customer.record.fields;
  ui.begin_area(rect);
  AppBarResult bar = app_bar(ui, {.title = fields.text(customer_field::kName),
                                  .under = under_name(view, fields),
                                  .back_name = view.say.say("app.back")});
  if (bar.back) view.actions.back({Screen::kCustomers, {}});
  draw_paper_icons(view, bar.trailing, kCustomerEntity, customer.record.id);
  draw_card_block(view, customer.record.id, fields);
  draw_strip(view);
  const Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  begin_pane(ui, "customer", body, {.ground = ui.colour().page, .scrolls = true});
  section_header(ui, view.say.say("app.customer.notes"));
  ui.begin_margin(ui.metrics().page_margin);
  draw_customer_notes(view, customer);
  ui.end_margin();
  draw_tabs(view);
  if (view.state.customer_details) {
    ui.begin_margin(ui.metrics().page_margin);
    draw_customer_details(view, fields);
    ui.end_margin();
  } else {
    draw_contacts(view, customer.record.id);
  }
  ui.gap(space(6));
  end_pane(ui);
}

void draw_wide_head(View& view, const sync::RowView& customer) {
  Ui& ui = view.ui;
  const Fields& fields = customer.record.fields;
  constexpr float kBig = 56.0F;
  Rect row = ui.take(kBig);
  if (draw_grade(view, {row.left, row.top, row.left + kBig, row.bottom}, kBig,
                 fields.text(customer_field::kGrade))) {
    cut_left(row, kBig + space(4));
  }
  const std::string& label = view.say.say("app.customer.continue_visit");
  const float buttons = button_width(ui, label) + ui.metrics().control + space(2);
  const Rect right = cut_right(row, buttons);
  draw_start_buttons(view, centred(right, right.width(), ui.metrics().control), customer.record.id,
                     fields);
  cut_right(row, space(4));
  const TextStyle name{.bold = true, .lines_max = 1, .px = ui.metrics().desk ? 22.0F : 26.0F};
  const TextStyle under{.size = TextSize::kSmall, .tone = Tone::kInk2, .lines_max = 1};
  Rect words = centred(row, row.width(), line_height(ui, name) + line_height(ui, under));
  ui.place(cut_top(words, line_height(ui, name)));
  heading(ui, fields.text(customer_field::kName), 1, name);
  ui.place(words);
  text(ui,
       view.say.joined(
           {customer_line(view, fields), type_label(view, fields), under_name(view, fields)}),
       under);
}

void draw_wide(View& view, const Rect& rect, const sync::RowView& customer) {
  Ui& ui = view.ui;
  ui.begin_area(rect);
  draw_detail_bar(view);
  const Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  begin_pane(ui, "customer", body, {.ground = ui.colour().surface, .scrolls = true});
  ui.begin_margin(space(6));
  ui.gap(space(5));
  draw_wide_head(view, customer);
  ui.gap(space(5));
  // Two columns: what is noted, and the details.
  Rect left = ui.take(0);
  Rect right = left;
  const float column = (left.width() - space(8)) * 0.5F;
  left.right = left.left + column;
  right.left = right.right - column;
  left.bottom = right.bottom = left.top + 1e5F;
  ui.begin_area(left);
  draw_column_title(view, view.say.say("app.customer.notes"));
  ui.gap(space(2));
  draw_customer_notes(view, customer);
  const float left_height = ui.end_area();
  ui.begin_area(right);
  draw_column_title(view, view.say.say("app.customer.details"));
  draw_customer_details(view, customer.record.fields);
  ui.gap(space(4));
  draw_paper_row(view, kCustomerEntity, customer.record.id);
  const float right_height = ui.end_area();
  ui.gap(std::max(left_height, right_height) + space(6));
  draw_column_title(view, view.say.say("app.customer.timeline"));
  ui.end_margin();
  draw_contacts(view, customer.record.id);
  ui.gap(space(6));
  end_pane(ui);
}

}  // namespace

void draw_customer_notes(View& view, const sync::RowView& customer) {
  Ui& ui = view.ui;
  FieldEditing& notes = view.state.customer_notes;
  const bool other = notes.entity != customer.record.id;
  const bool at_rest =
      notes.dirty_since_ms == 0 && !notes.saving && !notes.focused && notes.fault.empty();
  if (other || (at_rest && notes.text != customer.record.fields.text(customer_field::kNotes))) {
    view.actions.begin_notes(customer);
  }
  const std::string_view hint =
      notes.safe_ms == 0 || notes.dirty_since_ms != 0
          ? std::string_view()
          : view.say.say("app.mark.saved_at", {{"time", view.say.time(notes.safe_ms)}});
  const FieldResult result = notes_field(
      ui, "customer notes", view.say.say("app.customer.notes"), notes.text,
      {.hint = notes.allowed ? hint : std::string_view(view.say.say("app.customer.notes_closed")),
       .error = notes.fault,
       .placeholder = view.say.say("app.customer.notes_hint"),
       .lines_min = 3,
       .label_hidden = true,
       .enabled = notes.allowed});
  // What an input method takes in the end may be what it showed before: its end counts as a change.
  if (result.changed || (notes.composing && !result.composing)) view.actions.notes_changed();
  notes.composing = result.composing;
  if (notes.focused && !result.focused) view.actions.notes_left();
  notes.focused = result.focused;
  spoken_status(ui, "notes saved", hint);
}

void draw_contacts(View& view, const Id& customer) {
  Ui& ui = view.ui;
  const std::vector<TimelineItem>& items = view.models.contacts(customer);
  if (items.empty()) {
    if (view.models.contacts_loading()) return bones(ui, 4);
    ui.gap(space(3));
    ui.begin_margin(ui.metrics().page_margin);
    text(ui, view.say.say("app.customer.timeline_empty"),
         {.size = TextSize::kSmall, .tone = Tone::kInk3});
    ui.end_margin();
    return;
  }
  ui.gap(space(1));
  // In large type the day stands among the words below instead of beside them.
  const float day_column = is_large_type(view) ? 0.0F : day_column_width(view, items);
  const int count = static_cast<int>(items.size());
  virtual_list(
      ui, "contacts", count,
      {.name = view.say.say("app.customer.timeline"),
       .row_key = [&](int index) { return row_key(items[static_cast<std::size_t>(index)].id); },
       .row_height = ui.metrics().row + space(1),
       .rule_from = -1},
      [&](int index, const Rect& row) {
        draw_contact(view, row, items[static_cast<std::size_t>(index)], day_column, index == 0,
                     index + 1 == count);
      });
}

void draw_customer_details(View& view, const Fields& customer) {
  struct Line {
    FieldNumber field;
    std::string_view value;
  };
  const VisitLine* newest = view.models.visit_index().newest_done(view.state.route.id);
  const std::array lines{
      Line{customer_field::kMobile, view.say.phone(customer.text(customer_field::kMobile))},
      Line{customer_field::kAddress, customer.text(customer_field::kAddress)},
      Line{customer_field::kContactName, customer_line(view, customer)},
      Line{customer_field::kOwner,
           view.say.joined({view.models.employee_name(customer.reference(customer_field::kOwner)),
                            view.models.unit_name(customer.reference(customer_field::kUnit))})},
      Line{customer_field::kType, type_label(view, customer)},
      Line{customer_field::kCode, customer.text(customer_field::kCode)}};
  const auto draw_line_of = [&](std::string_view label, std::string_view value) {
    if (value.empty())
      draw_labelled(view, label, view.say.say("app.customer.not_given"), {.tone = Tone::kInk3});
    else
      draw_labelled(view, label, value);
  };
  for (const Line& line : lines) {
    const FieldDefinition* definition = view.models.catalog().field(kCustomerEntity, line.field);
    draw_line_of(definition == nullptr ? std::string_view() : view.say.say(definition->label_key),
                 line.value);
  }
  draw_line_of(view.say.say("app.customers.column.next"), newest != nullptr && newest->next_on
                                                              ? view.say.day(*newest->next_on)
                                                              : std::string_view());
}

void draw_customer(View& view, const Rect& rect) {
  const sync::RowView& customer = view.models.whole(kCustomerEntity, view.state.route.id);
  if (customer.state == sync::RowState::kAbsent) return draw_missing(view, rect);
  if (customer.state == sync::RowState::kLoading) {
    begin_pane(view.ui, "loading", rect, {.ground = view.ui.colour().surface});
    bones(view.ui, 5);
    end_pane(view.ui);
    return;
  }
  if (has_two_panes(view)) return draw_wide(view, rect, customer);
  draw_narrow(view, rect, customer);
}

}  // namespace huifang::shell
