#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "core/record/cbor.hpp"
#include "core/record/record.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

// Where a row is found: rows of one customer lie together, by type, then by id.
struct DeviceRowKey {
  Id root;
  EntityNumber type = 0;
  Id id;
  auto operator<=>(const DeviceRowKey&) const = default;
};

// A row as the device keeps it: its fields stay packed until somebody looks at them.
struct DeviceRow {
  DeviceRowKey key;
  Scope scope = 0;
  Sequence seq = 0;
  bool deleted = false;
  bool complete = true;  // Else only the fields that changed; they go over what is known.
  Bytes fields;          // As write_fields made them.
  bool operator==(const DeviceRow&) const = default;
};

// The same as it lies in a block.
struct DeviceRowView {
  DeviceRowKey key;
  Scope scope = 0;
  Sequence seq = 0;
  bool deleted = false;
  bool complete = true;
  ByteView fields;  // Valid as long as the bytes of the block.
};

DeviceRow device_row(const RowVersion& version);

// The row after `newer` came in over `older`.
Result<DeviceRow> merge_rows(const DeviceRow& older, const DeviceRow& newer);

// The rows of a scope, or of one root in it, are to vanish.
struct RootOut {
  Scope scope = 0;
  std::optional<Id> root;  // None: the whole scope.
  bool operator==(const RootOut&) const = default;
};

// Rows in the order given, and what vanishes before they come in. Pages (rows sorted, complete),
// their list columns, deltas and staged pages are all blocks. A block is sealed.
struct RowBlock {
  std::vector<RootOut> outs;
  std::vector<DeviceRow> rows;
  bool operator==(const RowBlock&) const = default;
};
Bytes encode_row_block(const RowBlock& block);
Result<RowBlock> decode_row_block(ByteView stored);

// Hears what a block holds in its order: outs, the count of rows, rows.
class RowBlockVisitor {
 public:
  virtual ~RowBlockVisitor() = default;
  virtual void out(const RootOut& out) = 0;
  virtual void rows_to_come(std::size_t count) = 0;
  virtual void row(const DeviceRowView& row) = 0;
};

// Makes a block row by row.
class RowBlockWriter {
 public:
  void add(const DeviceRow& row);
  std::size_t rows() const { return count_; }
  // The block of all that was added, the outs before it. Nothing can be added afterwards.
  Bytes finish(const std::vector<RootOut>& outs);

 private:
  CborWriter rows_;
  std::size_t count_ = 0;
  Id root_before_;
  Scope scope_before_ = 0;
};

// The outs of a block; none if it is damaged.
std::vector<RootOut> outs_of_row_block(ByteView stored);

// Reads a block without copying it, as much at once as is asked for. `stored` outlives it.
class RowBlockReader {
 public:
  explicit RowBlockReader(ByteView stored) : stored_(stored) {}

  // What comes before the rows.
  Status begin(RowBlockVisitor& visitor);
  // At most so many rows; says whether more are to come. Fails as decode_row_block does; what came
  // before the damage was heard by then. REQUIRES: begin() succeeded.
  Result<bool> read(std::size_t rows_max, RowBlockVisitor& visitor);

 private:
  ByteView stored_;
  std::optional<CborReader> reader_;
  std::size_t parts_ = 0;
  std::size_t rows_left_ = 0;
  DeviceRowView row_;
};

// All of it at once.
Status walk_row_block(ByteView stored, RowBlockVisitor& visitor);

// What one row takes in a block, at most.
std::size_t row_size(const DeviceRow& row);

// A page that was pulled and waits for the checkpoint.
struct StagedPage {
  Bytes cursor_before;
  Bytes cursor_after;
  Bytes block;  // A sealed row block, as of a delta.
  bool operator==(const StagedPage&) const = default;
};
// A delta whose rows are those of a staged page, which stays where it lies.
Bytes encode_staged_delta(std::uint64_t stage_key);
// The key of that page; nothing for any other delta.
std::optional<std::uint64_t> staged_key_of_delta(ByteView stored);

Bytes encode_staged_page(const StagedPage& page);
Result<StagedPage> decode_staged_page(ByteView stored);

}  // namespace huifang::sync
