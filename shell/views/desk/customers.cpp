#include "shell/views/desk/customers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/rep/customer.hpp"

namespace huifang::shell {
namespace {

enum Column { kName, kContact, kGrade, kType, kOwner, kLast, kNext };

constexpr float kToolbar = 56.0F;
constexpr float kSearchWidth = 280.0F;

void draw_next(View& view, const Rect& rect, const VisitLine* newest) {
  if (newest == nullptr || !newest->next_on) return;
  Ui& ui = view.ui;
  const std::int64_t today = view.say.today();
  if (*newest->next_on > today) {
    return cell_text(ui, rect, view.say.day(*newest->next_on),
                     {.size = TextSize::kSmall, .tone = Tone::kInk2});
  }
  const bool late = *newest->next_on < today;
  const std::string& words =
      late ? view.say.say("app.customers.late",
                          {{"count", view.say.number(today - *newest->next_on)}})
           : view.say.day(today);
  Rect place = rect;
  tag(ui, cut_left(place, std::min(rect.width(), tag_width(ui, words))),
      late ? Status::kOverdue : Status::kSoon, words);
}

void draw_cell(View& view, const Id& id, int column, const Rect& rect) {
  Ui& ui = view.ui;
  const sync::ListRow& row = view.models.customer(id);
  const Fields& fields = row.columns;
  const TextStyle plain{.size = TextSize::kSmall};
  const TextStyle soft{.size = TextSize::kSmall, .tone = Tone::kInk2};
  const VisitLine* newest = view.models.visit_index().newest_done(id);
  switch (column) {
    case kName: {
      const std::string_view name = fields.text(customer_field::kName);
      const TextPart hit = find_part(name, view.state.customer_query);
      ui.place(rect);
      text_with_hit(ui, name, hit.from, hit.to, {.size = TextSize::kSmall, .bold = true});
      return;
    }
    case kContact:
      return cell_text(ui, rect, customer_line(view, fields), plain);
    case kGrade: {
      const Rect place{rect.left, rect.top, rect.left + 18.0F, rect.bottom};
      draw_grade(view, place, 18.0F, fields.text(customer_field::kGrade));
      return;
    }
    case kType:
      return cell_text(ui, rect,
                       view.models.choice_label(view.say, kCustomerEntity, customer_field::kType,
                                                fields.text(customer_field::kType)),
                       soft);
    case kOwner:
      return cell_text(ui, rect,
                       view.models.employee_name(fields.reference(customer_field::kOwner)), plain);
    case kLast:
      return cell_text(ui, rect,
                       newest == nullptr
                           ? std::string_view()
                           : view.say.day_distance(view.say.day_of(newest->when_ms())),
                       soft);
    default:
      return draw_next(view, rect, newest);
  }
}

void draw_table(View& view, const Rect& rect, const std::vector<Id>& found) {
  Ui& ui = view.ui;
  constexpr std::array kTitles{"app.customers.column.name",  "app.customers.column.contact",
                               "app.customers.column.grade", "app.customers.column.class",
                               "app.customers.column.owner", "app.customers.column.last",
                               "app.customers.column.next"};
  constexpr std::array<float, 7> kWidths{0, 0, 60, 104, 84, 112, 136};
  constexpr std::array kOrders{CustomerOrder::kName,    CustomerOrder::kContact,
                               CustomerOrder::kGrade,   CustomerOrder::kClass,
                               CustomerOrder::kOwner,   CustomerOrder::kLastContact,
                               CustomerOrder::kNextDate};
  const bool narrow = rect.width() < 900.0F;
  FrameList<TableColumn> columns(view.ui.memory());
  FrameList<int> meanings(view.ui.memory());
  for (std::size_t at = 0; at < kTitles.size(); ++at) {
    // Columns go by rank where room is short: the class, then the last contact.
    if (narrow && (at == kType || at == kLast)) continue;
    columns.push_back({.title = view.say.say(kTitles[at]),
                       .width = kWidths[at],
                       .share = at == kName ? 1.5F : 1.0F,
                       .sortable = true});
    meanings.push_back(static_cast<int>(at));
  }
  int selected = -1;
  if (view.state.route.screen == Screen::kCustomer) {
    const auto at = std::ranges::find(found, view.state.route.id);
    if (at != found.end()) selected = static_cast<int>(at - found.begin());
  }
  TableState& state = view.state.customers_table;
  CustomerSort& sort = view.state.customers_sort;
  state.descending = sort.descending;
  state.sort_column = -1;
  for (std::size_t at = 0; at < meanings.size(); ++at)
    if (kOrders[static_cast<std::size_t>(meanings[at])] == sort.by)
      state.sort_column = static_cast<int>(at);
  if (state.widths.size() != columns.size()) state.widths.assign(columns.size(), 0.0F);
  RoutePath path;
  ui.place(rect);
  const TableResult pressed = table(
      ui, "customers", columns, static_cast<int>(found.size()),
      {.name = view.say.say("app.customers.list"),
       .row_height = ui.metrics().row_dense + 4.0F,
       .selected = selected,
       .row_key = [&](int row) { return row_key(found[static_cast<std::size_t>(row)]); },
       .row_name =
           [&](int row) { return view.models.customer_name(found[static_cast<std::size_t>(row)]); },
       .state = &state},
      [&](int row, int column, const Rect& cell) {
        draw_cell(view, found[static_cast<std::size_t>(row)],
                  meanings[static_cast<std::size_t>(column)], cell);
      },
      [&](int row) -> std::string_view {
        path = to_path({Screen::kCustomer, found[static_cast<std::size_t>(row)]});
        return path;
      });
  if (pressed.sorted && state.sort_column >= 0) {
    const int meaning = meanings[static_cast<std::size_t>(state.sort_column)];
    sort = {kOrders[static_cast<std::size_t>(meaning)], state.descending};
    ui.platform().request_frame();
  }
  if (pressed.opened >= 0)
    view.actions.go({Screen::kCustomer, found[static_cast<std::size_t>(pressed.opened)]});
}

void draw_toolbar(View& view, Rect bar, const std::vector<Id>& found) {
  Ui& ui = view.ui;
  fill_box(ui, bar, ui.colour().surface);
  bar = bar.inset(ui.metrics().page_margin, 0);
  const std::string& count = view.say.say(
      "app.customers.count", {{"count", view.say.number(static_cast<std::int64_t>(found.size()))}});
  const Rect field = cut_left(bar, std::min(kSearchWidth, bar.width() * 0.6F));
  begin_part(ui, semantics::Role::kSearch, field, view.say.say("app.customers.search"));
  ui.place(centred(field, field.width(), ui.metrics().control));
  if (std::exchange(view.state.focus_search, false)) ui.focus(field_id(ui, "search customers"));
  search_field(ui, "search customers", view.say.say("app.customers.search"),
               view.state.customer_query, {}, view.say.say("app.customers.clear"));
  end_part(ui);
  ui.place(bar);
  text(ui, count,
       {.size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1});
  if (!view.state.customer_query.empty()) spoken_status(ui, "hits", count);
}

void draw_side(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  begin_pane(ui, "side", rect, {.ground = ui.colour().surface, .scrolls = true});
  fill_box(ui, {rect.left, rect.top, rect.left + ui.theme().line_width, rect.bottom},
           ui.colour().line);
  ui.begin_margin(space(6));
  ui.gap(space(5));
  const sync::RowView& customer = view.models.whole(kCustomerEntity, view.state.route.id);
  if (!customer.present()) {
    if (customer.state == sync::RowState::kLoading) {
      bones(ui, 5);
    } else {
      text(ui, view.say.say("app.customer.missing"), {.tone = Tone::kInk2});
    }
    ui.end_margin();
    end_pane(ui);
    return;
  }
  const Fields& fields = customer.record.fields;
  constexpr float kBig = 44.0F;
  Rect head = ui.take(kBig);
  if (draw_grade(view, {head.left, head.top, head.left + kBig, head.bottom}, kBig,
                 fields.text(customer_field::kGrade))) {
    cut_left(head, kBig + space(3));
  }
  draw_two_lines(
      view, head,
      {.title = fields.text(customer_field::kName), .detail = customer_line(view, fields)});
  ui.gap(space(3));
  const bool writing = view.state.writing.contains(customer.record.id);
  const std::string& start =
      view.say.say(writing ? "app.customer.continue_visit" : "app.customer.start_visit");
  if (view.may_visit && button(ui, "start", start, {.icon = Icon::kVisits}))
    view.actions.start_visit(customer.record.id, {});
  ui.gap(space(3));
  draw_customer_details(view, fields);
  ui.gap(space(3));
  draw_paper_row(view, kCustomerEntity, customer.record.id);
  ui.gap(space(5));
  draw_column_title(view, view.say.say("app.customer.notes"));
  ui.gap(space(2));
  draw_customer_notes(view, customer);
  ui.gap(space(5));
  draw_column_title(view, view.say.say("app.customer.timeline"));
  ui.end_margin();
  draw_contacts(view, customer.record.id);
  ui.gap(space(6));
  end_pane(ui);
}

}  // namespace

void draw_desk_customers(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::vector<Id>& found =
      view.models.customers(view.state.customer_query, view.state.customers_sort);
  ui.begin_area(rect);
  const HeadButton print{
      "print", Icon::kPrint, view.say.say("app.print.list"),
      [&] { view.actions.print_list(kCustomerEntity, found, view.state.customer_query); }};
  draw_screen_head(view, {.title = view.say.say("app.customers.title")},
                   {&print, found.empty() ? 0U : 1U});
  Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  if (view.state.route.screen == Screen::kCustomer)
    draw_side(view, cut_right(body, ui.metrics().detail_pane));
  draw_toolbar(view, cut_top(body, kToolbar), found);
  if (!found.empty()) return draw_table(view, body, found);
  begin_pane(ui, "none", body, {.ground = ui.colour().surface});
  const bool searching = !view.state.customer_query.empty();
  if (!searching && view.status.first_sync) {
    bones(ui, 8);
  } else {
    empty_state(
        ui, "none",
        {.icon = Icon::kCustomers,
         .title = searching
                      ? view.say.say("app.customers.none", {{"query", view.state.customer_query}})
                      : view.say.say("app.customers.empty"),
         .detail = searching ? std::string_view() : view.say.say("app.customers.empty_help")});
  }
  end_pane(ui);
}

}  // namespace huifang::shell
