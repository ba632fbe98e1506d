#include "shell/views/work_words.hpp"

#include "core/catalog/fields.hpp"
#include "shell/app/faults.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

bool only_sets_notes(const sync::WorkItem& item) {
  if (item.operations.empty()) return item.kind == sync::OperationKind::kSet;
  const auto* set = std::get_if<sync::Set>(&item.operations.front().payload);
  return set != nullptr && set->fields.size() == 1 && set->fields.has(customer_field::kNotes);
}

}  // namespace

std::string_view work_title(const View& view, const sync::WorkItem& item) {
  const std::string_view name = view.models.customer_name(item.root);
  switch (item.type) {
    case kVisitEntity:
      return view.say.say("app.work.visit", {{"name", name}});
    case kConflictEntity:
      return view.say.say("app.work.conflict", {{"name", name}});
    case kCustomerEntity:
      return view.say.say(only_sets_notes(item) ? "app.work.notes" : "app.work.customer",
                          {{"name", name}});
    default:
      break;
  }
  const EntityDefinition* entity = view.models.catalog().entity(item.type);
  return view.say.say(
      "app.work.other",
      {{"entity", entity == nullptr ? std::string_view() : view.say.say(entity->label_key)},
       {"name", name}});
}

std::string_view refusal_words(const View& view, const sync::WorkItem& item) {
  // The card itself says that what was written is kept, and its buttons what can be done.
  if (is_fault(view.say, item.reason.key)) return fault_happened(view.say, item.reason.key);
  if (view.say.knows(item.reason.key)) return view.say.say(item.reason);
  return view.say.say("app.sync.refused_unknown", {{"key", item.reason.key}});
}

std::string_view value_words(const View& view, EntityNumber entity, FieldNumber field,
                             const Value& value) {
  if (is_empty(value)) return view.say.say("app.sync.conflict_empty_value");
  const FieldDefinition* definition = view.models.catalog().field(entity, field);
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (definition == nullptr) return *text;
    if (definition->type == FieldType::kChoice)
      return view.models.choice_label(view.say, entity, field, *text);
    if (definition->type == FieldType::kPhone) return view.say.phone(*text);
    return *text;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (definition != nullptr && definition->type == FieldType::kDate) return view.say.day(*number);
    if (definition != nullptr && definition->type == FieldType::kTimestamp)
      return view.say.moment_exact(*number);
    if (definition != nullptr && definition->type == FieldType::kMoney)
      return view.say.money(*number);
    return view.say.number(*number);
  }
  if (const auto* id = std::get_if<Id>(&value)) {
    const std::string_view employee = view.models.employee_name(*id);
    return employee.empty() ? view.models.customer_name(*id) : employee;
  }
  if (const auto* flag = std::get_if<bool>(&value))
    return view.say.say(*flag ? "app.yes" : "app.no");
  return {};
}

}  // namespace huifang::shell
