#include "sync/server/demo/demo_records.hpp"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/catalog/fields.hpp"
#include "core/rules/office_clock.hpp"
#include "sync/server/demo/demo_lists.hpp"
#include "sync/server/demo/dice.hpp"
#include "sync/server/engine/bulk.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

constexpr std::int64_t kDayMs = 24 * 60 * 60 * 1000LL;
constexpr std::int64_t kReadAfterDays = 3;       // A manager reads a report within these,
constexpr std::int64_t kArchivedAfterDays = 30;  // and it is put away after these.
constexpr std::uint64_t kEntrySeed = 8'000;
constexpr std::array kPurposes{"regular", "first", "after_complaint", "delivery", "repair"};

Id derived(std::string_view what, const Id& from) { return derive_id(what, ByteView(from.bytes)); }

// One transaction with everything in it.
class DemoRecords {
 public:
  DemoRecords(Bulk& bulk, int zone_offset_minutes, std::int64_t today)
      : bulk_(bulk), zone_offset_minutes_(zone_offset_minutes), today_(today), dice_(kEntrySeed) {}

  Status put(std::span<const DemoService> services) {
    if (Status read = read_what_is_there(); !read) return read;
    for (std::size_t number = 0; number < services.size(); ++number) {
      const auto customer = customers_.find(demo_customer_code(number));
      if (customer == customers_.end()) continue;
      if (Status done = put_customer(customer->second, services[number]); !done) return done;
    }
    return put_states();
  }

 private:
  std::int64_t moment_of(const LocalTime& time) const {
    return utc_from_local(time, zone_offset_minutes_);
  }

  Status read_what_is_there() {
    auto customers = bulk_.records(kCustomerEntity);
    if (!customers) return std::unexpected(customers.error());
    for (Record& customer : *customers) {
      customers_.emplace(customer.fields.text(customer_field::kCode), std::move(customer));
    }
    auto visits = bulk_.records(kVisitEntity);
    if (!visits) return std::unexpected(visits.error());
    visits_ = std::move(*visits);
    for (const Record& visit : visits_) {
      const Record*& newest = newest_[visit.fields.reference(visit_field::kCustomer)];
      if (newest == nullptr || newest->fields.number(visit_field::kCheckInAt) <
                                   visit.fields.number(visit_field::kCheckInAt)) {
        newest = &visit;
      }
    }
    return {};
  }

  Status put_customer(const Record& customer, const DemoService& service) {
    const Record* newest = newest_[customer.id];
    if (!service.grade.empty()) {
      Record graded{.type = kCustomerEntity, .id = customer.id};
      graded.fields.set(customer_field::kGrade, service.grade);
      if (Status done = take(graded, customer.id); !done) return done;
    }
    if (service.planned_at) {
      if (Status done = put_plan(customer, *service.planned_at); !done) return done;
    }
    if (newest == nullptr) return {};
    if (service.sent_back) {
      if (Status done = send_back(*newest, customer.id); !done) return done;
    }
    // Between the visits something happens with every third customer.
    return dice_.below(3) == 0 ? put_entry(customer, *newest) : Status{};
  }

  Status put_plan(const Record& customer, const LocalTime& when) {
    Record visit{.type = kVisitEntity, .id = derived("demo visit", customer.id)};
    visit.fields.set(visit_field::kCustomer, customer.id);
    visit.fields.set(visit_field::kRep, customer.fields.reference(customer_field::kOwner));
    visit.fields.set(visit_field::kState, std::string("planned"));
    visit.fields.set(visit_field::kPurpose, std::string(kPurposes[dice_.below(kPurposes.size())]));
    visit.fields.set(visit_field::kChannel, std::string("on_site"));
    visit.fields.set(visit_field::kPlannedAt, moment_of(when));
    return take(visit, customer.id);
  }

  Status send_back(const Record& visit, const Id& customer) {
    Record returned{.type = kVisitEntity, .id = visit.id};
    returned.fields.set(visit_field::kState, std::string("sent_back"));
    returned.fields.set(visit_field::kComment, one_of(comments_));
    sent_back_.push_back(visit.id);
    return take(returned, customer);
  }

  Status put_entry(const Record& customer, const Record& newest) {
    const std::int64_t visited = newest.fields.number(visit_field::kCheckInAt);
    const std::int64_t open = moment_of({.days = today_}) - visited;
    const std::int64_t after = (1 + dice_.days_below(20)) * kDayMs + dice_.days_below(150) * 60'000;
    Record entry{.type = kEntryEntity, .id = derived("demo entry", customer.id)};
    entry.fields.set(entry_field::kParentType, std::int64_t{kCustomerEntity});
    entry.fields.set(entry_field::kParent, customer.id);
    entry.fields.set(entry_field::kLog, std::string("note"));
    entry.fields.set(entry_field::kBody, one_of(bodies_));
    entry.fields.set(entry_field::kAuthor, newest.fields.reference(visit_field::kRep));
    // Where the visit is too fresh for anything after it, it was before.
    entry.fields.set(entry_field::kOccurredAt, after < open ? visited + after : visited - after);
    return take(entry, customer.id);
  }

  // Lists bring the past as archived; what is fresh is still on its way through the office.
  Status put_states() {
    for (const Record& visit : visits_) {
      const std::int64_t came = visit.fields.number(visit_field::kCheckInAt);
      const std::int64_t age_days = today_ - local_time(came, zone_offset_minutes_).days;
      if (age_days > kArchivedAfterDays || is_sent_back(visit.id)) continue;
      Record fresh{.type = kVisitEntity, .id = visit.id};
      fresh.fields.set(visit_field::kState,
                       std::string(age_days > kReadAfterDays ? "reviewed" : "submitted"));
      if (Status done = take(fresh, visit.fields.reference(visit_field::kCustomer)); !done)
        return done;
    }
    return {};
  }

  bool is_sent_back(const Id& visit) const {
    for (const Id& other : sent_back_) {
      if (other == visit) return true;
    }
    return false;
  }

  const std::string& one_of(const std::vector<std::string>& words) {
    return words[dice_.below(words.size())];
  }

  Status take(const Record& record, const Id& customer) {
    const auto taken = bulk_.upsert(record, customer);
    return taken ? Status{} : std::unexpected(taken.error());
  }

  Bulk& bulk_;
  int zone_offset_minutes_;
  std::int64_t today_;
  Dice dice_;
  std::vector<std::string> bodies_ = demo_words("entries");
  std::vector<std::string> comments_ = demo_words("sent_back");
  std::unordered_map<std::string, Record> customers_;  // By their code.
  std::vector<Record> visits_;
  std::unordered_map<Id, const Record*> newest_;  // By customer.
  std::vector<Id> sent_back_;
};

}  // namespace

Status put_demo_records(Office& office, std::span<const DemoService> services, std::int64_t today,
                        std::int64_t now_ms) {
  auto bulk = office.engine().begin_bulk(now_ms);
  if (!bulk) return std::unexpected(bulk.error());
  const int zone_offset = office_offset_minutes(Policies(office.catalog()), now_ms);
  if (Status done = DemoRecords(**bulk, zone_offset, today).put(services); !done) return done;
  if (const auto committed = (*bulk)->commit(); !committed)
    return std::unexpected(committed.error());
  return {};
}

}  // namespace huifang::server
