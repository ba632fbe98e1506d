#include "shell/app/models/timeline.hpp"

#include <algorithm>
#include <optional>

#include "core/catalog/fields.hpp"

namespace huifang::shell {
namespace {

std::optional<TimelineItem> item_of(const sync::RowView& row) {
  if (!row.present()) return std::nullopt;
  const Fields& fields = row.record.fields;
  TimelineItem item{.id = row.record.id, .record = row.record, .pending = row.pending};
  if (row.record.type == kVisitEntity) {
    item.kind = TimelineItem::Kind::kVisit;
    item.when_ms = fields.number(visit_field::kCheckInAt);
    if (item.when_ms == 0) item.when_ms = fields.number(visit_field::kPlannedAt);
    return item;
  }
  if (row.record.type == kEntryEntity) {
    item.kind = TimelineItem::Kind::kEntry;
    item.when_ms = fields.number(entry_field::kOccurredAt);
    return item;
  }
  return std::nullopt;
}

}  // namespace

const std::vector<TimelineItem>& CustomerTimeline::of(sync::Replica& replica, const Id& customer) {
  const std::uint64_t now = replica.version();
  if (!loading_ && now == version_ && customer == customer_) return items_;
  customer_ = customer;
  version_ = now;
  const sync::Timeline timeline = replica.timeline(customer);
  loading_ = timeline.loading;
  items_.clear();
  for (const sync::RowView& row : timeline.rows) {
    if (std::optional<TimelineItem> item = item_of(row)) items_.push_back(std::move(*item));
  }
  std::ranges::stable_sort(items_, [](const TimelineItem& left, const TimelineItem& right) {
    return left.when_ms > right.when_ms;
  });
  return items_;
}

}  // namespace huifang::shell
