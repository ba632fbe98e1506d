#include "core/catalog/catalog.hpp"

#include <algorithm>
#include <set>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {
namespace {

template <class List>
auto* find_by_name(const List& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [name](const auto& item) { return item.name == name; });
  return found == list.end() ? nullptr : &*found;
}

// Parses without exceptions. A key that is there twice would silently win over the first, so it is
// looked for while parsing.
nlohmann::json parse_document(const EmbeddedFile& file, FaultList& faults) {
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!keys.back().insert(key).second)
        faults.add(file.name, "\"" + key + "\" is there twice in one object");
    }
    return true;
  };
  nlohmann::json document = nlohmann::json::parse(file.text, watch, false);
  if (document.is_discarded()) faults.add(file.name, "is not JSON");
  return document;
}

}  // namespace

const ChoiceOption* FieldDefinition::option(std::string_view option_name) const {
  return find_by_name(options, option_name);
}

const FieldDefinition* EntityDefinition::field(FieldNumber field_number) const {
  const auto found = std::lower_bound(
      fields.begin(), fields.end(), field_number,
      [](const FieldDefinition& f, FieldNumber wanted) { return f.number < wanted; });
  return found != fields.end() && found->number == field_number ? &*found : nullptr;
}

const FieldDefinition* EntityDefinition::field(std::string_view field_name) const {
  return find_by_name(fields, field_name);
}

bool EntityDefinition::has_log(std::string_view log) const {
  return std::find(logs.begin(), logs.end(), log) != logs.end();
}

bool EventDefinition::leaves(std::string_view state) const {
  return std::find(from.begin(), from.end(), state) != from.end();
}

const StateDefinition* WorkflowDefinition::state(std::string_view state_name) const {
  return find_by_name(states, state_name);
}
const EventDefinition* WorkflowDefinition::event(std::string_view event_name) const {
  return find_by_name(events, event_name);
}
const PartyDefinition* WorkflowDefinition::party(std::string_view party_name) const {
  return find_by_name(parties, party_name);
}

const EntityDefinition* Catalog::entity(EntityNumber number) const {
  const auto found = std::lower_bound(
      entities_.begin(), entities_.end(), number,
      [](const EntityDefinition& e, EntityNumber wanted) { return e.number < wanted; });
  return found != entities_.end() && found->number == number ? &*found : nullptr;
}
const EntityDefinition* Catalog::entity(std::string_view name) const {
  return find_by_name(entities_, name);
}

const FieldDefinition* Catalog::field(EntityNumber entity_number, FieldNumber field_number) const {
  const EntityDefinition* definition = entity(entity_number);
  return definition ? definition->field(field_number) : nullptr;
}

const WorkflowDefinition* Catalog::workflow(std::string_view name) const {
  return find_by_name(workflows_, name);
}
const RoleDefinition* Catalog::role(std::string_view name) const {
  return find_by_name(roles_, name);
}

const RoleDefinition* Catalog::role_by_word(std::string_view word) const {
  for (const RoleDefinition& role : roles_) {
    if (std::find(role.words.begin(), role.words.end(), word) != role.words.end()) return &role;
  }
  return role(word);
}

const FormDefinition* Catalog::form(std::string_view name) const {
  return find_by_name(forms_, name);
}

const PolicyDefinition* Catalog::policy(std::string_view key) const {
  const auto found = std::lower_bound(
      policies_.begin(), policies_.end(), key,
      [](const PolicyDefinition& policy, std::string_view wanted) { return policy.key < wanted; });
  return found != policies_.end() && found->key == key ? &*found : nullptr;
}

Result<Catalog> CatalogLoader::load(std::span<const EmbeddedFile> files) {
  // Texts come first because every label is looked up, roles before the fields that offer them.
  const auto rank = [](std::string_view name) {
    return name.starts_with("catalog/texts/") ? 0 : name == "catalog/roles.json" ? 1 : 2;
  };
  std::vector<EmbeddedFile> ordered(files.begin(), files.end());
  std::stable_sort(
      ordered.begin(), ordered.end(),
      [&](const EmbeddedFile& a, const EmbeddedFile& b) { return rank(a.name) < rank(b.name); });
  documents_.reserve(ordered.size());
  for (const EmbeddedFile& file : ordered) read_file(file);

  for (std::size_t i = 0; i < catalog_.workflows_.size(); ++i) resolve_workflow(i);
  resolve_access();
  resolve_fault_texts();
  check_entities();
  resolve_forms();
  check_texts();
  if (!faults_.empty()) return failure(ErrorCode::kInvalidInput, "catalog.invalid", faults_.text());

  std::sort(
      catalog_.entities_.begin(), catalog_.entities_.end(),
      [](const EntityDefinition& a, const EntityDefinition& b) { return a.number < b.number; });
  std::sort(catalog_.policies_.begin(), catalog_.policies_.end(),
            [](const PolicyDefinition& a, const PolicyDefinition& b) { return a.key < b.key; });
  return std::move(catalog_);
}

void CatalogLoader::read_file(const EmbeddedFile& file) {
  documents_.push_back(parse_document(file, faults_));
  const nlohmann::json& document = documents_.back();
  if (document.is_discarded()) return;
  const std::string_view name = file.name;
  if (name.starts_with("catalog/texts/")) return read_texts(document, file);

  JsonObject object(document, std::string(name) + ": ", faults_);
  if (name.starts_with("catalog/entities/")) return read_entity(object);
  if (name.starts_with("catalog/workflows/")) return read_workflow(object);
  if (name == "catalog/roles.json") return read_roles(object);
  if (name == "catalog/access.json") return read_access(object);
  if (name == "catalog/policies.json") return read_policies(object);
  if (name == "catalog/forms.json") return read_forms(object);
  faults_.add(name, "is no file of a catalog");
}

Result<Catalog> load_catalog(std::span<const EmbeddedFile> files) {
  return CatalogLoader().load(files);
}

}  // namespace huifang
