#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sync/client/format/page_table.hpp"
#include "sync/client/internal/base_rows.hpp"

namespace huifang::sync {

class Workspace;

// Moves the rows of deltas into pages while nothing else is going on, a page at a time. Pages that
// nothing changed in are not touched. Until the last one is done the deltas stay, so being stopped
// anywhere costs nothing but the work.
class PageMerger {
 public:
  explicit PageMerger(Workspace& workspace) : workspace_(workspace) {}

  // True if there is enough in the deltas to be worth it, or a merge is under way.
  bool is_wanted() const;
  // One step. REQUIRES: is_wanted().
  void step();
  // All rows are other ones now: what was begun does not count.
  void restart();

 private:
  using Deltas = std::map<DeviceRowKey, BaseRows::DeltaRow>;
  struct Walk {
    DeviceKey through = 0;  // Deltas up to here are being merged.
    std::optional<DeviceRowKey>
        position;  // Rows up to and with it are in pages; none = nothing yet.
  };
  // What the next step rewrites: a page and the changes in its range, or changes between pages.
  struct Task {
    std::optional<std::size_t> page;
    std::vector<const DeviceRow*> changes;
    DeviceRowKey last;  // The walk goes on behind it.
  };

  std::optional<Task> next_task() const;
  void rewrite(const Task& task, const RowBlock* page);
  void finish();

  Workspace& workspace_;
  std::optional<Walk> walk_;
  bool busy_ = false;
  std::uint64_t run_ = 0;  // Grows when everything begun becomes void.
};

}  // namespace huifang::sync
