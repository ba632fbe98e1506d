#pragma once

#include <compare>
#include <optional>
#include <span>
#include <vector>

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

// Reads a block without copying it. Fails as decode_row_block does; what came before the damage
// was heard by then.
Status walk_row_block(ByteView stored, RowBlockVisitor& visitor);

// What one row takes in a block, at most.
std::size_t row_size(const DeviceRow& row);

// A page that was pulled and waits for the checkpoint.
struct StagedPage {
  Bytes cursor_before;
  Bytes cursor_after;
  Bytes block;  // A sealed row block; it becomes a delta as it is.
  bool operator==(const StagedPage&) const = default;
};
Bytes encode_staged_page(const StagedPage& page);
Result<StagedPage> decode_staged_page(ByteView stored);

}  // namespace huifang::sync
