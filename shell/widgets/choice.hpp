#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "shell/widgets/icon.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

struct Chip {
  std::string_view label;
  std::string_view count;  // A number behind the label, bold.
  std::optional<Icon> icon;
  Tone icon_tone = Tone::kInk2;
};

// Chips of which one is chosen, as a radio group: arrows move within it. Wraps into further lines
// unless `one_line`, then it is cut at the edge and can be dragged sideways. Changes `chosen` (-1:
// none) and returns true when another one is chosen.
struct ChipsOptions {
  bool one_line = false;
  float margin = 0;  // Space before the first and after the last when in one line.
};
bool chips(Ui& ui, std::string_view key, std::string_view name, std::span<const Chip> chips,
           int& chosen, const ChipsOptions& options = {});

// The five faces from "very dissatisfied" to "very satisfied"; `names` are said, and the chosen
// one's is shown beside them. `chosen` is 0 for none, else 1 to 5.
bool faces(Ui& ui, std::string_view key, std::string_view name,
           const std::array<std::string_view, 5>& names, int& chosen);

// A box to tick with its words. True when it changed.
bool checkbox(Ui& ui, std::string_view key, std::string_view label, bool& checked);

}  // namespace huifang::shell
