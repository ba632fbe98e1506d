#pragma once

#include <string>
#include <vector>

#include "core/record/record.hpp"
#include "core/text/texts.hpp"

namespace huifang {

// One thing that is wrong with what was entered.
struct Finding {
  std::string code;       // Stable, for machines: "mobile_invalid".
  FieldNumber field = 0;  // Where.
  Message reason;         // Why, for people.
  bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

}  // namespace huifang
