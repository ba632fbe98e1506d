#pragma once

#include <array>
#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// One to five stars, as a radio group: those up to the chosen one are solid, the rest hollow.
// `names` are said, and the chosen one's stands beside them. `chosen` is 0 for none, else 1 to 5.
// Returns true when another one is chosen.
bool stars(Ui& ui, std::string_view key, std::string_view name,
           const std::array<std::string_view, 5>& names, int& chosen, bool enabled = true);

}  // namespace huifang::shell
