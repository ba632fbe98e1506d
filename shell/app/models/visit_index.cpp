#include "shell/app/models/visit_index.hpp"

#include <algorithm>
#include <utility>

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
  const sync::RowChanges changes = replica.changes_since(kVisitEntity, version_);
  version_ = now;
  if (changes.all) {
    make(replica);
  } else {
    follow(replica, changes.ids);
  }
  return lines_;
}

void VisitIndex::make(sync::Replica& replica) {
  lines_.clear();
  places_.clear();
  newest_done_.clear();
  customers_.all_changed(version_);
  for (const Id& id : replica.list({.type = kVisitEntity, .order_by = visit_field::kPlannedAt})) {
    const sync::ListRow row = replica.list_row(kVisitEntity, id);
    if (row.present) lines_.push_back(line_of(row));
  }
  std::ranges::sort(lines_, {}, place_of);
  places_.reserve(lines_.size());
  for (const VisitLine& line : lines_) {
    places_.emplace(line.id, place_of(line));
    if (is_done(line)) newest_done_.try_emplace(line.customer, place_of(line));
  }
}

void VisitIndex::follow(sync::Replica& replica, const std::vector<Id>& changed) {
  for (const Id& id : changed) {
    take_out(id);
    const sync::ListRow row = replica.list_row(kVisitEntity, id);
    if (row.present) put_in(line_of(row));
  }
}

void VisitIndex::take_out(const Id& visit) {
  const auto known = places_.find(visit);
  if (known == places_.end()) return;
  const Place place = known->second;
  places_.erase(known);
  const auto line = at(place);
  const Id customer = line->customer;
  const auto next = lines_.erase(line);
  customers_.changed(version_, customer);
  const auto newest = newest_done_.find(customer);
  if (newest == newest_done_.end() || newest->second.id != visit) return;
  const auto older = std::find_if(next, lines_.end(), [&customer](const VisitLine& other) {
    return other.customer == customer && is_done(other);
  });
  if (older == lines_.end()) {
    newest_done_.erase(newest);
  } else {
    newest->second = place_of(*older);
  }
}

void VisitIndex::put_in(VisitLine line) {
  const Place place = place_of(line);
  customers_.changed(version_, line.customer);
  places_.emplace(line.id, place);
  if (is_done(line)) {
    const auto [newest, first] = newest_done_.try_emplace(line.customer, place);
    if (!first && place < newest->second) newest->second = place;
  }
  lines_.insert(at(place), std::move(line));
}

std::vector<VisitLine>::const_iterator VisitIndex::at(const Place& place) const {
  return std::ranges::lower_bound(lines_, place, {}, place_of);
}

const VisitLine* VisitIndex::newest_done(const Id& customer) const {
  const auto found = newest_done_.find(customer);
  return found == newest_done_.end() ? nullptr : &*at(found->second);
}

const VisitLine* VisitIndex::find(const Id& visit) const {
  const auto found = places_.find(visit);
  return found == places_.end() ? nullptr : &*at(found->second);
}

}  // namespace huifang::shell
