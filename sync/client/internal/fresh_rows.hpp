#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>

#include "core/record/bytes.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/client/internal/base_rows.hpp"
#include "sync/client/internal/list_index.hpp"

namespace huifang::sync {

class LocalReplica;

// How many rows the client handles before it gives the thread back: on a slow phone, too, less than
// a frame takes.
inline constexpr std::size_t kRowsPerStep = 200;
// How many of them it puts in order meanwhile, which is much quicker than reading them.
inline constexpr std::size_t kOrderedPerStep = 2'000;

// Rows that are made ready beside those that are shown, a few at a step; when all are there the
// replica takes them in place of its own. So tens of thousands never stop the screen.
class FreshRows {
 public:
  explicit FreshRows(LocalReplica& replica) : replica_(replica) {}

  // What is to be read, in this order: first the table and its index pages, then deltas.
  void set_page_table(PageTable table);
  void queue_index_page(Bytes stored);
  void queue_delta(Bytes stored, DeviceKey delta);
  // All is queued: when it is read, the lists are put in order.
  void all_queued() { ordered_ = false; }

  bool has_work() const { return !queue_.empty() || !ordered_; }
  // Reads at most `kRowsPerStep` rows, or orders `kOrderedPerStep`. Fails where what is stored is
  // damaged; nothing more is to be read from it then. REQUIRES: has_work().
  Status step();

 private:
  friend class LocalReplica;
  struct Source {
    Bytes stored;
    std::optional<DeviceKey> delta;  // None: an index page.
  };
  class Filler;
  void order_some();

  LocalReplica& replica_;
  std::deque<Source> queue_;
  std::optional<RowBlockReader> reading_;  // The first of the queue, once it was begun.
  BaseRows base_;
  std::map<EntityNumber, ListIndex> indexes_;
  bool ordered_ = true;  // As far as that was asked for.
};

}  // namespace huifang::sync
