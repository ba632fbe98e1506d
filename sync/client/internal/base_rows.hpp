#pragma once

#include <algorithm>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sync/client/format/page_table.hpp"
#include "sync/client/format/row_block.hpp"
#include "sync/client/internal/outbox.hpp"

namespace huifang::sync {

// The rows as the office gave them: pages on disk, of which some are in memory, and over them the
// deltas, which all are. Newest wins.
class BaseRows {
 public:
  struct Found {
    bool known = false;  // False: its page `page` has to be read first.
    DeviceKey page = 0;
    std::optional<DeviceRow> row;  // None: there is no such row (or only a deleted one).
  };

  // Rows of deltas that no page has yet, with the delta they came in last.
  struct DeltaRow {
    DeviceRow row;
    DeviceKey delta = 0;
  };

  void set_page_table(PageTable table) { table_ = std::move(table); }
  const PageTable& page_table() const { return table_; }

  // Takes in what a delta holds: first what goes out, then its rows. The deltas of one checkpoint
  // come in their order.
  void apply_out(const RootOut& out, DeviceKey delta);
  void apply_row(DeviceRow row, DeviceKey delta);
  void apply(const RowBlock& block, DeviceKey delta);

  // There are no rows, in pages or deltas.
  bool empty() const { return table_.pages.empty() && deltas_.empty(); }

  Found find(const DeviceRowKey& key);
  // The root under which a row of the deltas lies.
  std::optional<Id> root_of(const EntityKey& key) const;

  // Calls `visit(row)` for each row of the root in order; gives the pages still missing.
  template <class Visit>
  std::vector<DeviceKey> for_root(const Id& root, Visit visit);

  // The pages that may hold rows of this root.
  std::vector<const PageInfo*> pages_of(const Id& root) const;

  // Pages in memory: about `kCacheBytes` of them, those used last.
  std::shared_ptr<const RowBlock> cached(DeviceKey page);
  void put_cached(DeviceKey page, std::shared_ptr<const RowBlock> block, std::size_t bytes);

  // What a merge into pages needs.
  const std::map<DeviceRowKey, DeltaRow>& delta_rows() const { return deltas_; }
  bool is_out(const DeviceRow& row) const;
  bool has_outs() const { return !outs_.empty(); }
  const std::vector<std::pair<RootOut, DeviceKey>>& outs() const { return outs_; }
  // Everything that came in deltas up to `delta` is in the pages now.
  void forget_deltas(DeviceKey through);
  // The same of the rows behind `after` (none: from the first) up to and with `last`.
  void forget_deltas(DeviceKey through, const std::optional<DeviceRowKey>& after,
                     const DeviceRowKey& last);

  std::uint64_t rows_decoded = 0;

 private:
  static constexpr std::size_t kCacheBytes = 16 * 1024 * 1024;
  struct Cached {
    std::shared_ptr<const RowBlock> block;
    std::size_t bytes = 0;
    std::list<DeviceKey>::iterator use;
  };

  using Deltas = std::map<DeviceRowKey, DeltaRow>;
  void forget_rows(Deltas::iterator row, Deltas::iterator end, DeviceKey through);

  PageTable table_;
  Deltas deltas_;
  std::unordered_map<EntityKey, Id, EntityKeyHash> delta_roots_;
  std::vector<std::pair<RootOut, DeviceKey>> outs_;
  std::unordered_map<DeviceKey, Cached> cache_;
  std::list<DeviceKey> uses_;  // Most recent first.
  std::size_t cached_bytes_ = 0;
};

template <class Visit>
std::vector<DeviceKey> BaseRows::for_root(const Id& root, Visit visit) {
  std::vector<DeviceKey> missing;
  auto delta = deltas_.lower_bound(DeviceRowKey{root, 0, Id{}});
  const auto visit_deltas_before = [&](const DeviceRowKey* limit) {
    while (delta != deltas_.end() && delta->first.root == root &&
           (limit == nullptr || delta->first < *limit)) {
      if (!delta->second.row.deleted) visit(delta->second.row);
      ++delta;
    }
  };
  for (const PageInfo* info : pages_of(root)) {
    const auto block = cached(info->rows);
    if (!block) {
      missing.push_back(info->rows);
      continue;
    }
    auto row =
        std::ranges::lower_bound(block->rows, DeviceRowKey{root, 0, Id{}}, {}, &DeviceRow::key);
    for (; row != block->rows.end() && row->key.root == root; ++row) {
      visit_deltas_before(&row->key);
      const bool changed = delta != deltas_.end() && delta->first == row->key;
      if (is_out(*row)) {
        continue;  // A row that came back is complete in the deltas and visited there.
      }
      if (!changed) {
        visit(*row);
        continue;
      }
      if (!delta->second.row.deleted) {
        const auto merged = merge_rows(*row, delta->second.row);
        if (merged) visit(*merged);
      }
      ++delta;
    }
  }
  visit_deltas_before(nullptr);
  return missing;
}

}  // namespace huifang::sync
