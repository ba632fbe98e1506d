#include "sync/client/internal/effect.hpp"

#include "core/catalog/fields.hpp"

namespace huifang::sync {

void apply_effect(const Catalog& catalog, const PendingOperation& pending,
                  std::optional<Record>& record) {
  const Operation& operation = pending.operation;
  const auto set_all = [&record](const Fields& fields) {
    for (const FieldValue& change : fields) record->fields.set(change.field, change.value);
  };
  if (const auto* create = std::get_if<Create>(&operation.payload)) {
    if (!record) record = Record{operation.type, operation.entity, create->fields};
    return;
  }
  if (const auto* append = std::get_if<Append>(&operation.payload)) {
    if (record) return;
    Fields fields = append->body;
    fields.set(entry_field::kParentType, static_cast<std::int64_t>(operation.type));
    fields.set(entry_field::kParent, operation.entity);
    fields.set(entry_field::kLog, append->log);
    record = Record{kEntryEntity, entry_id(pending.id()), std::move(fields)};
    return;
  }
  if (!record) return;
  if (const auto* set = std::get_if<Set>(&operation.payload)) {
    set_all(set->fields);
  } else if (const auto* transition = std::get_if<Transition>(&operation.payload)) {
    const WorkflowDefinition* workflow = catalog.workflow(transition->workflow);
    const EventDefinition* event =
        workflow == nullptr ? nullptr : workflow->event(transition->event);
    if (event == nullptr) return;
    set_all(transition->arguments);
    record->fields.set(workflow->state_field, event->to);
  }
}

}  // namespace huifang::sync
