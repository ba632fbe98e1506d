// What people do on a simulated device.
#include <algorithm>

#include "core/catalog/fields.hpp"
#include "tests/sim/device.hpp"

namespace huifang::sim {

std::string SimDevice::marker() {
  return "u" + std::to_string(user_) + "-" + std::to_string(++marks_);
}

std::optional<Id> SimDevice::any_customer() {
  const std::vector<Id> customers = client()->replica().list({.type = kCustomerEntity});
  if (customers.empty()) return std::nullopt;
  return customers[dice_.below(customers.size())];
}

sync::RowView SimDevice::any_visit() {
  const std::vector<Id> visits = client()->replica().list({.type = kVisitEntity});
  if (visits.empty()) return {};
  return client()->replica().get(kVisitEntity, visits[dice_.below(visits.size())]);
}

void SimDevice::look_at_everything() {
  if (!run_ || client()->status().phase != sync::Phase::kReady) return;
  sync::Replica& replica = client()->replica();
  for (const EntityNumber type : {kVisitEntity, kCustomerEntity})
    for (const Id& id : replica.list({.type = type})) replica.get(type, id);
  for (const Id& customer : replica.list({.type = kCustomerEntity})) replica.timeline(customer);
  replica.timeline(Id{});
  arm();
}

void SimDevice::act() {
  sync::Client* device = client();
  if (device == nullptr) return;
  const sync::SyncStatus& status = device->status();
  const bool asks = status.phase == sync::Phase::kSignIn || status.sign_in_again;
  if (asks && !is_offline()) {
    device->sign_in("account" + std::to_string(user_), "secret", "sim", [](const auto&) {});
    return arm();
  }
  if (status.phase != sync::Phase::kReady) return arm();
  switch (dice_.below(10)) {
    case 0:
    case 1:
    case 2:
      visit();
      break;
    case 3:
    case 4:
    case 5:
      edit_customer();
      break;
    case 6:
      append_comment();
      break;
    case 7:
      edit_visit();
      break;
    case 8:
      work_draft();
      break;
    default:
      look_after_work();
      break;
  }
  arm();
}

void SimDevice::commit(sync::Transaction transaction, std::size_t operations) {
  const std::vector<std::string> finished = transaction.finished_drafts();
  std::vector<DraftChange> changes;
  for (const std::string& key : finished) changes.push_back(draft_changes(key, std::nullopt));
  client()->commit(std::move(transaction), [this, operations, changes](const auto& saved) {
    for (const DraftChange& change : changes) draft_changed(change, saved.has_value());
    if (!saved) {
      trace_.note(0xBAD);
      return;
    }
    saved_.push_back({.id = *saved, .user = user_, .operations = operations});
    trace_.note(0x5A000 + saved_.size());
  });
}

void SimDevice::visit() {
  const auto customer = any_customer();
  if (!customer) return;
  const std::int64_t now_ms = client()->now_ms();
  sync::Transaction transaction;
  const sync::RowView visit =
      transaction.create(kVisitEntity, client()->new_id(), *customer,
                         Fields({{visit_field::kCustomer, *customer},
                                 {visit_field::kRep, employee_id(user_)},
                                 {visit_field::kState, std::string("on_site")},
                                 {visit_field::kPurpose, std::string("regular")},
                                 {visit_field::kCheckInAt, now_ms - 600'000},
                                 {visit_field::kNoPlaceReason, std::string("refused")},
                                 {visit_field::kResult, std::string("done")},
                                 {visit_field::kSatisfaction, std::int64_t{4}},
                                 {visit_field::kNotes, "谈了 " + marker()}}));
  transaction.transition(visit, "write_up");
  std::size_t operations = 2;
  if (dice_.below(3) != 0) {
    transaction.transition(visit, "submit");
    ++operations;
  }
  if (!drafts_.empty() && dice_.below(2) == 0) transaction.finish_draft(drafts_.begin()->first);
  commit(std::move(transaction), operations);
}

void SimDevice::edit_customer() {
  const auto customer = any_customer();
  if (!customer) return;
  const sync::RowView seen = client()->replica().get(kCustomerEntity, *customer);
  if (!seen.present()) return;
  sync::Transaction transaction;
  // One field that matters and one that does not.
  const FieldNumber field =
      dice_.below(2) == 0 ? customer_field::kNotes : customer_field::kShortName;
  transaction.set(seen, Fields({{field, "改 " + marker()}}));
  commit(std::move(transaction), 1);
}

void SimDevice::append_comment() {
  const sync::RowView visit = any_visit();
  if (!visit.present()) return;
  sync::Transaction transaction;
  transaction.append(visit, "comment", Fields({{entry_field::kBody, "记 " + marker()}}));
  commit(std::move(transaction), 1);
}

void SimDevice::edit_visit() {
  const sync::RowView visit = any_visit();
  if (!visit.present()) return;
  sync::Transaction transaction;
  if (visit.record.fields.text(visit_field::kState) == "written_up" && dice_.below(2) == 0) {
    transaction.transition(visit, "submit");
  } else {
    transaction.set(visit, Fields({{visit_field::kNotes, "补 " + marker()}}));
  }
  commit(std::move(transaction), 1);
}

void SimDevice::work_draft() {
  const std::string key = "visit/" + std::to_string(dice_.below(3));
  const std::string text = marker();
  const Bytes bytes(text.begin(), text.end());
  const DraftChange change = draft_changes(key, bytes);
  client()->save_draft(key, bytes, [this, change](const Status& saved) {
    draft_changed(change, saved.has_value());
  });
}

SimDevice::DraftChange SimDevice::draft_changes(const std::string& key,
                                                std::optional<Bytes> bytes) {
  auto& possible = drafts_[key];
  if (possible.empty()) possible.push_back({0, std::nullopt});
  possible.push_back({++draft_changes_, std::move(bytes)});
  return {key, draft_changes_};
}

void SimDevice::draft_changed(const DraftChange& change, bool saved) {
  auto& possible = drafts_[change.key];
  const auto mine = std::ranges::find(possible, change.number, &DraftState::number);
  possible.erase(saved ? possible.begin() : mine, saved ? mine : std::next(mine));
}

void SimDevice::look_after_work() {
  for (const sync::WorkItem& item : client()->work()) {
    if (item.state == sync::WorkState::kRefused) {
      client()->dismiss(item.id, [this, id = item.id](const Status& done) {
        if (done) dismissed.insert(id);
      });
      return;
    }
  }
  const std::vector<Id> conflicts = client()->replica().list(
      {.type = kConflictEntity, .where = conflict_field::kState, .values = {std::string("open")}});
  if (conflicts.empty()) return;
  const auto choice = static_cast<sync::ConflictChoice>(dice_.below(3));
  client()->settle(conflicts[dice_.below(conflicts.size())], choice, [this](const auto& saved) {
    if (saved) saved_.push_back({.id = *saved, .user = user_, .operations = 0});
  });
}

}  // namespace huifang::sim
