#include <set>

#include "core/catalog/internal/catalog_loader.hpp"

namespace huifang {
namespace {

constexpr std::pair<std::string_view, BookReach> kReaches[] = {{"none", BookReach::kNone},
                                                               {"own", BookReach::kOwn},
                                                               {"unit", BookReach::kUnit},
                                                               {"all", BookReach::kAll}};
constexpr std::pair<std::string_view, Relation> kRelations[] = {
    {"owner", Relation::kOwner},
    {"team", Relation::kTeam},
    {"same_unit", Relation::kSameUnit},
    {"other_unit", Relation::kOtherUnit},
    {"directory", Relation::kDirectory}};
constexpr std::pair<std::string_view, Action> kActions[] = {{"read", Action::kRead},
                                                            {"create", Action::kCreate},
                                                            {"set", Action::kSet},
                                                            {"transition", Action::kTransition},
                                                            {"append", Action::kAppend}};
constexpr std::pair<std::string_view, FieldGroup> kGroups[] = {{"card", FieldGroup::kCard},
                                                               {"service", FieldGroup::kService},
                                                               {"money", FieldGroup::kMoney},
                                                               {"personal", FieldGroup::kPersonal}};

template <class T, std::size_t N>
std::vector<T> words_to(const std::pair<std::string_view, T> (&table)[N], JsonObject& object,
                        std::string_view member) {
  std::vector<T> values;
  for (const std::string& word : object.texts(member))
    values.push_back(word_to(table, word, object, member));
  if (values.empty()) object.fault(member, "must name at least one");
  return values;
}

}  // namespace

void CatalogLoader::read_roles(JsonObject object) {
  std::set<std::string> names;
  std::set<std::string> words;
  for (JsonObject& item : object.objects("roles")) {
    RoleDefinition role;
    role.name = item.text("name");
    role.requirement = item.text("requirement");
    role.label_key = "role." + role.name;
    role.words = item.texts("words");
    role.books = word_to(kReaches, item.text("books"), item, "books");
    if (!names.insert(role.name).second) item.fault("name", "\"" + role.name + "\" is there twice");
    for (const std::string& word : role.words) {
      if (!words.insert(word).second) item.fault("words", "\"" + word + "\" means two roles");
    }
    check_label(item.place(), role.label_key);
    item.finish();
    catalog_.roles_.push_back(std::move(role));
  }
  object.finish();
}

void CatalogLoader::read_access(JsonObject object) {
  for (JsonObject& item : object.objects("grants")) {
    AccessGrant grant;
    grant.roles = item.texts("roles");
    grant.relations = words_to(kRelations, item, "relations");
    grant.actions = words_to(kActions, item, "actions");
    grant.groups = words_to(kGroups, item, "groups");
    for (const std::string& entity : item.texts("entities")) {
      pending_grants_.push_back({item, entity});
      catalog_.grants_.push_back(grant);
    }
    if (!item.has("entities")) item.fault("entities", "must name at least one");
    item.finish();
  }
  object.finish();
}

void CatalogLoader::resolve_access() {
  for (std::size_t i = 0; i < catalog_.grants_.size(); ++i) {
    AccessGrant& grant = catalog_.grants_[i];
    PendingGrant& pending = pending_grants_[i];
    const EntityDefinition* entity = catalog_.entity(pending.entity);
    if (!entity) {
      pending.object.fault("entities", "unknown entity \"" + pending.entity + "\"");
    } else {
      grant.entity = entity->number;
    }
    if (grant.roles.empty()) pending.object.fault("roles", "must name at least one");
    for (const std::string& role : grant.roles) {
      if (!catalog_.role(role)) pending.object.fault("roles", "unknown role \"" + role + "\"");
    }
  }
}

}  // namespace huifang
