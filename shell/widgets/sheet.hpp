#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A part in front of everything, which then cannot be reached: at the bottom of a phone, in the
// middle of a desk. What is drawn up to end_sheet() lies in it and scrolls when it is too high.
// Escape, its close button (`close_name` says so) and a press beside it give `dismissed`; the
// caller stops drawing it then. Draw it last, outside of all panes.
struct SheetResult {
  bool dismissed = false;
};
SheetResult begin_sheet(Ui& ui, std::string_view key, std::string_view title,
                        std::string_view close_name);
void end_sheet(Ui& ui);

}  // namespace huifang::shell
