#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/record/value.hpp"

namespace huifang {

enum class PolicyKind : std::uint8_t {
  kInteger,
  kMoney /* fen */,
  kPercent,
  kTimeOfDay /* minutes since midnight */,
  kDate,
  kBoolean,
  kChoice,
  kText,
};

// A value with the day from which it counts. An empty value: the organisation has to say it.
struct DatedPolicyValue {
  std::int64_t effective_from = 0;  // Days since 1970.
  Value value;                      // int64, bool or string by kind.
};

struct PolicyDefinition {
  std::string key;
  PolicyKind kind = PolicyKind::kInteger;
  std::string unit;    // "hours", "points" …; empty for texts and choices.
  std::string source;  // Where the number comes from: "section 1", "P-07", "R-029".
  std::string label_key;
  std::vector<std::string> options;      // Of a choice.
  std::vector<DatedPolicyValue> values;  // By date; at least one.
};

}  // namespace huifang
