#include "core/rules/policies.hpp"

#include <algorithm>
#include <charconv>

#include "core/catalog/fields.hpp"
#include "core/rules/date.hpp"
#include "core/rules/money.hpp"

namespace huifang {
namespace {

Result<Value> bad_value(const PolicyDefinition& policy) {
  return failure(ErrorCode::kInvalidInput, "policy.value.kind", policy.key);
}

Result<Value> parse_integer(const PolicyDefinition& policy, std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return bad_value(policy);
  return number;
}

Result<Value> parse_time_of_day(const PolicyDefinition& policy, std::string_view text) {
  const bool shaped = text.size() == 5 && text[2] == ':';
  if (!shaped) return bad_value(policy);
  const auto hour = parse_integer(policy, text.substr(0, 2));
  const auto minute = parse_integer(policy, text.substr(3));
  if (!hour || !minute) return bad_value(policy);
  const std::int64_t hours = std::get<std::int64_t>(*hour);
  const std::int64_t minutes = std::get<std::int64_t>(*minute);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return bad_value(policy);
  return hours * 60 + minutes;
}

}  // namespace

Result<Value> parse_policy_value(const PolicyDefinition& policy, std::string_view text) {
  switch (policy.kind) {
    case PolicyKind::kInteger:
    case PolicyKind::kPercent:
      return parse_integer(policy, text);
    case PolicyKind::kMoney: {
      const auto fen = parse_money(text);
      return fen ? Result<Value>(*fen) : bad_value(policy);
    }
    case PolicyKind::kTimeOfDay:
      return parse_time_of_day(policy, text);
    case PolicyKind::kDate: {
      const auto days = parse_date(text);
      return days ? Result<Value>(*days) : bad_value(policy);
    }
    case PolicyKind::kBoolean:
      if (text == "true" || text == "false") return text == "true";
      return bad_value(policy);
    case PolicyKind::kChoice: {
      const bool known =
          std::find(policy.options.begin(), policy.options.end(), text) != policy.options.end();
      return known ? Result<Value>(std::string(text)) : bad_value(policy);
    }
    case PolicyKind::kText:
      return text.empty() ? bad_value(policy) : Result<Value>(std::string(text));
  }
  return bad_value(policy);
}

std::int64_t PolicyValue::number(std::int64_t when_empty) const {
  const auto* held = std::get_if<std::int64_t>(&value);
  return held ? *held : when_empty;
}

bool PolicyValue::flag() const {
  const auto* held = std::get_if<bool>(&value);
  return held && *held;
}

std::string_view PolicyValue::text() const {
  const auto* held = std::get_if<std::string>(&value);
  return held ? std::string_view(*held) : std::string_view();
}

Status Policies::add(const Record& record) {
  const Fields& fields = record.fields;
  const PolicyDefinition* policy = catalog_->policy(fields.text(policy_field::kKey));
  if (!policy)
    return failure(ErrorCode::kNotFound, "policy.key.unknown",
                   std::string(fields.text(policy_field::kKey)));
  if (!fields.has(policy_field::kEffectiveFrom))
    return failure(ErrorCode::kInvalidInput, "policy.date.missing");
  auto value = parse_policy_value(*policy, fields.text(policy_field::kValue));
  if (!value) return std::unexpected(value.error());

  Row row{record.id,
          policy->key,
          std::move(*value),
          fields.number(policy_field::kEffectiveFrom),
          fields.reference(policy_field::kUnit),
          std::string(fields.text(policy_field::kClass))};
  // A newer version of the same row takes its place.
  std::erase_if(rows_, [&](const Row& other) { return other.id == row.id; });
  rows_.push_back(std::move(row));
  return {};
}

PolicyValue Policies::value(std::string_view key, std::int64_t date, const Id& unit,
                            std::string_view class_name) const {
  const Row* best = nullptr;
  const auto rank = [](const Row& row) {
    return (row.unit.is_nil() ? 0 : 2) + (row.class_name.empty() ? 0 : 1);
  };
  const auto is_better = [&](const Row& row) {
    if (!best) return true;
    if (rank(row) != rank(*best)) return rank(row) > rank(*best);
    if (row.effective_from != best->effective_from)
      return row.effective_from > best->effective_from;
    return row.id > best->id;  // Two rows of one day: every device must choose the same.
  };
  for (const Row& row : rows_) {
    const bool applies = row.key == key && row.effective_from <= date &&
                         (row.unit.is_nil() || row.unit == unit) &&
                         (row.class_name.empty() || row.class_name == class_name);
    if (applies && is_better(row)) best = &row;
  }
  if (best) return {std::string(key), best->value, best->effective_from, true, best->unit};

  const PolicyDefinition* policy = catalog_->policy(key);
  if (!policy) return {std::string(key), {}, 0, false, {}};
  const DatedPolicyValue* in_force = &policy->values.front();
  for (const DatedPolicyValue& dated : policy->values) {
    if (dated.effective_from <= date) in_force = &dated;
  }
  return {policy->key, in_force->value, in_force->effective_from, false, {}};
}

}  // namespace huifang
