#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sync/client/internal/packed_fields.hpp"
#include "sync/client/internal/sliced_sort.hpp"
#include "sync/client/replica.hpp"

namespace huifang::sync {

// The listed columns of all rows of one type, in memory, packed in one arena. Orders are kept as
// asked for and follow small changes; large ones make them anew.
class ListIndex {
 public:
  struct Entry {
    Id root;
    std::uint64_t scope = 0;
    Sequence seq = 0;
    ByteView columns;  // Packed; valid until the next change.
  };

  void put(const Id& id, const Entry& entry);
  void erase(const Id& id);
  std::optional<Entry> find(const Id& id) const;
  std::size_t count() const { return by_id_.size(); }
  std::vector<Id> select(const ListQuery& query);
  // Makes this order of all rows, at most so many of them at a time, so that select() finds it;
  // true while there is more to do. A change of a row lets it begin anew.
  bool arrange_some(FieldNumber field, std::size_t rows);
  // By select(), of all orders that it did not find.
  std::uint64_t rows_sorted() const { return rows_sorted_; }

  // Ids of all rows for which `matches(root, scope)` holds.
  template <class Matches>
  std::vector<Id> where(Matches matches) const {
    std::vector<Id> ids;
    for (const auto& [id, slot] : by_id_) {
      if (matches(slots_[slot].root, slots_[slot].scope)) ids.push_back(id);
    }
    return ids;
  }

 private:
  using SlotNumber = std::uint32_t;
  struct Slot {
    Id id;
    Id root;
    std::uint64_t scope = 0;
    Sequence seq = 0;
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
  };
  struct Keyed {
    PackedKey key;
    Id id;
    SlotNumber slot = 0;
    auto operator<=>(const Keyed&) const = default;
  };
  struct Arranging {
    SlotNumber next = 0;  // The first that is not yet in it.
    SlicedSort<Keyed> sort;
  };
  struct Order {
    bool valid = false;
    std::vector<SlotNumber> slots;
    std::vector<SlotNumber> changed;  // Missing in `slots`, to be put in.
    std::optional<Arranging> arranging;
    void take(const std::vector<Keyed>& sorted);
  };

  ByteView columns_of(const Slot& slot) const {
    return ByteView(arena_).subspan(slot.offset, slot.size);
  }
  void leaving(SlotNumber slot);
  void entered(SlotNumber slot);
  bool is_used(SlotNumber slot) const;
  Keyed keyed(SlotNumber slot, FieldNumber field) const;
  const std::vector<SlotNumber>& ordered(FieldNumber field);
  bool before(SlotNumber left, SlotNumber right, FieldNumber field) const;
  bool matches(const Slot& slot, const ListQuery& query, std::string_view folded) const;
  void append(ByteView columns);
  void compact_arena();

  std::vector<Slot> slots_;
  std::vector<SlotNumber> free_;
  std::unordered_map<Id, SlotNumber> by_id_;
  std::map<FieldNumber, Order> orders_;
  Bytes arena_;
  std::size_t garbage_ = 0;
  std::uint64_t rows_sorted_ = 0;
};

}  // namespace huifang::sync
