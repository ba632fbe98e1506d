#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/fields.hpp"
#include "core/rules/policies.hpp"
#include "shell/app/models/customer_list.hpp"
#include "shell/app/models/row_shelf.hpp"
#include "shell/app/models/timeline.hpp"
#include "shell/app/models/today_plan.hpp"
#include "shell/app/models/visit_index.hpp"
#include "shell/app/models/visit_order.hpp"
#include "shell/app/models/visit_week.hpp"
#include "shell/app/models/work_list.hpp"
#include "shell/app/speech.hpp"
#include "sync/client/client.hpp"

namespace huifang::shell {

// What the views read, made from the replica and kept until the replica says that it changed:
// nothing is searched or sorted twice for the same records.
// When the grade of a customer asks for the next visit, and why; nothing where no rule says so.
struct NextVisit {
  std::optional<std::int64_t> day;  // Days since 1970-01-01.
  Message because;
};

class Models {
 public:
  Models(const Catalog& catalog, sync::Client& client)
      : catalog_(catalog), client_(client), policies_(catalog) {}

  // To be called before each frame: somebody else's replica makes everything kept worthless.
  void look_at_replica();

  sync::Replica& replica() const { return client_.replica(); }
  const Catalog& catalog() const { return catalog_; }

  // A row of a list as this device has it, to be used in this frame.
  const sync::ListRow& row(EntityNumber type, const Id& id) const {
    return shelf_.row(replica(), type, id);
  }
  // The whole row; kLoading while its page is on the way.
  const sync::RowView& whole(EntityNumber type, const Id& id) const {
    return shelf_.whole(replica(), type, id);
  }
  // Names from the directory, to be used in this frame; empty where the device does not know.
  std::string_view employee_name(const Id& employee) const;
  std::string_view unit_name(const Id& unit) const;
  std::string_view customer_name(const Id& customer) const;
  // The customer of that number, whatever the case of its letters; nil where this device has none.
  Id customer_of_code(std::string_view code) const;
  const sync::ListRow& customer(const Id& customer) const { return row(kCustomerEntity, customer); }

  // The words of a stored choice or state; a choice in words of its own says itself.
  std::string_view choice_label(const Speech& say, EntityNumber entity, FieldNumber field,
                                std::string_view value) const;
  std::string_view state_label(const Speech& say, EntityNumber entity,
                               std::string_view state) const;

  const std::vector<Id>& customers(std::string_view query, const CustomerSort& sort = {}) {
    return customers_.matching(replica(), visits_, query, sort);
  }
  // The same for "Go to", which searches beside the list on the screen.
  const std::vector<Id>& customers_to_go_to(std::string_view query) {
    return go_to_.matching(replica(), visits_, query);
  }
  const std::vector<VisitLine>& visits() { return visits_.lines(replica()); }
  const VisitIndex& visit_index() { return visits_.lines(replica()), visits_; }
  // After a visit on that day; holds until another is asked for.
  const NextVisit& next_visit(std::string_view grade, std::int64_t visited_on);
  // The person's own work, and the conflicts that are not settled.
  const WorkList& work();
  const std::vector<Id>& open_conflicts();
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
  mutable RowShelf shelf_;
  VisitIndex visits_;
  CustomerList customers_, go_to_;
  CustomerTimeline timeline_;
  struct {
    std::string grade;
    std::int64_t visited_on = 0;
    std::uint64_t policies = ~std::uint64_t{0};
  } next_visit_key_;
  NextVisit next_visit_;
  WorkList work_;
  struct {
    std::uint64_t version = ~std::uint64_t{0};
    std::vector<Id> open;
  } conflicts_;
  Key today_key_, week_key_, made_key_, all_key_;
  TodayPlan today_;
  VisitWeek week_;
  std::vector<std::size_t> made_, all_;
  VisitSort all_sort_;
  Policies policies_;
  std::uint64_t policies_version_ = ~std::uint64_t{0};
};

}  // namespace huifang::shell
