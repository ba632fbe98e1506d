#pragma once

#include <functional>
#include <map>
#include <vector>

#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {

// Reads a person's database into their workspace. What is damaged is told apart by what it costs:
// rows are pulled anew; a broken tail of the log costs that tail, and what follows it is sent under
// another session if the office does not hold it; of two superblocks the older one will do, for
// what was saved behind it is found in the log; without any, all operations found are offered
// again.
class DatabaseOpening : public std::enable_shared_from_this<DatabaseOpening> {
 public:
  DatabaseOpening(Workspace& workspace, std::function<void(const Status&)> done)
      : workspace_(workspace), done_(std::move(done)), rows_(workspace.replica) {}

  void start();

 private:
  void loaded(Result<std::vector<DeviceEntry>> entries);
  using Operations = std::map<std::pair<SessionId, Counter>, OperationBody>;

  Status read_superblock();
  void widen_ranges();
  Status read_log();
  bool read_frame(const Frame& frame, Operations& operations);
  void mark_sessions(const Operations& operations);
  void fill_outbox(Operations operations);
  void read_page_table();
  void read_index_pages(PageTable table);
  void read_deltas();
  // Takes the bytes where they are its own.
  std::optional<Bytes> block_of_delta(DeviceKey key, Bytes& stored);
  void read_rows();
  void read_stage();
  void drop_leftovers(StoreWriter::Plan& plan) const;
  void take_over();

  Workspace& workspace_;
  std::function<void(const Status&)> done_;
  std::map<std::pair<DeviceArea, DeviceKey>, Bytes> values_;
  Superblock superblock_;
  StoreWriter::Slots slots_;
  bool outdated_ = false;  // A newer superblock may have been there, or there is none at all.
  bool rows_damaged_ = false;
  FreshRows rows_;                      // What is read of them so far.
  std::vector<DeviceWrite> set_aside_;  // Damaged segments, kept for a rescue.
  std::map<DeviceKey, std::size_t> segments_;
};

}  // namespace huifang::sync
