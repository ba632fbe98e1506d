#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/catalog/access_definition.hpp"
#include "core/catalog/embedded.hpp"
#include "core/catalog/entity_definition.hpp"
#include "core/catalog/form_definition.hpp"
#include "core/catalog/policy_definition.hpp"
#include "core/catalog/workflow_definition.hpp"
#include "core/error.hpp"
#include "core/text/texts.hpp"

namespace huifang {

// The business as data, checked as a whole when it was loaded: what it refers to exists, numbers
// and names are there once, every label has its text in both languages.
class Catalog {
 public:
  std::span<const EntityDefinition> entities() const { return entities_; }
  const EntityDefinition* entity(EntityNumber number) const;
  const EntityDefinition* entity(std::string_view name) const;
  const FieldDefinition* field(EntityNumber entity_number, FieldNumber field_number) const;

  std::span<const WorkflowDefinition> workflows() const { return workflows_; }
  const WorkflowDefinition* workflow(std::string_view name) const;

  std::span<const RoleDefinition> roles() const { return roles_; }
  const RoleDefinition* role(std::string_view name) const;
  // The role that a staff list means by `word` ("销售"), or by the role's own name.
  const RoleDefinition* role_by_word(std::string_view word) const;
  std::span<const AccessGrant> grants() const { return grants_; }

  std::span<const PolicyDefinition> policies() const { return policies_; }
  const PolicyDefinition* policy(std::string_view key) const;

  std::span<const FormDefinition> forms() const { return forms_; }
  const FormDefinition* form(std::string_view name) const;

  const Texts& texts() const { return texts_; }

 private:
  friend class CatalogLoader;
  std::vector<EntityDefinition> entities_;
  std::vector<WorkflowDefinition> workflows_;
  std::vector<RoleDefinition> roles_;
  std::vector<AccessGrant> grants_;
  std::vector<PolicyDefinition> policies_;
  std::vector<FormDefinition> forms_;
  Texts texts_;
};

// Reads and checks the files. On failure `error().detail` has a line for each fault, with the file
// and the place in it: "catalog/entities/visit.json: fields[3].type: unknown type \"txt\"".
Result<Catalog> load_catalog(std::span<const EmbeddedFile> files);

}  // namespace huifang
