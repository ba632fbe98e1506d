#include <utility>

#include "core/catalog/fields.hpp"
#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"

namespace huifang::shell {

void App::begin_notes(const sync::RowView& customer) {
  FieldEditing& notes = state_.customer_notes;
  notes = {};
  notes.entity = customer.record.id;
  notes.seen = customer;
  notes.text = std::string(customer.record.fields.text(customer_field::kNotes));
  sync::Transaction trial;
  trial.set(customer, Fields({{customer_field::kNotes, Value(notes.text)}}));
  notes.allowed = client_.check(trial).empty();
}

void App::notes_changed() {
  state_.customer_notes.dirty_since_ms = platform_.wall_ms();
  state_.customer_notes.fault.clear();
}

void App::notes_left() {
  wish([this] {
    if (state_.customer_notes.dirty_since_ms != 0 && !state_.customer_notes.saving) store_notes();
  });
}

void App::store_notes() {
  FieldEditing& notes = state_.customer_notes;
  notes.saving = true;
  notes.dirty_since_ms = 0;
  sync::Transaction transaction;
  transaction.set(notes.seen, Fields({{customer_field::kNotes, Value(notes.text)}}));
  client_.commit(
      std::move(transaction),
      answered([this, entity = notes.entity](const std::expected<Id, sync::NotSaved>& result) {
        FieldEditing& answered_notes = state_.customer_notes;
        if (answered_notes.entity != entity) return;
        answered_notes.saving = false;
        if (result) {
          answered_notes.safe_ms = client_.now_ms();
          answered_notes.fault.clear();
          return;
        }
        answered_notes.fault = fault_text(say_, result.error());
        // A fault of the storage is tried again; one of the words waits for other words.
        if (result.error().findings.empty()) answered_notes.dirty_since_ms = platform_.wall_ms();
      }));
}

void App::resend_notes(const sync::WorkItem& item) {
  const auto* set =
      item.operations.empty() ? nullptr : std::get_if<sync::Set>(&item.operations.front().payload);
  if (set == nullptr) return;
  const sync::RowView customer = client_.replica().get(kCustomerEntity, item.entity);
  if (customer.present() && set->fields.has(customer_field::kNotes)) {
    begin_notes(customer);
    state_.customer_notes.text = std::string(set->fields.text(customer_field::kNotes));
  }
  platform_.push_route(address_of({Screen::kCustomer, item.entity}));
}

}  // namespace huifang::shell
