#pragma once

#include "shell/app/view.hpp"

namespace huifang::shell {

// The keys that work on every screen, outside of text fields: "/" searches, Ctrl+K goes to any
// customer or screen, "?" shows the keys, Escape goes back. To be called after the screen is drawn:
// what a widget took is not here any more.
void take_shortcuts(View& view);
// The list of the keys, while it is open. To be drawn last.
void draw_keys(View& view);

}  // namespace huifang::shell
