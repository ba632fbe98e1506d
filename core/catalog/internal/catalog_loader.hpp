#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/internal/json_object.hpp"

namespace huifang {

// Builds a catalog out of its files. Faults are collected, so one run names them all.
class CatalogLoader {
 public:
  Result<Catalog> load(std::span<const EmbeddedFile> files);

 private:
  // First every file is read, so that the order of files does not matter …
  void read_file(const EmbeddedFile& file);
  void read_entity(JsonObject entity);
  FieldDefinition read_field(JsonObject field, const std::string& entity_name);
  void read_workflow(JsonObject workflow);
  void read_roles(JsonObject roles);
  void read_access(JsonObject access);
  void read_policies(JsonObject policies);
  void read_forms(JsonObject forms);
  void read_texts(const nlohmann::json& texts, const EmbeddedFile& file);
  void read_plural(JsonObject forms, Language language, const std::string& key);

  // … then what one says of another is checked.
  void check_entities();
  void check_entity(EntityDefinition& entity, const std::string& place);
  void resolve_workflow(std::size_t index);
  void resolve_access();
  void resolve_fault_texts();
  void resolve_forms();
  FormDefinition::Section read_form_section(JsonObject& section, const EntityDefinition& entity,
                                            FormDefinition::Shape shape);
  void check_label(const std::string& place, const std::string& key);
  void check_texts();

  struct PendingWorkflow {
    JsonObject object;
    std::string entity;
    std::string author;
    std::vector<std::vector<std::string>> sets;  // Names of fields, by event.
  };
  struct PendingFaultText {
    Language language;
    std::string key;
    JsonObject object;
  };
  struct PendingGrant {
    JsonObject object;
    std::string entity;
  };

  Catalog catalog_;
  FaultList faults_;
  std::vector<nlohmann::json> documents_;  // JsonObjects point into them.
  std::vector<std::string> entity_places_;
  std::vector<PendingWorkflow> pending_workflows_;
  std::vector<PendingGrant> pending_grants_;
  std::vector<JsonObject> pending_forms_;
  std::vector<PendingFaultText> pending_fault_texts_;
};

// Looks a word up in a table of {word, value}; a fault and the first value when it is not there.
template <class T, std::size_t N>
T word_to(const std::pair<std::string_view, T> (&table)[N], std::string_view word,
          JsonObject& object, std::string_view member) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  object.fault(member, "unknown word \"" + std::string(word) + "\"");
  return table[0].second;
}

}  // namespace huifang
