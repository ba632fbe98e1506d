#include "shell/views/rep/visit.hpp"

#include "core/catalog/fields.hpp"
#include "shell/views/labelled.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

void draw_field(View& view, FieldNumber field, std::string_view value) {
  if (value.empty()) return;
  const FieldDefinition* definition = view.models.catalog().field(kVisitEntity, field);
  draw_labelled(view,
                definition == nullptr ? std::string_view() : view.say.say(definition->label_key),
                value);
}

std::string_view place_words(const View& view, const Fields& visit) {
  if (const auto* place = std::get_if<huifang::Place>(&visit.get(visit_field::kCheckInPlace))) {
    // Lists bring places without saying how exact they are.
    if (place->accuracy_m == 0) return view.say.say("app.visit.place_plain");
    return view.say.say("app.visit.place", {{"metres", view.say.number(place->accuracy_m)}});
  }
  return visit.number(visit_field::kCheckInAt) == 0 ? std::string_view()
                                                    : view.say.say("app.visit.no_place_short");
}

void draw_state_line(View& view, const sync::RowView& visit) {
  Ui& ui = view.ui;
  const std::string_view state = visit.record.fields.text(visit_field::kState);
  const VisitMark mark = visit_mark(view, visit.record.id, state, visit.pending);
  const std::string_view label = view.models.state_label(view.say, kVisitEntity, state);
  Rect row = ui.take(line_height(ui, TextSize::kBody) + space(2));
  draw_visit_mark(view, cut_left(row, 20.0F), 20.0F, mark, {});
  cut_left(row, space(2));
  ui.place(row);
  text(ui, mark.words == label ? label : std::string_view(view.say.joined({mark.words, label})),
       {.size = TextSize::kSmall, .tone = tone_of(mark), .lines_max = 1});
}

void draw_sent_back(View& view, const sync::RowView& visit) {
  const Fields& fields = visit.record.fields;
  if (!is_sent_back(fields.text(visit_field::kState))) return;
  Ui& ui = view.ui;
  const std::string_view comment = sent_back_words(view, visit.record.id);
  const bool mine = fields.reference(visit_field::kRep) == view.person.employee;
  ui.gap(space(2));
  const std::string_view words =
      comment.empty() ? std::string_view(view.say.say("app.visit.sent_back")) : comment;
  if (banner(ui, "sent back",
             {.icon = Icon::kSendback,
              .tone = Tone::kRefused,
              .words = words,
              .action = mine ? view.say.say("app.visit.correct") : std::string_view()})) {
    view.actions.correct_visit(visit.record.id);
  }
  ui.gap(space(2));
}

}  // namespace

void draw_visit_body(View& view, const sync::RowView& visit) {
  Ui& ui = view.ui;
  const Fields& fields = visit.record.fields;
  const Id customer = fields.reference(visit_field::kCustomer);
  const Route customer_route{Screen::kCustomer, customer};
  draw_state_line(view, visit);
  draw_sent_back(view, visit);
  const auto moment = [&](FieldNumber field) {
    const std::int64_t at = fields.number(field);
    return at == 0 ? std::string_view() : view.say.moment_exact(at);
  };
  draw_field(view, visit_field::kNotes, fields.text(visit_field::kNotes));
  draw_field(view, visit_field::kCheckInAt,
             view.say.joined({moment(visit_field::kCheckInAt), place_words(view, fields)}));
  draw_field(view, visit_field::kPlannedAt, moment(visit_field::kPlannedAt));
  draw_field(view, visit_field::kPurpose,
             view.models.choice_label(view.say, kVisitEntity, visit_field::kPurpose,
                                      fields.text(visit_field::kPurpose)));
  draw_field(view, visit_field::kResult,
             view.models.choice_label(view.say, kVisitEntity, visit_field::kResult,
                                      fields.text(visit_field::kResult)));
  draw_field(view, visit_field::kSatisfaction,
             satisfaction_words(view.say, fields.number(visit_field::kSatisfaction)));
  if (!is_empty(fields.get(visit_field::kNextOn))) {
    draw_field(view, visit_field::kNextOn, view.say.day(fields.number(visit_field::kNextOn)));
  }
  draw_field(view, visit_field::kRep,
             view.models.employee_name(fields.reference(visit_field::kRep)));
  ui.gap(space(4));
  const VisitLine* line = view.models.visit_index().find(visit.record.id);
  const bool mine = fields.reference(visit_field::kRep) == view.person.employee;
  if (mine && view.may_visit && line != nullptr && is_planned(*line)) {
    const bool writing = view.state.writing.contains(customer);
    const std::string& start =
        view.say.say(writing ? "app.customer.continue_visit" : "app.customer.start_visit");
    if (button(ui, "start", start)) view.actions.start_visit(customer, visit.record.id);
    ui.gap(space(3));
  }
  if (link(ui, "customer", view.say.say("app.visit.open_customer"), to_path(customer_route))) {
    view.actions.go(customer_route);
  }
  if (has_two_panes(view)) {
    ui.gap(space(4));
    draw_paper_row(view, kVisitEntity, visit.record.id);
  }
  ui.gap(space(6));
}

void draw_visit(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const sync::RowView& visit = view.models.whole(kVisitEntity, view.state.route.id);
  const std::string_view name =
      visit.present()
          ? view.models.customer_name(visit.record.fields.reference(visit_field::kCustomer))
          : std::string_view();
  ui.begin_area(rect);
  if (has_two_panes(view)) {
    draw_detail_bar(view);
  } else {
    const std::string_view title =
        name.empty() ? std::string_view(view.say.say("app.visit.heading")) : name;
    AppBarResult bar =
        app_bar(ui, {.title = title,
                     .under = name.empty() ? std::string_view() : view.say.say("app.visit.heading"),
                     .back_name = view.say.say("app.back")});
    if (bar.back) view.actions.back({Screen::kVisits, {}});
    if (visit.present()) draw_paper_icons(view, bar.trailing, kVisitEntity, visit.record.id);
    draw_strip(view);
  }
  const Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  begin_pane(ui, "visit", body, {.ground = ui.colour().surface, .scrolls = true});
  ui.begin_margin(has_two_panes(view) ? space(6) : ui.metrics().page_margin);
  ui.gap(space(4));
  if (visit.present()) {
    if (has_two_panes(view)) {
      heading(ui, view.say.say("app.work.visit", {{"name", name}}), 1,
              {.size = TextSize::kHeading, .bold = true});
      ui.gap(space(2));
    }
    draw_visit_body(view, visit);
  } else if (visit.state == sync::RowState::kLoading || view.status.first_sync) {
    bones(ui, 4);
  } else {
    text(ui, view.say.say("app.visit.missing"), {.tone = Tone::kInk2});
  }
  ui.end_margin();
  end_pane(ui);
}

}  // namespace huifang::shell
