#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A few words that explain the widget `of`, drawn at `anchor`. They show while the pointer rests on
// it (or on them), or while it has the keyboard's focus; Escape hides them until it is left.
// Readers hear them after its name at any time. Nothing may be said only here: a finger never sees
// it. REQUIRES: called after that widget, in the same window.
void tooltip(Ui& ui, NodeId of, const Rect& anchor, std::string_view words);

}  // namespace huifang::shell
