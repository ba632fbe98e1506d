#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

struct SwitchOptions {
  std::string_view detail;  // Below the label: what it does, or why it cannot be changed.
  bool enabled = true;
};

// Something that is on or off and takes effect at once, with its words before it. Takes the width
// of the flow; the whole row can be pressed. Changes `on` and returns true when it was turned.
bool switch_row(Ui& ui, std::string_view key, std::string_view label, bool& on,
                const SwitchOptions& options = {});

}  // namespace huifang::shell
