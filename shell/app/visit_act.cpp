#include "shell/app/visit_act.hpp"

#include "core/catalog/fields.hpp"
#include "core/rules/visit_check.hpp"

namespace huifang::shell {
namespace {

constexpr std::string_view kOnSite = "on_site";
constexpr std::string_view kOnSiteChannel = "on_site";

void set_if_given(Fields& fields, FieldNumber field, const std::string& text) {
  if (!text.empty()) fields.set(field, Value(text));
}

// Time and place of the check-in.
Fields check_in_fields(const VisitDraft& draft) {
  Fields fields;
  if (draft.check_in == CheckIn::kNone) return fields;
  fields.set(visit_field::kCheckInAt, Value(draft.check_in_ms));
  if (draft.place) {
    fields.set(visit_field::kCheckInPlace, Value(*draft.place));
  } else {
    fields.set(
        visit_field::kNoPlaceReason,
        Value(draft.no_place_reason.empty() ? std::string("unavailable") : draft.no_place_reason));
  }
  return fields;
}

// What was written on the sheet.
void add_report(Fields& fields, const VisitDraft& draft) {
  set_if_given(fields, visit_field::kNotes, draft.notes);
  set_if_given(fields, visit_field::kResult, draft.result);
  if (draft.satisfaction != 0) fields.set(visit_field::kSatisfaction, Value(draft.satisfaction));
  if (draft.next_date) fields.set(visit_field::kNextOn, Value(*draft.next_date));
}

// What differs from `seen`, also what was emptied.
Fields changes_to(const Fields& seen, const VisitDraft& draft) {
  Fields changes;
  const auto compare = [&](FieldNumber field, Value value) {
    if (seen.get(field) == value || (is_empty(seen.get(field)) && is_empty(value))) return;
    changes.set(field, std::move(value));
  };
  compare(visit_field::kNotes, Value(draft.notes));
  compare(visit_field::kResult, Value(draft.result));
  compare(visit_field::kSatisfaction,
          draft.satisfaction == 0 ? Value() : Value(draft.satisfaction));
  compare(visit_field::kNextOn, draft.next_date ? Value(*draft.next_date) : Value());
  return changes;
}

sync::Transaction new_visit(const VisitDraft& draft, const Id& rep) {
  Fields fields = check_in_fields(draft);
  fields.set(visit_field::kCustomer, Value(draft.customer));
  fields.set(visit_field::kRep, Value(rep));
  fields.set(visit_field::kState, Value(std::string(kOnSite)));
  fields.set(visit_field::kChannel, Value(std::string(kOnSiteChannel)));
  add_report(fields, draft);
  sync::Transaction act;
  const sync::RowView visit =
      act.create(kVisitEntity, draft.visit, draft.customer, std::move(fields));
  act.transition(visit, "write_up");
  act.transition(visit, "submit");
  return act;
}

sync::Transaction planned_visit(const VisitDraft& draft, const sync::RowView& seen) {
  sync::Transaction act;
  if (seen.record.fields.text(visit_field::kState) != "on_the_way") act.transition(seen, "set_out");
  act.transition(seen, "check_in", check_in_fields(draft));
  Fields report;
  add_report(report, draft);
  if (!report.empty()) act.set(seen, std::move(report));
  act.transition(seen, "write_up");
  act.transition(seen, "submit");
  return act;
}

sync::Transaction corrected_visit(const VisitDraft& draft, const sync::RowView& seen) {
  sync::Transaction act;
  Fields changes = changes_to(seen.record.fields, draft);
  if (!changes.empty()) act.set(seen, std::move(changes));
  act.transition(seen, "submit");
  return act;
}

}  // namespace

std::optional<sync::Transaction> visit_act(const VisitDraft& draft, const Id& rep,
                                           sync::Replica& replica) {
  if (!draft.correction && draft.planned_visit.is_nil()) return new_visit(draft, rep);
  const sync::RowView seen = replica.get(kVisitEntity, draft.visit);
  if (seen.state == sync::RowState::kLoading) return std::nullopt;
  // A plan that was taken away meanwhile does not take the work with it: the visit is made anew.
  if (!seen.present()) return new_visit(draft, rep);
  return draft.correction ? corrected_visit(draft, seen) : planned_visit(draft, seen);
}

Findings missing_in(const VisitDraft& draft, const Id& rep, const Policies& policies) {
  Fields fields = check_in_fields(draft);
  fields.set(visit_field::kCustomer, Value(draft.customer));
  fields.set(visit_field::kRep, Value(rep));
  add_report(fields, draft);
  Findings findings = check_visit_minimum(fields);
  for (Finding& finding : check_visit(fields, policies)) findings.push_back(std::move(finding));
  return findings;
}

const NextVisit& next_visit_of(const VisitDraft& draft, Models& models, const Speech& say) {
  const sync::ListRow& customer = models.customer(draft.customer);
  const std::string_view grade = customer.columns.text(customer_field::kGrade);
  const std::int64_t visited =
      say.day_of(draft.check_in_ms != 0 ? draft.check_in_ms : draft.started_ms);
  return models.next_visit(grade, visited);
}

void propose_next_date(VisitDraft& draft, Models& models, const Speech& say) {
  if (draft.next_date_chosen) return;
  draft.next_date = next_visit_of(draft, models, say).day;
}

VisitDraft draft_of_fields(const Fields& visit) {
  VisitDraft draft;
  draft.check_in_ms = visit.number(visit_field::kCheckInAt);
  if (const auto* place = std::get_if<huifang::Place>(&visit.get(visit_field::kCheckInPlace))) {
    draft.place = *place;
    draft.check_in = CheckIn::kWithPlace;
  } else if (draft.check_in_ms != 0) {
    draft.check_in = CheckIn::kWithoutPlace;
    draft.no_place_reason = std::string(visit.text(visit_field::kNoPlaceReason));
  }
  draft.notes = std::string(visit.text(visit_field::kNotes));
  draft.result = std::string(visit.text(visit_field::kResult));
  draft.satisfaction = visit.number(visit_field::kSatisfaction);
  if (!is_empty(visit.get(visit_field::kNextOn)))
    draft.next_date = visit.number(visit_field::kNextOn);
  draft.next_date_chosen = draft.next_date.has_value();
  return draft;
}

}  // namespace huifang::shell
