#include <algorithm>
#include <limits>
#include <set>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {
namespace {

constexpr std::pair<std::string_view, FieldType> kFieldTypes[] = {
    {"text", FieldType::kText},       {"long_text", FieldType::kLongText},
    {"integer", FieldType::kInteger}, {"money", FieldType::kMoney},
    {"date", FieldType::kDate},       {"timestamp", FieldType::kTimestamp},
    {"boolean", FieldType::kBoolean}, {"choice", FieldType::kChoice},
    {"state", FieldType::kState},     {"reference", FieldType::kReference},
    {"place", FieldType::kPlace},     {"phone", FieldType::kPhone},
    {"email", FieldType::kEmail},     {"any", FieldType::kAny},
};
constexpr std::pair<std::string_view, FieldGroup> kGroups[] = {
    {"card", FieldGroup::kCard},
    {"service", FieldGroup::kService},
    {"money", FieldGroup::kMoney},
    {"personal", FieldGroup::kPersonal},
};
constexpr std::pair<std::string_view, Placement> kPlacements[] = {
    {"directory", Placement::kDirectory},
    {"root", Placement::kRoot},
    {"child", Placement::kChild},
};
constexpr std::pair<std::string_view, MergeRule> kMergeRules[] = {
    {"last_writer", MergeRule::kLastWriter},
    {"append_only", MergeRule::kAppendOnly},
};

template <class Number>
Number number_of(JsonObject& object) {
  const std::int64_t number = object.integer("number");
  if (number < 1 || number > std::numeric_limits<Number>::max())
    object.fault("number", "must be from 1 to 65535");
  return static_cast<Number>(number);
}

bool is_texty(FieldType type) {
  return type == FieldType::kText || type == FieldType::kLongText || type == FieldType::kPhone ||
         type == FieldType::kEmail || type == FieldType::kChoice;
}

}  // namespace

FieldDefinition CatalogLoader::read_field(JsonObject object, const std::string& entity_name) {
  FieldDefinition field;
  field.number = number_of<FieldNumber>(object);
  field.name = object.text("name");
  field.type = word_to(kFieldTypes, object.text("type"), object, "type");
  field.group = word_to(kGroups, object.text("group"), object, "group");
  field.label_key = "field." + entity_name + "." + field.name;
  field.required = object.flag("required");
  field.important = object.flag("important");
  field.indexed = object.flag("indexed");
  field.fixed = object.flag("fixed");
  field.by_event = object.flag("by_event");
  field.server_set = object.flag("server_set");
  field.list_column = static_cast<int>(object.integer_or("list", 0));
  field.minimum = object.optional_integer("minimum");
  field.maximum = object.optional_integer("maximum");

  if (object.has("length_max")) {
    const std::int64_t length = object.integer("length_max");
    if (!is_texty(field.type) || length < 1)
      object.fault("length_max", "is for texts, and at least 1");
    field.length_max = static_cast<std::size_t>(length);
  }
  if (field.type == FieldType::kReference) field.referenced = object.text("entity");
  if (field.type == FieldType::kChoice) {
    field.open = object.flag("open");
    const nlohmann::json* options = object.any("options");
    if (options && options->is_string() && *options == "roles") {
      for (const RoleDefinition& role : catalog_.roles_)
        field.options.push_back({role.name, role.label_key});
    } else {
      for (std::string& option : object.texts("options")) {
        if (field.option(option)) object.fault("options", "has \"" + option + "\" twice");
        std::string label = "choice." + entity_name + "." + field.name + "." + option;
        field.options.push_back({std::move(option), std::move(label)});
      }
    }
    if (field.options.empty()) object.fault("options", "must name at least one");
  }
  object.finish();
  return field;
}

