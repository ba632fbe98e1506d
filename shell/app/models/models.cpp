#include "shell/app/models/models.hpp"

#include "core/catalog/fields.hpp"
#include "core/rules/cadence.hpp"
#include "core/text/fold.hpp"

namespace huifang::shell {

void Models::look_at_replica() {
  if (seen_ == &replica()) return shelf_.begin_frame();
  seen_ = &replica();
  shelf_.clear();
  visits_ = {};
  customers_ = {};
  timeline_ = {};
  work_ = {};
  conflicts_ = {};
  today_key_ = week_key_ = made_key_ = all_key_ = {};
  policies_version_ = ~std::uint64_t{0};
}

std::string_view Models::employee_name(const Id& employee) const {
  if (employee.is_nil()) return {};
  return row(kEmployeeEntity, employee).columns.text(employee_field::kName);
}

std::string_view Models::unit_name(const Id& unit) const {
  if (unit.is_nil()) return {};
  return row(kUnitEntity, unit).columns.text(unit_field::kName);
}

std::string_view Models::customer_name(const Id& customer) const {
  if (customer.is_nil()) return {};
  return row(kCustomerEntity, customer).columns.text(customer_field::kName);
}

std::string_view Models::choice_label(const Speech& say, EntityNumber entity, FieldNumber field,
                                      std::string_view value) const {
  const FieldDefinition* definition = catalog_.field(entity, field);
  const ChoiceOption* option = definition == nullptr ? nullptr : definition->option(value);
  return option == nullptr ? value : std::string_view(say.say(option->label_key));
}

std::string_view Models::state_label(const Speech& say, EntityNumber entity,
                                     std::string_view state) const {
  const EntityDefinition* definition = catalog_.entity(entity);
  const WorkflowDefinition* workflow =
      definition == nullptr ? nullptr : catalog_.workflow(definition->workflow);
  const StateDefinition* known = workflow == nullptr ? nullptr : workflow->state(state);
  return known == nullptr ? state : std::string_view(say.say(known->label_key));
}

const TodayPlan& Models::today(const sync::Person& person, const Speech& say) {
  visits();
  const Key key{.visits = visits_.version(),
                .customers = replica().version(kCustomerEntity),
                .person = person.employee,
                .day = say.today()};
  if (key == today_key_) return today_;
  today_key_ = key;
  today_ = plan_today(visits_.lines(replica()),
                      {.employee = person.employee,
                       .now_ms = say.now_ms(),
                       .today = say.today(),
                       .day_of = [&say](std::int64_t moment) { return say.day_of(moment); },
                       .owner_of =
                           [this](const Id& customer) {
                             return replica()
                                 .list_row(kCustomerEntity, customer)
                                 .columns.reference(customer_field::kOwner);
                           }});
  return today_;
}

const VisitWeek& Models::week(const sync::Person& person, const Speech& say, std::int64_t monday) {
  visits();
  const Key key{
      .visits = visits_.version(), .customers = 0, .person = person.employee, .day = monday};
  if (key == week_key_) return week_;
  week_key_ = key;
  week_ = week_of_visits(visits_.lines(replica()), person.employee, monday,
                         [&say](std::int64_t moment) { return say.day_of(moment); });
  return week_;
}

const std::vector<std::size_t>& Models::made_by(const Id& rep) {
  visits();
  const Key key{.visits = visits_.version(), .customers = 0, .person = rep};
  if (key == made_key_) return made_;
  made_key_ = key;
  made_ = visits_made_by(visits_.lines(replica()), rep);
  return made_;
}

Id Models::customer_of_code(std::string_view code) const {
  const std::string wanted = folded_query(code);
  if (wanted.empty()) return {};
  const sync::ListQuery query{
      .type = kCustomerEntity, .contains = wanted, .search_in = {customer_field::kCode}};
  for (const Id& id : replica().list(query))
    if (search_key(customer(id).columns.text(customer_field::kCode)) == search_key(wanted))
      return id;
  return {};
}

const std::vector<std::size_t>& Models::made_by_all(const VisitSort& sort) {
  visits();
  const Key key{.visits = visits_.version(), .customers = 0};
  if (key == all_key_ && sort == all_sort_) return all_;
  all_key_ = key;
  all_sort_ = sort;
  all_.clear();
  const std::vector<VisitLine>& lines = visits_.lines(replica());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (is_done(lines[at])) all_.push_back(at);
  }
  put_in_order(all_, lines, replica(), sort);
  return all_;
}

const NextVisit& Models::next_visit(std::string_view grade, std::int64_t visited_on) {
  const Policies& now = policies();
  if (next_visit_key_.grade == grade && next_visit_key_.visited_on == visited_on &&
      next_visit_key_.policies == policies_version_)
    return next_visit_;
  next_visit_key_ = {std::string(grade), visited_on, policies_version_};
  next_visit_ = {};
  if (grade.empty()) return next_visit_;
  VisitProposal proposal = propose_next_visit(now, grade, visited_on);
  next_visit_ = {.day = proposal.date, .because = std::move(proposal.reason)};
  return next_visit_;
}

const WorkList& Models::work() {
  work_.look_at(client_);
  return work_;
}

const std::vector<Id>& Models::open_conflicts() {
  const std::uint64_t now = replica().version(kConflictEntity);
  if (now != conflicts_.version) {
    conflicts_ = {now, replica().list({.type = kConflictEntity,
                                       .where = conflict_field::kState,
                                       .values = {Value(std::string("open"))}})};
  }
  return conflicts_.open;
}

const Policies& Models::policies() {
  const std::uint64_t now = replica().version(kPolicyEntity);
  if (now == policies_version_) return policies_;
  policies_version_ = now;
  policies_ = Policies(catalog_);
  for (const Id& id : replica().list({.type = kPolicyEntity})) {
    const sync::ListRow row = replica().list_row(kPolicyEntity, id);
    // A row that this version does not understand counts as absent: the catalog's value stands.
    if (row.present) static_cast<void>(policies_.add({kPolicyEntity, row.id, row.columns}));
  }
  return policies_;
}

}  // namespace huifang::shell
