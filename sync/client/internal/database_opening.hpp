#pragma once

#include <functional>
#include <map>
#include <vector>

#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {

// Reads a person's database into their workspace. What is damaged is told apart by what it costs:
// rows are pulled anew; a broken tail of the log costs that tail, and what follows it is sent under
// another session; without a superblock all operations found are offered to the office again.
class DatabaseOpening : public std::enable_shared_from_this<DatabaseOpening> {
 public:
  DatabaseOpening(Workspace& workspace, std::function<void(const Status&)> done)
      : workspace_(workspace), done_(std::move(done)) {}

  void start();

 private:
  void loaded(Result<std::vector<DeviceEntry>> entries);
  Status read_superblock();
  Status read_log();
  void read_frame(const Frame& frame,
                  std::map<std::pair<SessionId, Counter>, OperationBody>& operations);
  void fill_outbox(std::map<std::pair<SessionId, Counter>, OperationBody> operations);
  void read_page_table();
  void read_index_pages();
  void read_deltas();
  void read_stage();
  void take_over();

  Workspace& workspace_;
  std::function<void(const Status&)> done_;
  std::map<std::pair<DeviceArea, DeviceKey>, Bytes> values_;
  Superblock superblock_;
  StoreWriter::Slots slots_;
  bool recovered_ = false;  // There was no readable superblock, but a log.
  bool rows_damaged_ = false;
  std::vector<DeviceWrite> set_aside_;    // Damaged segments, kept for a rescue.
  std::vector<PendingOperation> strays_;  // Behind a hole: to be issued anew.
  std::map<DeviceKey, std::size_t> segments_;
};

}  // namespace huifang::sync
