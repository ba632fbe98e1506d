#include "sync/client/internal/fresh_rows.hpp"

#include <utility>

#include "sync/client/internal/local_replica.hpp"

namespace huifang::sync {

class FreshRows::Filler : public RowBlockVisitor {
 public:
  Filler(FreshRows& filled, std::optional<DeviceKey> delta) : filled_(filled), delta_(delta) {}

  void out(const RootOut& out) override {
    if (!delta_) return;
    filled_.base_.apply_out(out, *delta_);
    for (auto& [type, index] : filled_.indexes_) {
      for (const Id& id : index.where([&out](const Id& root, Scope scope) {
             return scope == out.scope && (!out.root || *out.root == root);
           }))
        index.erase(id);
    }
  }
  void rows_to_come(std::size_t) override {}
  void row(const DeviceRowView& row) override {
    if (!delta_) {  // Its columns are chosen already.
      filled_.indexes_[row.key.type].put(row.key.id,
                                         {row.key.root, row.scope, row.seq, row.fields});
      return;
    }
    ++filled_.replica_.mutable_cost().rows_decoded;
    filled_.replica_.put_in_lists(row, filled_.indexes_);
    filled_.base_.apply_row({.key = row.key,
                             .scope = row.scope,
                             .seq = row.seq,
                             .deleted = row.deleted,
                             .complete = row.complete,
                             .fields = Bytes(row.fields.begin(), row.fields.end())},
                            *delta_);
  }

 private:
  FreshRows& filled_;
  std::optional<DeviceKey> delta_;
};

void FreshRows::set_page_table(PageTable table) { base_.set_page_table(std::move(table)); }

void FreshRows::queue_index_page(Bytes stored) { queue_.push_back({std::move(stored), {}}); }

void FreshRows::queue_delta(Bytes stored, DeviceKey delta) {
  queue_.push_back({std::move(stored), delta});
}

Status FreshRows::step() {
  if (queue_.empty()) {
    order_some();
    return {};
  }
  const Source& source = queue_.front();
  Filler filler(*this, source.delta);
  Status status;
  bool more = false;
  if (!reading_) {
    reading_.emplace(source.stored);
    status = reading_->begin(filler);
  }
  if (status) {
    const auto read = reading_->read(kRowsPerStep, filler);
    if (!read) status = std::unexpected(read.error());
    more = read.value_or(false);
  }
  if (more) return {};
  reading_.reset();
  queue_.pop_front();
  return status;
}

void FreshRows::order_some() {
  for (auto& [type, index] : indexes_)
    if (index.arrange_some(replica_.first_column(type), kOrderedPerStep)) return;
  ordered_ = true;
}

}  // namespace huifang::sync