void CatalogLoader::read_entity(JsonObject object) {
  EntityDefinition entity;
  entity.number = number_of<EntityNumber>(object);
  entity.name = object.text("name");
  entity.requirement = object.text("requirement");
  entity.label_key = "entity." + entity.name;
  entity.placement = word_to(kPlacements, object.text("placement"), object, "placement");
  entity.parent = object.text_or("parent", "");
  entity.workflow = object.text_or("workflow", "");
  entity.made_by_server = object.flag("made_by_server");
  entity.logs = object.texts("logs");
  const MergeRule merge =
      word_to(kMergeRules, object.text_or("merge", "last_writer"), object, "merge");
  const std::string title = object.text("title");

  std::set<std::string> names;
  std::set<FieldNumber> numbers;
  for (JsonObject& item : object.objects("fields")) {
    FieldDefinition field = read_field(item, entity.name);
    field.merge = merge;
    if (!names.insert(field.name).second)
      item.fault("name", "\"" + field.name + "\" is there twice");
    if (!numbers.insert(field.number).second) {
      item.fault("number", std::to_string(field.number) + " is there twice");
    }
    if (field.type == FieldType::kState) entity.state_field = field.number;
    if (field.name == title) entity.title_field = field.number;
    if (!entity.parent.empty() && field.referenced == entity.parent)
      entity.root_field = field.number;
    entity.fields.push_back(std::move(field));
  }
  std::sort(entity.fields.begin(), entity.fields.end(),
            [](const FieldDefinition& a, const FieldDefinition& b) { return a.number < b.number; });

  if (entity.title_field == 0) object.fault("title", "no field is called \"" + title + "\"");
  if ((entity.state_field != 0) != !entity.workflow.empty()) {
    object.fault("workflow", "a state field and a workflow go together");
  }
  if ((entity.placement == Placement::kChild) != !entity.parent.empty()) {
    object.fault("parent", "a child, and only a child, names its parent");
  }
  object.finish();
  entity_places_.push_back(object.place());
  catalog_.entities_.push_back(std::move(entity));
}

void CatalogLoader::check_entities() {
  std::set<std::string> names;
  std::set<EntityNumber> numbers;
  for (std::size_t i = 0; i < catalog_.entities_.size(); ++i) {
    const EntityDefinition& entity = catalog_.entities_[i];
    const std::string& place = entity_places_[i];
    if (!names.insert(entity.name).second)
      faults_.add(place + "name", "\"" + entity.name + "\" is there twice");
    if (!numbers.insert(entity.number).second) {
      faults_.add(place + "number", std::to_string(entity.number) + " is there twice");
    }
    check_entity(catalog_.entities_[i], place);
  }
  if (catalog_.entities_.empty()) faults_.add("catalog/entities", "there is no entity");
}

void CatalogLoader::check_entity(EntityDefinition& entity, const std::string& place) {
  check_label(place + "name", entity.label_key);
  if (!entity.parent.empty() && !catalog_.entity(entity.parent)) {
    faults_.add(place + "parent", "unknown entity \"" + entity.parent + "\"");
  }
  if (!entity.workflow.empty() && !catalog_.workflow(entity.workflow)) {
    faults_.add(place + "workflow", "unknown workflow \"" + entity.workflow + "\"");
  }
  for (FieldDefinition& field : entity.fields) {
    const std::string field_place = place + "fields." + field.name;
    check_label(field_place, field.label_key);
    for (const ChoiceOption& option : field.options)
      check_label(field_place + ".options", option.label_key);
    if (!field.referenced.empty() && field.referenced != "any" &&
        !catalog_.entity(field.referenced)) {
      faults_.add(field_place + ".entity", "unknown entity \"" + field.referenced + "\"");
    }
    const bool range_is_empty = field.minimum && field.maximum && *field.minimum > *field.maximum;
    if (range_is_empty) faults_.add(field_place, "minimum is above maximum");
    // A state's options are the states of its workflow, so that lists and filters can show them.
    if (field.type != FieldType::kState) continue;
    if (const WorkflowDefinition* workflow = catalog_.workflow(entity.workflow)) {
      for (const StateDefinition& state : workflow->states)
        field.options.push_back({state.name, state.label_key});
    }
  }
}

}  // namespace huifang
