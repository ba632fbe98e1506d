#include "shell/views/rep/customers.hpp"

#include <algorithm>
#include <utility>

#include "core/catalog/fields.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/rep/customer.hpp"

namespace huifang::shell {
namespace {

constexpr float kGradeColumn = 34.0F;
constexpr float kGrade = 22.0F;

// When something is due, as a tag; else when the last contact was.
void draw_due(View& view, Rect& row, const Id& customer) {
  Ui& ui = view.ui;
  const VisitLine* newest = view.models.visit_index().newest_done(customer);
  if (newest == nullptr) return;
  const std::int64_t today = view.say.today();
  if (newest->next_on && *newest->next_on <= today) {
    const bool late = *newest->next_on < today;
    const std::string& words =
        late ? view.say.say("app.customers.late",
                            {{"count", view.say.number(today - *newest->next_on)}})
             : view.say.day(today);
    const Rect place = cut_right(row, tag_width(ui, words));
    tag(ui, place, late ? Status::kOverdue : Status::kSoon, words);
  } else {
    const TextStyle style{
        .size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1};
    const std::string& words = view.say.day_distance(view.say.day_of(newest->when_ms()));
    ui.place(cut_right(row, text_width(ui, words, style) + 1.0F));
    text(ui, words, style);
  }
  cut_right(row, space(3));
}

void draw_customer_line(View& view, const Rect& rect, const Id& id) {
  Ui& ui = view.ui;
  const sync::ListRow& customer = view.models.customer(id);
  const Route route{Screen::kCustomer, id};
  const bool selected = has_two_panes(view) && view.state.route.id == id;
  if (begin_link_area(ui, "open", rect, to_path(route), {.selected = selected}))
    view.actions.go(route);
  if (selected)
    fill_box(ui, {rect.left, rect.top, rect.left + 3.0F, rect.bottom}, ui.colour().primary);
  Rect row = rect.inset(ui.metrics().page_margin, 0);
  const Rect grade = cut_left(row, kGradeColumn);
  const Rect sign{grade.left, grade.top, grade.left + kGrade, grade.bottom};
  if (!draw_grade(view, sign, kGrade, customer.columns.text(customer_field::kGrade))) {
    avatar(ui, sign, kGrade, first_letter(customer.columns.text(customer_field::kName)), false);
  }
  const std::string_view contact = customer_line(view, customer.columns);
  const std::string_view under =
      contact.empty() ? customer.columns.text(customer_field::kAddress) : contact;
  draw_due(view, row, id);
  draw_two_lines(view, row,
                 {.title = customer.columns.text(customer_field::kName),
                  .detail = under,
                  .sought = view.state.customer_query});
  end_link_area(ui);
}

// Pulled to the right a visit begins, to the left the customer is called. Where the customer's page
// stands beside the list, both are there.
void draw_customer_row(View& view, const Rect& rect, const Id& id) {
  if (has_two_panes(view)) return draw_customer_line(view, rect, id);
  const Fields& customer = view.models.customer(id).columns;
  const std::string_view phone = customer.text(customer_field::kMobile);
  const std::string_view start = view.say.say("app.customer.start_visit"),
                         call = view.say.say("app.customer.call");
  const std::string& more =
      view.say.say("app.customers.more", {{"name", customer.text(customer_field::kName)}});
  SwipeActions actions{.more = more};
  if (view.may_visit) actions.before = SwipeAction{.label = start, .icon = Icon::kVisits};
  if (!phone.empty())
    actions.after = SwipeAction{.label = call, .icon = Icon::kPhone, .tone = Tone::kAccepted};
  if (!actions.before && !actions.after) return draw_customer_line(view, rect, id);
  const SwipeSide side =
      swipe_row(view.ui, rect, row_key(id), view.state.customers_swipe, actions,
                [&](const Rect& content) { draw_customer_line(view, content, id); });
  if (side == SwipeSide::kBefore) view.actions.start_visit(id, {});
  if (side == SwipeSide::kAfter) view.actions.call(phone);
}

void draw_no_hits(View& view) {
  const std::string& held =
      view.say.number(static_cast<std::int64_t>(view.models.replica().count(kCustomerEntity)));
  if (view.state.customer_query.empty()) {
    if (view.status.first_sync) return bones(view.ui, 6);
    empty_state(view.ui, "none",
                {.icon = Icon::kCustomers,
                 .title = view.say.say("app.customers.empty"),
                 .detail = view.say.say("app.customers.empty_help")});
    return;
  }
  empty_state(view.ui, "none",
              {.icon = Icon::kSearch,
               .title = view.say.say("app.customers.none", {{"query", view.state.customer_query}}),
               .detail = view.say.say("app.customers.none_help", {{"count", held}})});
}

void draw_list_pane(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::vector<Id>& found = view.models.customers(view.state.customer_query);
  const std::string& held =
      view.say.number(static_cast<std::int64_t>(view.models.replica().count(kCustomerEntity)));
  ui.begin_area(rect);
  AppBarResult bar = app_bar(ui, {.title = view.say.say("app.customers.title"),
                                  .over = view.say.say("app.customers.held", {{"count", held}})});
  bar.trailing.right = draw_person_at(view, bar.trailing);
  if (!found.empty() && draw_print_icon(view, bar.trailing, "app.print.list"))
    view.actions.print_list(kCustomerEntity, found, view.state.customer_query);
  const Rect search_top = ui.take(0);
  const float field_height = std::max(ui.metrics().control, ui.metrics().touch_min);
  fill_box(
      ui,
      {search_top.left, search_top.top, search_top.right, search_top.top + field_height + space(5)},
      ui.colour().surface);
  ui.gap(space(1));
  ui.begin_margin(ui.metrics().page_margin);
  begin_part(ui, semantics::Role::kSearch, ui.page(), view.say.say("app.customers.search"));
  const std::string_view count =
      view.state.customer_query.empty()
          ? std::string_view()
          : view.say.say("app.customers.count",
                         {{"count", view.say.number(static_cast<std::int64_t>(found.size()))}});
  if (std::exchange(view.state.focus_search, false)) ui.focus(field_id(ui, "search customers"));
  search_field(ui, "search customers", view.say.say("app.customers.search"),
               view.state.customer_query, count, view.say.say("app.customers.clear"));
  end_part(ui);
  ui.end_margin();
  ui.gap(space(3));
  if (!has_two_panes(view)) draw_strip(view);
  const Rect list{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  spoken_status(ui, "hits", count);
  begin_pane(ui, "customers", list, {.ground = ui.colour().page, .scrolls = true});
  if (found.empty()) {
    draw_no_hits(view);
  } else {
    virtual_list(
        ui, "list", static_cast<int>(found.size()),
        {.name = view.say.say("app.customers.list"),
         .row_key = [&](int index) { return row_key(found[static_cast<std::size_t>(index)]); },
         .row_height = ui.metrics().row + space(1),
         .rule_from = ui.metrics().page_margin + kGradeColumn,
         .ground = ui.colour().surface},
        [&](int index, const Rect& row) {
          draw_customer_row(view, row, found[static_cast<std::size_t>(index)]);
        });
  }
  end_pane(ui);
}

}  // namespace

void draw_customers(View& view, const Rect& rect) {
  if (!has_two_panes(view)) return draw_list_pane(view, rect);
  Ui& ui = view.ui;
  Rect detail = rect;
  const Rect list = cut_left(detail, ui.metrics().list_pane);
  draw_list_pane(view, list);
  fill_box(ui, {list.right, list.top, list.right + ui.theme().line_width, list.bottom},
           ui.colour().line);
  detail.left += ui.theme().line_width;
  if (view.state.route.screen == Screen::kCustomer) return draw_customer(view, detail);
  begin_pane(ui, "detail", detail, {.ground = ui.colour().surface});
  draw_detail_bar(view);
  empty_state(ui, "choose",
              {.icon = Icon::kCustomers, .title = view.say.say("app.customers.select")});
  end_pane(ui);
}

}  // namespace huifang::shell
