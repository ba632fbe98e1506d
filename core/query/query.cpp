#include "core/query/query.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"

namespace huifang {
namespace {

std::optional<std::int64_t> number_of(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number ? std::optional(*number) : std::nullopt;
}

bool contains_text(const Value& value, const Value& wanted) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* part = std::get_if<std::string>(&wanted);
  return text && part && search_key(*text).find(search_key(*part)) != std::string::npos;
}

bool holds(const Condition& condition, const Record& record) {
  const Value& value = record.fields.get(condition.field);
  switch (condition.kind) {
    case Condition::Kind::kEquals:
      return value == condition.value || (is_empty(value) && is_empty(condition.value));
    case Condition::Kind::kOneOf:
      return std::find(condition.values.begin(), condition.values.end(), value) !=
             condition.values.end();
    case Condition::Kind::kAtLeast:
    case Condition::Kind::kBelow: {
      const auto number = number_of(value);
      const auto limit = number_of(condition.value);
      if (!number || !limit) return false;
      return condition.kind == Condition::Kind::kAtLeast ? *number >= *limit : *number < *limit;
    }
    case Condition::Kind::kContains:
      return contains_text(value, condition.value);
  }
  return false;
}

Condition equals(FieldNumber field, Value value) {
  return {Condition::Kind::kEquals, field, std::move(value), {}};
}

Query visits_newest_first() {
  return {kVisitEntity, {}, {{visit_field::kCheckInAt, true}, {visit_field::kPlannedAt, true}}};
}

}  // namespace

bool Query::matches(const Record& record) const {
  return record.type == entity &&
         std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return holds(condition, record); });
}

bool Query::comes_before(const Record& a, const Record& b) const {
  // A visit that is planned and one that took place stand in one order: by when they happen.
  if (entity == kVisitEntity && !order.empty() && order.front().field == visit_field::kCheckInAt) {
    const std::int64_t at_a = occurred_at_ms(a);
    const std::int64_t at_b = occurred_at_ms(b);
    if (at_a != at_b) return order.front().descending ? at_a > at_b : at_a < at_b;
    return a.id < b.id;
  }
  for (const SortKey& key : order) {
    const Value& value_a = a.fields.get(key.field);
    const Value& value_b = b.fields.get(key.field);
    if (is_empty(value_a) != is_empty(value_b)) return is_empty(value_b);
    if (value_a != value_b) return key.descending ? value_b < value_a : value_a < value_b;
  }
  return a.id < b.id;
}

Query customers_by_name(std::string_view search) {
  Query query{kCustomerEntity, {}, {{customer_field::kName, false}}};
  const std::string key = search_key(search);
  if (key.empty()) return query;
  const bool digits =
      std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool code = key.starts_with("kh");
  const FieldNumber field = digits ? customer_field::kMobile
                            : code ? customer_field::kCode
                                   : customer_field::kName;
  query.conditions.push_back({Condition::Kind::kContains, field, key, {}});
  return query;
}

Query visits_of_rep(const Id& rep) {
  Query query = visits_newest_first();
  query.conditions.push_back(equals(visit_field::kRep, rep));
  return query;
}

Query visits_of_reps(const std::vector<Id>& reps) {
  Query query = visits_newest_first();
  query.conditions.push_back(
      {Condition::Kind::kOneOf, visit_field::kRep, {}, {reps.begin(), reps.end()}});
  return query;
}

Query visits_planned_between(const Id& rep, std::int64_t from_ms, std::int64_t until_ms) {
  Query query{kVisitEntity, {}, {{visit_field::kPlannedAt, false}}};
  query.conditions = {equals(visit_field::kRep, rep),
                      {Condition::Kind::kAtLeast, visit_field::kPlannedAt, from_ms, {}},
                      {Condition::Kind::kBelow, visit_field::kPlannedAt, until_ms, {}}};
  return query;
}

Query visits_of_customer(const Id& customer) {
  Query query = visits_newest_first();
  query.conditions.push_back(equals(visit_field::kCustomer, customer));
  return query;
}

std::int64_t occurred_at_ms(const Record& record) {
  if (record.type == kEntryEntity) return record.fields.number(entry_field::kOccurredAt);
  if (record.type != kVisitEntity) return 0;
  const std::int64_t check_in = record.fields.number(visit_field::kCheckInAt);
  return check_in != 0 ? check_in : record.fields.number(visit_field::kPlannedAt);
}

}  // namespace huifang
