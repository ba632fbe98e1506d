#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/record.hpp"

namespace huifang {

enum class FieldType : std::uint8_t {
  kText,
  kLongText,
  kInteger,
  kMoney,
  kDate,
  kTimestamp,
  kBoolean,
  kChoice,     // One of `options`, or any short text where `open`.
  kState,      // A state of the entity's workflow; changed by its events only.
  kReference,  // Of `referenced` ("any": of whatever entity another field names).
  kPlace,
  kPhone,
  kEmail,
  kAny,  // Holds a value of some other field.
};

// What happens to a field that two devices changed (sync.md 4).
enum class MergeRule : std::uint8_t {
  kLastWriter,  // Per field, with the base version checked first.
  kAppendOnly,  // Never changed after it was made.
};

// Who may see a field (policy P-08).
enum class FieldGroup : std::uint8_t { kCard = 0, kService = 1, kMoney = 2, kPersonal = 3 };

// Where the rows of an entity live.
enum class Placement : std::uint8_t {
  kDirectory,  // With the units and employees: everyone holds them.
  kRoot,       // In a book of their own accord: customers.
  kChild,      // In the book of the root they belong to.
};

struct ChoiceOption {
  std::string name;  // What is stored.
  std::string label_key;
};

struct FieldDefinition {
  FieldNumber number = 0;
  std::string name;
  FieldType type = FieldType::kText;
  FieldGroup group = FieldGroup::kService;
  MergeRule merge = MergeRule::kLastWriter;
  std::string label_key;
  bool required = false;
  bool important = false;  // A concurrent change keeps both values and asks a person.
  bool indexed = false;
  bool fixed = false;          // Set when the record is made, never again.
  bool by_event = false;       // Set together with a transition only.
  bool server_set = false;     // Set by the server only.
  bool open = false;           // A choice that also takes words of its own.
  int list_column = 0;         // Position in lists; 0 = not shown there.
  std::size_t length_max = 0;  // In code points; 0 = the limit of every string.
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  std::string referenced;  // Name of an entity, or "any".
  std::vector<ChoiceOption> options;

  const ChoiceOption* option(std::string_view option_name) const;
};

struct EntityDefinition {
  EntityNumber number = 0;
  std::string name;
  std::string requirement;  // "E-14"
  std::string label_key;
  Placement placement = Placement::kChild;
  bool made_by_server = false;  // No device makes one.
  FieldNumber title_field = 0;
  std::string parent;           // Entity of the root, for children.
  FieldNumber root_field = 0;   // The reference to it, where the row has one.
  std::string workflow;         // Empty where the entity has no states.
  FieldNumber state_field = 0;  // 0 where there is no workflow.
  std::vector<std::string> logs;
  std::vector<FieldDefinition> fields;  // By number.

  const FieldDefinition* field(FieldNumber field_number) const;
  const FieldDefinition* field(std::string_view field_name) const;
  bool is_directory() const { return placement == Placement::kDirectory; }
  bool has_log(std::string_view log) const;
};

}  // namespace huifang
