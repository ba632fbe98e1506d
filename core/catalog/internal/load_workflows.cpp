#include <set>

#include "core/catalog/internal/catalog_loader.hpp"
#include "core/workflow/guards.hpp"

namespace huifang {
namespace {

constexpr std::pair<std::string_view, EventMode> kModes[] = {
    {"offline", EventMode::kOffline},
    {"ask", EventMode::kAsk},
    {"online", EventMode::kOnline},
};

template <class Definition>
void check_names_differ(const std::vector<Definition>& list, JsonObject& object,
                        std::string_view member) {
  std::set<std::string> names;
  for (const Definition& item : list) {
    if (!names.insert(item.name).second)
      object.fault(member, "\"" + item.name + "\" is there twice");
  }
}

}  // namespace

void CatalogLoader::read_workflow(JsonObject object) {
  WorkflowDefinition workflow;
  PendingWorkflow pending{object, {}, {}, {}};
  workflow.name = object.text("name");
  workflow.requirement = object.text("requirement");
  workflow.version = static_cast<int>(object.integer("version"));
  pending.entity = object.text("entity");
  pending.author = object.text_or("author", "");

  for (JsonObject& item : object.objects("states")) {
    StateDefinition state;
    state.name = item.text("name");
    state.label_key = "state." + workflow.name + "." + state.name;
    state.open = item.flag("open");
    state.final = item.flag("final");
    item.finish();
    workflow.states.push_back(std::move(state));
  }
  for (JsonObject& item : object.objects("parties")) {
    PartyDefinition party;
    party.name = item.text("name");
    party.roles = item.texts("roles");
    party.must_be_author = item.flag("must_be_author");
    party.must_be_in_unit = item.flag("must_be_in_unit");
    party.must_hold_record = item.flag("must_hold_record");
    party.system = item.flag("system");
    if (party.system == !party.roles.empty())
      item.fault("roles", "a party is the system or has roles");
    item.finish();
    workflow.parties.push_back(std::move(party));
  }
  for (JsonObject& item : object.objects("events")) {
    EventDefinition event;
    event.name = item.text("name");
    event.label_key = "event." + workflow.name + "." + event.name;
    event.from = item.texts("from");
    event.to = item.text("to");
    event.who = item.texts("who");
    event.guards = item.texts("guards");
    event.mode = word_to(kModes, item.text("mode"), item, "mode");
    pending.sets.push_back(item.texts("sets"));
    if (event.who.empty()) item.fault("who", "somebody must be able to do it");
    item.finish();
    workflow.events.push_back(std::move(event));
  }
  check_names_differ(workflow.states, object, "states");
  check_names_differ(workflow.parties, object, "parties");
  check_names_differ(workflow.events, object, "events");
  object.finish();
  pending.object = object;
  pending_workflows_.push_back(std::move(pending));
  catalog_.workflows_.push_back(std::move(workflow));
}

void CatalogLoader::resolve_workflow(std::size_t index) {
  WorkflowDefinition& workflow = catalog_.workflows_[index];
  PendingWorkflow& pending = pending_workflows_[index];
  JsonObject& object = pending.object;

  const EntityDefinition* entity = catalog_.entity(pending.entity);
  if (!entity) {
    object.fault("entity", "unknown entity \"" + pending.entity + "\"");
    return;
  }
  workflow.entity = entity->number;
  workflow.state_field = entity->state_field;
  if (entity->workflow != workflow.name)
    object.fault("entity", "does not name this workflow as its own");
  if (!pending.author.empty()) {
    const FieldDefinition* author = entity->field(pending.author);
    if (!author) object.fault("author", "unknown field \"" + pending.author + "\"");
    workflow.author_field = author ? author->number : 0;
  }

  std::set<std::string> reached;
  std::set<std::string> left;
  for (std::size_t i = 0; i < workflow.events.size(); ++i) {
    EventDefinition& event = workflow.events[i];
    const std::string place = "events." + event.name;
    check_label(object.place() + place, event.label_key);
    const auto check_state = [&](const std::string& state) {
      if (!workflow.state(state)) object.fault(place, "unknown state \"" + state + "\"");
    };
    check_state(event.to);
    reached.insert(event.to);
    for (const std::string& state : event.from) {
      check_state(state);
      left.insert(state);
    }
    for (const std::string& party : event.who) {
      if (!workflow.party(party)) object.fault(place + ".who", "unknown party \"" + party + "\"");
    }
    for (const std::string& guard : event.guards) {
      if (!find_guard(guard)) object.fault(place + ".guards", "unknown guard \"" + guard + "\"");
    }
    for (const std::string& name : pending.sets[i]) {
      const FieldDefinition* field = entity->field(name);
      if (!field) {
        object.fault(place + ".sets", "unknown field \"" + name + "\"");
      } else {
        event.sets.push_back(field->number);
      }
    }
  }
  for (const PartyDefinition& party : workflow.parties) {
    for (const std::string& role : party.roles) {
      if (!catalog_.role(role))
        object.fault("parties." + party.name, "unknown role \"" + role + "\"");
    }
    if (party.must_be_author && workflow.author_field == 0) {
      object.fault("parties." + party.name, "the workflow names no author field");
    }
  }
  for (const StateDefinition& state : workflow.states) {
    const std::string place = "states." + state.name;
    check_label(object.place() + place, state.label_key);
    if (!reached.contains(state.name)) object.fault(place, "no event leads to it");
    if (left.contains(state.name) == state.final)
      object.fault(place, "must be final or have an event out of it");
  }
}

}  // namespace huifang
