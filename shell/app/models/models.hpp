#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/fields.hpp"
#include "core/rules/policies.hpp"
#include "shell/app/models/customer_list.hpp"
#include "shell/app/models/timeline.hpp"
#include "shell/app/models/today_plan.hpp"
#include "shell/app/models/visit_index.hpp"
#include "shell/app/models/visit_order.hpp"
#include "shell/app/models/visit_week.hpp"
#include "shell/app/speech.hpp"
#include "sync/client/client.hpp"

namespace huifang::shell {

// What the views read, made from the replica and kept until the replica says that it changed:
// nothing is searched or sorted twice for the same records.
class Models {
 public:
  Models(const Catalog& catalog, sync::Client& client)
      : catalog_(catalog), client_(client), policies_(catalog) {}

  // To be called before each frame: somebody else's replica makes everything kept worthless.
  void look_at_replica();

  sync::Replica& replica() const { return client_.replica(); }
  const Catalog& catalog() const { return catalog_; }

  // Names from the directory; empty where the device does not know.
  std::string employee_name(const Id& employee) const;
  std::string unit_name(const Id& unit) const;
  std::string customer_name(const Id& customer) const;
  // The customer of that number, whatever the case of its letters; nil where this device has none.
  Id customer_of_code(std::string_view code) const;
  sync::ListRow customer(const Id& customer) const {
    return replica().list_row(kCustomerEntity, customer);
  }

  // The words of a stored choice or state; a choice in words of its own says itself.
  std::string choice_label(const Speech& say, EntityNumber entity, FieldNumber field,
                           std::string_view value) const;
  std::string state_label(const Speech& say, EntityNumber entity, std::string_view state) const;

  const std::vector<Id>& customers(std::string_view query, const CustomerSort& sort = {}) {
    return customers_.matching(replica(), visits_, query, sort);
  }
  // The same for "Go to", which searches beside the list on the screen.
  const std::vector<Id>& customers_to_go_to(std::string_view query) {
    return go_to_.matching(replica(), visits_, query);
  }
  const std::vector<VisitLine>& visits() { return visits_.lines(replica()); }
  const VisitIndex& visit_index() { return visits_.lines(replica()), visits_; }
  const TodayPlan& today(const sync::Person& person, const Speech& say);
  const VisitWeek& week(const sync::Person& person, const Speech& say, std::int64_t monday);
  // Places in visits() of what this person made, newest first, or anybody in the order wished.
  const std::vector<std::size_t>& made_by(const Id& rep);
  const std::vector<std::size_t>& made_by_all(const VisitSort& sort = {});

  const std::vector<TimelineItem>& contacts(const Id& customer) {
    return timeline_.of(replica(), customer);
  }
  bool contacts_loading() const { return timeline_.loading(); }

  // The organisation's policies over the catalog's.
  const Policies& policies();

 private:
  struct Key {
    std::uint64_t visits = ~std::uint64_t{0};
    std::uint64_t customers = ~std::uint64_t{0};
    Id person;
    std::int64_t day = -1;
    bool operator==(const Key&) const = default;
  };

  const Catalog& catalog_;
  sync::Client& client_;
  const sync::Replica* seen_ = nullptr;
  VisitIndex visits_;
  CustomerList customers_, go_to_;
  CustomerTimeline timeline_;
  Key today_key_, week_key_, made_key_, all_key_;
  TodayPlan today_;
  VisitWeek week_;
  std::vector<std::size_t> made_, all_;
  VisitSort all_sort_;
  Policies policies_;
  std::uint64_t policies_version_ = ~std::uint64_t{0};
};

}  // namespace huifang::shell
