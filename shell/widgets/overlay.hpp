#pragma once

#include <string_view>

#include "shell/widgets/button.hpp"

namespace huifang::shell {

// A short line at the bottom with one thing to do ("已改为 9月24日　撤销"). The caller stops
// drawing it when its time is over (and asks for that frame with ui.repaint_at). Draw it after
// everything else.
bool snackbar(Ui& ui, std::string_view key, std::string_view words, std::string_view action,
              float above_bottom);

// A dialogue in front of everything, which then cannot be reached. Draw it last, outside of all
// panes. What is drawn up to end_dialog() lies in it; Escape gives `dismissed`.
struct DialogResult {
  bool dismissed = false;
};
DialogResult begin_dialog(Ui& ui, std::string_view key, std::string_view title);
void end_dialog(Ui& ui);

}  // namespace huifang::shell
