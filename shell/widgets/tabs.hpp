#pragma once

#include <span>
#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

struct Tab {
  std::string_view label;
  std::string_view count;       // A number behind it: "12". Empty: none.
  std::string_view count_name;  // Said after the label: "12 open".
};

// The parts of one screen, of which one is shown; its name is underlined. Arrows, Home and End
// choose. Takes the width of the flow; more than fit can be dragged sideways, and the chosen one is
// in sight. Changes `chosen` and returns true when another one is chosen. The caller draws the part
// below, as begin_part(kTabPanel) named like its tab.
bool tabs(Ui& ui, std::string_view key, std::string_view name, std::span<const Tab> tabs,
          int& chosen);

}  // namespace huifang::shell
