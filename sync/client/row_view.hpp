#pragma once

#include <cstdint>
#include <vector>

#include "core/record/record.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

enum class RowState : std::uint8_t {
  kPresent,
  kLoading,  // Its page is on the way; the change notice comes when it is here.
  kAbsent,
};

// One entity as this device knows it: what the office last said, with the person's own pending
// operations on top.
struct RowView {
  RowState state = RowState::kAbsent;
  Record record;
  Id root;               // The customer it belongs to; nil for the directory.
  Sequence seq = 0;      // Newest version of the office in it; 0 = only known here so far.
  bool pending = false;  // Something in it is not accepted yet.

  bool present() const { return state == RowState::kPresent; }
};

// All rows of one customer: the customer, visits, contacts, entries, conflicts.
struct Timeline {
  bool loading = false;       // True: `rows` holds what is in memory so far.
  std::vector<RowView> rows;  // By type, then id (ids of one type grow with time).
};

}  // namespace huifang::sync
