#include "sync/client/internal/work_log.hpp"

#include <algorithm>

namespace huifang::sync {
namespace {

int rank(WorkState state) {
  switch (state) {
    case WorkState::kConflict:
      return 0;
    case WorkState::kRefused:
      return 1;
    case WorkState::kHeld:
      return 2;
    case WorkState::kSaved:
    case WorkState::kSent:
      return 3;
    case WorkState::kAccepted:
      return 4;
  }
  return 4;
}

bool has_ended(WorkState state) { return state != WorkState::kSaved && state != WorkState::kSent; }

}  // namespace

void WorkLog::forget_places(const Kept& kept) {
  places_.erase({kept.record.session, kept.record.last});
  const auto entity = by_entity_.find({kept.record.item.type, kept.record.item.entity});
  if (entity == by_entity_.end()) return;
  entity->second.erase(kept.order);
  if (entity->second.empty()) by_entity_.erase(entity);
}

void WorkLog::remember_places(const Kept& kept) {
  if (kept.record.last != 0) places_[{kept.record.session, kept.record.last}] = kept.record.item.id;
  by_entity_[{kept.record.item.type, kept.record.item.entity}].insert(kept.order);
}

void WorkLog::add_saved(const PendingOperation& pending) {
  const Operation& operation = pending.operation;
  if (operation.kind() == OperationKind::kControl) return;
  const Id id = operation.transaction.value_or(operation.entity);
  auto [entry, added] = kept_.try_emplace(id);
  Kept& kept = entry->second;
  WorkItem& item = kept.record.item;
  if (!added && has_ended(item.state)) return;  // How it ended is known already.
  if (added) {
    kept.order = next_order_++;
    order_[kept.order] = id;
    item = WorkItem{.id = id,
                    .type = operation.type,
                    .entity = operation.entity,
                    .root = pending.root,
                    .kind = operation.kind(),
                    .made_ms = hlc_ms(operation.hlc)};
    kept.record.session = pending.session;
    kept.record.device = pending.device;
    kept.record.first = operation.counter;
  } else {
    forget_places(kept);
    if (kept.record.session != pending.session) {  // Issued anew under another session.
      kept.record.session = pending.session;
      kept.record.first = operation.counter;
      item.operations.clear();
    }
  }
  kept.record.last = operation.counter;
  if (const auto* transition = std::get_if<Transition>(&operation.payload))
    item.event = transition->event;
  item.operations.push_back(operation);
  remember_places(kept);
}

void WorkLog::put(WorkRecord record) {
  const Id id = record.item.id;
  auto [entry, added] = kept_.try_emplace(id);
  Kept& kept = entry->second;
  if (added) {
    kept.order = next_order_++;
    order_[kept.order] = id;
  } else {
    forget_places(kept);
  }
  kept.record = std::move(record);
  remember_places(kept);
  const WorkItem& item = kept.record.item;
  if (has_ended(item.state) && item.receipt >= last_receipt_) {
    last_receipt_ = item.receipt;
    last_receipt_ms_ = item.accepted_ms;
  }
}

void WorkLog::remove(const Id& id) {
  const auto entry = kept_.find(id);
  if (entry == kept_.end()) return;
  forget_places(entry->second);
  order_.erase(entry->second.order);
  kept_.erase(entry);
}

void WorkLog::set_sent(SessionId session, Counter first, Counter last, bool sent) {
  for (auto place = places_.lower_bound({session, first}); place != places_.end(); ++place) {
    if (place->first.first != session || place->first.second > last) return;
    WorkItem& item = kept_.at(place->second).record.item;
    if (!has_ended(item.state)) item.state = sent ? WorkState::kSent : WorkState::kSaved;
  }
}

void WorkLog::trim() {
  std::size_t accepted = 0;
  std::vector<Id> gone;
  for (auto entry = order_.rbegin(); entry != order_.rend(); ++entry) {
    const WorkRecord& record = kept_.at(entry->second).record;
    if (record.item.state != WorkState::kAccepted && !record.put_away) continue;
    if (++accepted > kAcceptedKept) gone.push_back(entry->second);
  }
  for (const Id& id : gone) remove(id);
}

const WorkRecord* WorkLog::find(const Id& id) const {
  const auto entry = kept_.find(id);
  return entry == kept_.end() ? nullptr : &entry->second.record;
}

const WorkRecord* WorkLog::find(SessionId session, Counter counter) const {
  const auto place = places_.lower_bound({session, counter});
  if (place == places_.end() || place->first.first != session) return nullptr;
  const WorkRecord& record = kept_.at(place->second).record;
  return record.first <= counter ? &record : nullptr;
}

std::vector<const WorkRecord*> WorkLog::within(SessionId session, Counter first,
                                               Counter last) const {
  std::vector<const WorkRecord*> records;
  for (auto place = places_.lower_bound({session, first}); place != places_.end(); ++place) {
    if (place->first.first != session || place->first.second > last) break;
    const WorkRecord& record = kept_.at(place->second).record;
    if (record.first >= first) records.push_back(&record);
  }
  return records;
}

std::vector<WorkItem> WorkLog::items() const {
  std::vector<WorkItem> items;
  std::vector<WorkItem> accepted;
  for (const auto& [order, id] : order_) {
    const WorkRecord& record = kept_.at(id).record;
    if (record.put_away) continue;
    (record.item.state == WorkState::kAccepted ? accepted : items).push_back(record.item);
  }
  std::ranges::stable_sort(items, {}, [](const WorkItem& item) { return rank(item.state); });
  items.insert(items.end(), accepted.rbegin(), accepted.rend());
  return items;
}

std::vector<const WorkRecord*> WorkLog::ended() const {
  std::vector<const WorkRecord*> records;
  for (const auto& [order, id] : order_) {
    const WorkRecord& record = kept_.at(id).record;
    if (has_ended(record.item.state)) records.push_back(&record);
  }
  return records;
}

EntityMark WorkLog::mark_of(const EntityKey& entity) const {
  const auto found = by_entity_.find(entity);
  if (found == by_entity_.end()) return {};
  const WorkItem& item = kept_.at(order_.at(*found->second.rbegin())).record.item;
  return EntityMark{.any = true, .state = item.state, .receipt = item.receipt};
}

std::size_t WorkLog::count(WorkState state) const {
  return static_cast<std::size_t>(std::ranges::count_if(kept_, [state](const auto& entry) {
    return entry.second.record.item.state == state && !entry.second.record.put_away;
  }));
}

}  // namespace huifang::sync
