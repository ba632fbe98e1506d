#include "shell/views/desk/visits.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/rep/visit.hpp"

namespace huifang::shell {
namespace {

enum Column { kTime, kRep, kCustomer, kNotes, kResult, kState };

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// The notes, from the list's columns or, where they are not among them, from the row itself.
std::string_view start_of_notes(View& view, const VisitLine& visit) {
  const sync::ListRow& row = view.models.row(kVisitEntity, visit.id);
  const std::string_view listed = row.columns.text(visit_field::kNotes);
  if (!listed.empty()) return first_line(listed);
  const sync::RowView& whole = view.models.whole(kVisitEntity, visit.id);
  return whole.present() ? first_line(whole.record.fields.text(visit_field::kNotes))
                         : std::string_view();
}

void draw_state(View& view, Rect rect, const VisitLine& visit) {
  Ui& ui = view.ui;
  const VisitMark mark = visit_mark(view, visit.id, visit.state, visit.pending);
  const std::string_view label = view.models.state_label(view.say, kVisitEntity, visit.state);
  draw_visit_mark(view, cut_left(rect, 16.0F), 16.0F, mark,
                  mark.words == label ? std::string_view() : std::string_view(mark.words));
  cut_left(rect, space(2));
  cell_text(ui, rect, label);
}

void draw_cell(View& view, const VisitLine& visit, int column, const Rect& rect) {
  Ui& ui = view.ui;
  const TextStyle plain{.size = TextSize::kSmall};
  const TextStyle soft{.size = TextSize::kSmall, .tone = Tone::kInk2};
  switch (column) {
    case kTime:
      return cell_text(
          ui, rect,
          visit.when_ms() == 0 ? std::string_view() : view.say.moment_exact(visit.when_ms()), soft);
    case kRep:
      return cell_text(ui, rect, view.models.employee_name(visit.rep), plain);
    case kCustomer:
      return cell_text(ui, rect, view.models.customer_name(visit.customer),
                       {.size = TextSize::kSmall, .bold = true});
    case kNotes:
      return cell_text(ui, rect, start_of_notes(view, visit), plain);
    case kResult: {
      const sync::ListRow& row = view.models.row(kVisitEntity, visit.id);
      return cell_text(ui, rect,
                       view.models.choice_label(view.say, kVisitEntity, visit_field::kResult,
                                                row.columns.text(visit_field::kResult)),
                       soft);
    }
    default:
      return draw_state(view, rect, visit);
  }
}

// "10:31, Zhou Min, Yunqi Hotel".
std::string_view row_name(const View& view, const VisitLine& visit) {
  const std::string_view time =
      visit.when_ms() == 0 ? std::string_view() : view.say.moment_exact(visit.when_ms());
  return view.say.joined(
      {time, view.models.employee_name(visit.rep), view.models.customer_name(visit.customer)});
}

void draw_table(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::vector<VisitLine>& visits = view.models.visits();
  const std::vector<std::size_t>& shown = view.models.made_by_all(view.state.visits_sort);
  const std::string_view time = view.say.say("app.visits.column.time"),
                         rep = view.say.say("app.visits.column.rep"),
                         customer = view.say.say("app.visits.column.customer"),
                         notes = view.say.say("app.visits.column.notes"),
                         result = view.say.say("app.visits.column.result"),
                         state_title = view.say.say("app.visits.column.state");
  constexpr std::array kOrders{VisitOrder::kTime, VisitOrder::kRep,    VisitOrder::kCustomer,
                               VisitOrder::kTime, VisitOrder::kResult, VisitOrder::kState};
  const std::array all{TableColumn{.title = time, .width = 132, .sortable = true},
                       TableColumn{.title = rep, .width = 84, .sortable = true},
                       TableColumn{.title = customer, .share = 1, .sortable = true},
                       TableColumn{.title = notes, .share = 1.8F},
                       TableColumn{.title = result, .width = 124, .sortable = true},
                       TableColumn{.title = state_title, .width = 128, .sortable = true}};
  // Narrower, the result goes.
  const bool narrow = rect.width() < 860.0F;
  FrameList<TableColumn> columns(view.ui.memory());
  FrameList<std::size_t> meanings(view.ui.memory());
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (narrow && at == kResult) continue;
    columns.push_back(all[at]);
    meanings.push_back(at);
  }
  TableState& state = view.state.visits_table;
  VisitSort& sort = view.state.visits_sort;
  state.descending = sort.descending;
  state.sort_column = -1;
  for (std::size_t at = 0; at < meanings.size(); ++at)
    if (columns[at].sortable && kOrders[meanings[at]] == sort.by)
      state.sort_column = static_cast<int>(at);
  if (state.widths.size() != columns.size()) state.widths.assign(columns.size(), 0.0F);
  int selected = -1;
  for (std::size_t at = 0; at < shown.size() && view.state.route.screen == Screen::kVisit; ++at) {
    if (visits[shown[at]].id == view.state.route.id) selected = static_cast<int>(at);
  }
  RoutePath path;
  ui.place(rect);
  const TableResult pressed = table(
      ui, "visits", columns, static_cast<int>(shown.size()),
      {.name = view.say.say("app.visits.list"),
       .row_height = ui.metrics().row_dense + 4.0F,
       .selected = selected,
       .row_key = [&](int row) { return row_key(visits[shown[static_cast<std::size_t>(row)]].id); },
       .row_name =
           [&](int row) { return row_name(view, visits[shown[static_cast<std::size_t>(row)]]); },
       .state = &state},
      [&](int row, int column, const Rect& cell) {
        draw_cell(view, visits[shown[static_cast<std::size_t>(row)]],
                  static_cast<int>(meanings[static_cast<std::size_t>(column)]), cell);
      },
      [&](int row) -> std::string_view {
        path = to_path({Screen::kVisit, visits[shown[static_cast<std::size_t>(row)]].id});
        return path;
      });
  if (pressed.sorted && state.sort_column >= 0) {
    sort = {kOrders[meanings[static_cast<std::size_t>(state.sort_column)]], state.descending};
    ui.platform().request_frame();
  }
  if (pressed.opened >= 0)
    view.actions.go({Screen::kVisit, visits[shown[static_cast<std::size_t>(pressed.opened)]].id});
}

// A phone has no room for a table: the same lines as rows.
void draw_rows(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::vector<VisitLine>& visits = view.models.visits();
  const std::vector<std::size_t>& shown = view.models.made_by_all();
  begin_pane(ui, "visits", rect, {.ground = ui.colour().page, .scrolls = true});
  virtual_list(
      ui, "list", static_cast<int>(shown.size()),
      {.name = view.say.say("app.visits.list"),
       .row_key =
           [&](int index) { return row_key(visits[shown[static_cast<std::size_t>(index)]].id); },
       .row_height = ui.metrics().row + space(1),
       .rule_from = ui.metrics().page_margin,
       .ground = ui.colour().surface},
      [&](int index, const Rect& whole) {
        const VisitLine& visit = visits[shown[static_cast<std::size_t>(index)]];
        const Route route{Screen::kVisit, visit.id};
        if (begin_link_area(ui, "open", whole, to_path(route))) view.actions.go(route);
        Rect row = whole.inset(ui.metrics().page_margin, 0);
        const VisitMark mark = visit_mark(view, visit.id, visit.state, visit.pending);
        draw_visit_mark(view, cut_right(row, 18.0F), 17.0F, mark, mark.words);
        cut_right(row, space(2));
        const std::string& title = view.say.joined(
            {view.models.customer_name(visit.customer), view.models.employee_name(visit.rep)});
        const std::string& detail =
            view.say.joined({view.say.moment(visit.when_ms()), start_of_notes(view, visit)});
        draw_two_lines(view, row, {.title = title, .detail = detail});
        end_link_area(ui);
      });
  end_pane(ui);
}

std::vector<Id> ids_shown(const View& view) {
  std::vector<Id> ids;
  for (const std::size_t at : view.models.made_by_all()) ids.push_back(view.models.visits()[at].id);
  return ids;
}

void draw_side(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  begin_pane(ui, "side", rect, {.ground = ui.colour().surface, .scrolls = true});
  fill_box(ui, {rect.left, rect.top, rect.left + ui.theme().line_width, rect.bottom},
           ui.colour().line);
  ui.begin_margin(space(6));
  ui.gap(space(5));
  const sync::RowView& visit = view.models.whole(kVisitEntity, view.state.route.id);
  if (visit.present()) {
    heading(ui, view.models.customer_name(visit.record.fields.reference(visit_field::kCustomer)), 2,
            {.size = TextSize::kTitle, .bold = true});
    ui.gap(space(1));
    draw_visit_body(view, visit);
  } else if (visit.state == sync::RowState::kLoading) {
    bones(ui, 4);
  } else {
    text(ui, view.say.say("app.visit.missing"), {.tone = Tone::kInk2});
  }
  ui.end_margin();
  end_pane(ui);
}

}  // namespace

void draw_desk_visits(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::size_t count = view.models.made_by_all().size();
  ui.begin_area(rect);
  const HeadButton print{"print", Icon::kPrint, view.say.say("app.print.list"),
                         [&] { view.actions.print_list(kVisitEntity, ids_shown(view), {}); }};
  draw_screen_head(
      view,
      {.title = view.say.say("app.visits.title"),
       .over = view.say.say("app.visits.desk_count",
                            {{"count", view.say.number(static_cast<std::int64_t>(count))}})},
      {&print, count == 0 ? 0U : 1U});
  Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  if (count == 0) {
    begin_pane(ui, "none", body, {.ground = ui.colour().surface});
    if (view.status.first_sync) {
      bones(ui, 8);
    } else {
      empty_state(ui, "none",
                  {.icon = Icon::kVisits,
                   .title = view.say.say("app.visits.none"),
                   .detail = view.say.say("app.visits.none_help")});
    }
    end_pane(ui);
    return;
  }
  if (!has_two_panes(view)) return draw_rows(view, body);
  if (view.state.route.screen == Screen::kVisit)
    draw_side(view, cut_right(body, ui.metrics().detail_pane));
  draw_table(view, body);
}

}  // namespace huifang::shell
