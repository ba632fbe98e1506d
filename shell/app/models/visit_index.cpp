#include "shell/app/models/visit_index.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"

namespace huifang::shell {
namespace {

VisitLine line_of(const sync::ListRow& row) {
  const Fields& fields = row.columns;
  VisitLine line;
  line.id = row.id;
  line.customer = fields.reference(visit_field::kCustomer);
  if (line.customer.is_nil()) line.customer = row.root;
  line.rep = fields.reference(visit_field::kRep);
  line.state = std::string(fields.text(visit_field::kState));
  line.purpose = std::string(fields.text(visit_field::kPurpose));
  line.planned_ms = fields.number(visit_field::kPlannedAt);
  line.check_in_ms = fields.number(visit_field::kCheckInAt);
  if (!is_empty(fields.get(visit_field::kNextOn)))
    line.next_on = fields.number(visit_field::kNextOn);
  line.pending = row.pending;
  return line;
}

}  // namespace

bool is_planned(std::string_view state) {
  return state == "planned" || state == "approved" || state == "on_the_way";
}

bool is_planned(const VisitLine& visit) { return is_planned(visit.state); }

bool is_sent_back(std::string_view state) { return state == "sent_back"; }

bool is_done(const VisitLine& visit) {
  return visit.state == "written_up" || visit.state == "submitted" || visit.state == "reviewed" ||
         visit.state == "sent_back" || visit.state == "archived";
}

const std::vector<VisitLine>& VisitIndex::lines(sync::Replica& replica) {
  const std::uint64_t now = replica.version(kVisitEntity);
  if (now == version_) return lines_;
  version_ = now;
  lines_.clear();
  by_id_.clear();
  newest_done_.clear();
  for (const Id& id : replica.list({.type = kVisitEntity})) {
    const sync::ListRow row = replica.list_row(kVisitEntity, id);
    if (row.present) lines_.push_back(line_of(row));
  }
  std::ranges::sort(lines_, [](const VisitLine& left, const VisitLine& right) {
    if (left.when_ms() != right.when_ms()) return left.when_ms() > right.when_ms();
    return right.id < left.id;
  });
  by_id_.reserve(lines_.size());
  for (std::size_t at = 0; at < lines_.size(); ++at) {
    by_id_.emplace(lines_[at].id, at);
    if (is_done(lines_[at])) newest_done_.try_emplace(lines_[at].customer, at);
  }
  return lines_;
}

const VisitLine* VisitIndex::newest_done(const Id& customer) const {
  const auto found = newest_done_.find(customer);
  return found == newest_done_.end() ? nullptr : &lines_[found->second];
}

const VisitLine* VisitIndex::find(const Id& visit) const {
  const auto found = by_id_.find(visit);
  return found == by_id_.end() ? nullptr : &lines_[found->second];
}

}  // namespace huifang::shell
