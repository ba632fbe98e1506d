#include "sync/client/internal/list_index.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace huifang::sync {
namespace {

constexpr std::size_t kChangesFollowed = 64;  // More, and an order is made anew when asked for.
constexpr std::size_t kGarbageLeast = 64 * 1024;

}  // namespace

void ListIndex::leaving(SlotNumber slot) {
  for (auto& [field, order] : orders_) {
    order.arranging.reset();
    if (!order.valid) continue;
    if (order.changed.size() >= kChangesFollowed) {
      order = Order{};
      continue;
    }
    std::erase(order.changed, slot);
    const auto found = std::ranges::find(order.slots, slot);
    if (found != order.slots.end()) order.slots.erase(found);
  }
}

void ListIndex::entered(SlotNumber slot) {
  for (auto& [field, order] : orders_) {
    order.arranging.reset();
    if (!order.valid) continue;
    if (order.changed.size() >= kChangesFollowed) {
      order = Order{};
      continue;
    }
    order.changed.push_back(slot);
  }
}

void ListIndex::put(const Id& id, const Entry& entry) {
  const auto known = by_id_.find(id);
  SlotNumber number = 0;
  if (known != by_id_.end()) {
    number = known->second;
    leaving(number);
    garbage_ += slots_[number].size;
  } else if (!free_.empty()) {
    number = free_.back();
    free_.pop_back();
    by_id_.emplace(id, number);
  } else {
    number = static_cast<SlotNumber>(slots_.size());
    slots_.emplace_back();
    by_id_.emplace(id, number);
  }
  const std::size_t offset = arena_.size();
  slots_[number] = Slot{id,
                        entry.root,
                        entry.scope,
                        entry.seq,
                        static_cast<std::uint32_t>(offset),
                        static_cast<std::uint32_t>(entry.columns.size())};
  append(entry.columns);
  if (garbage_ > kGarbageLeast && garbage_ > arena_.size() / 2) compact_arena();
  entered(number);
}

// The bytes may lie in the arena, which may move.
void ListIndex::append(ByteView columns) {
  const std::less<> before;
  const bool lies_within = !columns.empty() && !before(columns.data(), arena_.data()) &&
                           before(columns.data(), arena_.data() + arena_.size());
  if (lies_within) return append(Bytes(columns.begin(), columns.end()));
  arena_.insert(arena_.end(), columns.begin(), columns.end());
}

void ListIndex::erase(const Id& id) {
  const auto known = by_id_.find(id);
  if (known == by_id_.end()) return;
  leaving(known->second);
  garbage_ += slots_[known->second].size;
  free_.push_back(known->second);
  by_id_.erase(known);
}

void ListIndex::compact_arena() {
  Bytes arena;
  arena.reserve(arena_.size() - garbage_);
  for (const auto& [id, number] : by_id_) {
    Slot& slot = slots_[number];
    const ByteView bytes = columns_of(slot);
    slot.offset = static_cast<std::uint32_t>(arena.size());
    arena.insert(arena.end(), bytes.begin(), bytes.end());
  }
  arena_ = std::move(arena);
  garbage_ = 0;
}

std::optional<ListIndex::Entry> ListIndex::find(const Id& id) const {
  const auto known = by_id_.find(id);
  if (known == by_id_.end()) return std::nullopt;
  const Slot& slot = slots_[known->second];
  return Entry{slot.root, slot.scope, slot.seq, columns_of(slot)};
}

bool ListIndex::before(SlotNumber left, SlotNumber right, FieldNumber field) const {
  if (field != 0) {
    const PackedKey left_key = packed_key(columns_of(slots_[left]), field);
    const PackedKey right_key = packed_key(columns_of(slots_[right]), field);
    if (left_key != right_key) return left_key < right_key;
  }
  return slots_[left].id < slots_[right].id;
}

const std::vector<ListIndex::SlotNumber>& ListIndex::ordered(FieldNumber field) {
  Order& order = orders_[field];
  const auto before_in_order = [this, field](SlotNumber left, SlotNumber right) {
    return before(left, right, field);
  };
  if (order.valid) {
    for (const SlotNumber slot : order.changed) {
      order.slots.insert(std::ranges::upper_bound(order.slots, slot, before_in_order), slot);
    }
    order.changed.clear();
    return order.slots;
  }
  // Keys once for all: comparing packed rows each time would read each many times.
  std::vector<Keyed> keys;
  keys.reserve(by_id_.size());
  for (const auto& [id, slot] : by_id_) keys.push_back(keyed(slot, field));
  std::ranges::sort(keys);
  rows_sorted_ += keys.size();
  order.take(keys);
  return order.slots;
}

bool ListIndex::arrange_some(FieldNumber field, std::size_t rows) {
  Order& order = orders_[field];
  if (order.valid) return false;
  if (!order.arranging) order.arranging = Arranging{};
  Arranging& arranging = *order.arranging;
  if (arranging.next < slots_.size()) {
    std::vector<Keyed> run;
    const std::size_t end = std::min(slots_.size(), arranging.next + rows);
    run.reserve(end - arranging.next);
    for (; arranging.next < end; ++arranging.next)
      if (is_used(arranging.next)) run.push_back(keyed(arranging.next, field));
    arranging.sort.put(std::move(run));
    return true;
  }
  if (arranging.sort.merge_some(rows)) return true;
  order.take(arranging.sort.sorted());
  return false;
}

bool ListIndex::is_used(SlotNumber slot) const {
  const auto known = by_id_.find(slots_[slot].id);
  return known != by_id_.end() && known->second == slot;
}

ListIndex::Keyed ListIndex::keyed(SlotNumber slot, FieldNumber field) const {
  const PackedKey key = field == 0 ? PackedKey{} : packed_key(columns_of(slots_[slot]), field);
  return {key, slots_[slot].id, slot};
}

void ListIndex::Order::take(const std::vector<Keyed>& sorted) {
  slots.clear();
  slots.reserve(sorted.size());
  for (const Keyed& row : sorted) slots.push_back(row.slot);
  changed.clear();
  arranging.reset();
  valid = true;
}

bool ListIndex::matches(const Slot& slot, const ListQuery& query, std::string_view folded) const {
  const ByteView bytes = columns_of(slot);
  if (query.where != 0) {
    const PackedKey key = packed_key(bytes, query.where);
    const bool wanted = std::ranges::any_of(
        query.values, [&key](const Value& value) { return value_key(value) == key; });
    if (!wanted) return false;
  }
  if (folded.empty()) return true;
  return std::ranges::any_of(query.search_in, [&](FieldNumber field) {
    const PackedKey key = packed_key(bytes, field);
    return key.kind == PackedKey::Kind::kText && contains_folded(key.text, folded);
  });
}

std::vector<Id> ListIndex::select(const ListQuery& query) {
  const std::vector<SlotNumber>& slots = ordered(query.order_by);
  const std::string folded = fold_case(query.contains);
  std::vector<Id> ids;
  const auto take = [&](SlotNumber number) {
    if (matches(slots_[number], query, folded)) ids.push_back(slots_[number].id);
    return query.limit == 0 || ids.size() < query.limit;
  };
  if (query.descending) {
    for (auto slot = slots.rbegin(); slot != slots.rend() && take(*slot);) ++slot;
  } else {
    for (auto slot = slots.begin(); slot != slots.end() && take(*slot);) ++slot;
  }
  return ids;
}

}  // namespace huifang::sync
