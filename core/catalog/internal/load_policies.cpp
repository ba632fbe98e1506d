#include <set>

#include "core/catalog/internal/catalog_loader.hpp"
#include "core/rules/date.hpp"
#include "core/rules/policies.hpp"

namespace huifang {
namespace {

constexpr std::pair<std::string_view, PolicyKind> kKinds[] = {
    {"integer", PolicyKind::kInteger}, {"money", PolicyKind::kMoney},
    {"percent", PolicyKind::kPercent}, {"time", PolicyKind::kTimeOfDay},
    {"date", PolicyKind::kDate},       {"boolean", PolicyKind::kBoolean},
    {"choice", PolicyKind::kChoice},   {"text", PolicyKind::kText},
};

// Numbers and truth values may stand as such; everything else is read like a row of an
// organisation.
Value read_policy_value(const PolicyDefinition& policy, JsonObject& item) {
  const nlohmann::json* value = item.any("value");
  if (!value) {
    item.fault("value", "is missing (null when the organisation has to say it)");
    return {};
  }
  if (value->is_null()) return {};
  std::string text;
  if (value->is_string()) {
    text = value->get_ref<const std::string&>();
  } else if (value->is_number_integer()) {
    text = std::to_string(value->get<std::int64_t>());
  } else if (value->is_boolean()) {
    text = value->get<bool>() ? "true" : "false";
  }
  const auto read = parse_policy_value(policy, text);
  if (!read) item.fault("value", "does not fit the kind of the policy");
  return read.value_or(Value{});
}

}  // namespace

void CatalogLoader::read_policies(JsonObject object) {
  std::set<std::string> keys;
  for (JsonObject& item : object.objects("policies")) {
    PolicyDefinition policy;
    policy.key = item.text("key");
    policy.kind = word_to(kKinds, item.text("kind"), item, "kind");
    policy.unit = item.text_or("unit", "");
    policy.source = item.text("source");
    policy.label_key = "policy." + policy.key;
    policy.options = item.texts("options");
    if ((policy.kind == PolicyKind::kChoice) != !policy.options.empty()) {
      item.fault("options", "a choice, and only a choice, has options");
    }
    for (JsonObject& dated : item.objects("values")) {
      DatedPolicyValue value;
      const auto from = parse_date(dated.text("from"));
      if (!from) dated.fault("from", "is not a date");
      value.effective_from = from.value_or(0);
      value.value = read_policy_value(policy, dated);
      if (!policy.values.empty() && policy.values.back().effective_from >= value.effective_from) {
        dated.fault("from", "dates must ascend");
      }
      dated.finish();
      policy.values.push_back(std::move(value));
    }
    if (policy.values.empty()) item.fault("values", "there must be one");
    if (!keys.insert(policy.key).second) item.fault("key", "\"" + policy.key + "\" is there twice");
    check_label(item.place(), policy.label_key);
    item.finish();
    catalog_.policies_.push_back(std::move(policy));
  }
  object.finish();
}

}  // namespace huifang
