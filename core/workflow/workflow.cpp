#include "core/workflow/workflow.hpp"

#include <algorithm>

#include "core/workflow/guards.hpp"

namespace huifang {
namespace {

bool is_of_party(const WorkflowDefinition& workflow, const PartyDefinition& party,
                 const Record& record, const Actor& actor, const JudgeContext& context) {
  if (party.system) return actor.system;
  const bool has_role = std::any_of(party.roles.begin(), party.roles.end(),
                                    [&](const std::string& role) { return actor.has_role(role); });
  if (!has_role) return false;
  const Id author = record.fields.reference(workflow.author_field);
  if (party.must_be_author && (author.is_nil() || author != actor.employee)) return false;
  if (party.must_be_in_unit) {
    // The unit of the person the record is by; nobody passes judgement on a record of their own.
    const EmployeeEntry* by = context.directory.employee(author);
    if (!by || author == actor.employee || !context.directory.is_within(by->unit, actor.unit))
      return false;
  }
  if (party.must_hold_record) {
    const EmployeeEntry* holder = context.directory.employee(actor.employee);
    if (!holder) return false;
    const auto books = books_of(context.catalog, *holder, context.directory);
    if (!std::binary_search(books.begin(), books.end(), context.scope)) return false;
  }
  return true;
}

bool may_do(const WorkflowDefinition& workflow, const EventDefinition& event, const Record& record,
            const Actor& actor, const JudgeContext& context) {
  return std::any_of(event.who.begin(), event.who.end(), [&](const std::string& name) {
    const PartyDefinition* party = workflow.party(name);
    return party && is_of_party(workflow, *party, record, actor, context);
  });
}

Decision refusal(Message reason) {
  Decision decision;
  decision.reasons.push_back(std::move(reason));
  return decision;
}

// A name for people, to be translated where it is shown: parameters that begin with @ are keys.
std::string key_of(const std::string& label_key) { return "@" + label_key; }

// Checks person, place, arguments and guards of an event whose state fits already.
Decision judge_event(const WorkflowDefinition& workflow, const EventDefinition& event,
                     const Record& record, std::string_view from, const Actor& actor,
                     const Fields& arguments, const JudgeContext& context) {
  if (!may_do(workflow, event, record, actor, context)) {
    return refusal({"workflow.not_yours", {{"event", key_of(event.label_key)}}});
  }
  if (event.mode != EventMode::kOffline && !context.at_server) {
    return refusal({"workflow.needs_server", {{"event", key_of(event.label_key)}}});
  }
  Fields fields = record.fields;
  for (const FieldValue& argument : arguments) {
    if (std::find(event.sets.begin(), event.sets.end(), argument.field) == event.sets.end()) {
      return refusal({"workflow.argument", {{"field", std::to_string(argument.field)}}});
    }
    fields.set(argument.field, argument.value);
  }
  Decision decision;
  for (const std::string& name : event.guards) {
    const Guard guard = find_guard(name);  // Known: the catalog was checked.
    for (Message& reason :
         guard({workflow, event, from, fields, arguments, context}, decision.because)) {
      decision.reasons.push_back(std::move(reason));
    }
  }
  decision.accepted = decision.reasons.empty();
  if (decision.accepted) decision.new_state = event.to;
  return decision;
}

}  // namespace

Decision judge(const WorkflowDefinition& workflow, const Record& record,
               std::string_view event_name, std::string_view from_seen, const Actor& actor,
               const Fields& arguments, const JudgeContext& context) {
  const EventDefinition* event = workflow.event(event_name);
  if (!event || event->starts())
    return refusal({"workflow.event_unknown", {{"event", std::string(event_name)}}});

  const std::string_view current = record.fields.text(workflow.state_field);
  if (!event->leaves(current)) {
    const StateDefinition* state = workflow.state(current);
    return refusal(
        {"workflow.not_from_here",
         {{"event", key_of(event->label_key)}, {"state", state ? key_of(state->label_key) : ""}}});
  }
  Decision decision = judge_event(workflow, *event, record, current, actor, arguments, context);
  decision.rebased = decision.accepted && current != from_seen;
  return decision;
}

Decision judge_start(const WorkflowDefinition& workflow, const Record& record, const Actor& actor,
                     const JudgeContext& context) {
  const std::string_view state = record.fields.text(workflow.state_field);
  Decision refused = refusal({"workflow.no_such_start", {{"state", std::string(state)}}});
  for (const EventDefinition& event : workflow.events) {
    if (!event.starts() || event.to != state) continue;
    Decision decision = judge_event(workflow, event, record, "", actor, {}, context);
    if (decision.accepted) return decision;
    refused = std::move(decision);
  }
  return refused;
}

std::vector<const EventDefinition*> legal_events(const WorkflowDefinition& workflow,
                                                 const Record& record, const Actor& actor,
                                                 const JudgeContext& context) {
  const std::string_view state = record.fields.text(workflow.state_field);
  std::vector<const EventDefinition*> events;
  for (const EventDefinition& event : workflow.events) {
    const bool fits = state.empty() ? event.starts() : event.leaves(state);
    if (fits && may_do(workflow, event, record, actor, context)) events.push_back(&event);
  }
  return events;
}

bool is_open(const WorkflowDefinition& workflow, std::string_view state_name) {
  const StateDefinition* state = workflow.state(state_name);
  return state && state->open;
}

bool may_edit(const WorkflowDefinition& workflow, const Record& record, const Actor& actor) {
  if (!is_open(workflow, record.fields.text(workflow.state_field))) return false;
  if (actor.system || workflow.author_field == 0) return true;
  const Id author = record.fields.reference(workflow.author_field);
  return !author.is_nil() && author == actor.employee;
}

}  // namespace huifang
