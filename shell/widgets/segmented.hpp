#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/icon.hpp"

namespace huifang::shell {

struct Segment {
  std::string_view label;
  std::optional<Icon> icon;
  bool enabled = true;
};

// Two to five ways to look at the same thing, in one bar, as a radio group: arrows move within it.
// As wide as its words; where they do not fit beside each other, they stand below each other.
// Changes `chosen` (-1: none) and returns true when another one is chosen.
bool segmented(Ui& ui, std::string_view key, std::string_view name,
               std::span<const Segment> segments, int& chosen);

}  // namespace huifang::shell
