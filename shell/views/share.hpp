#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// What other apps shared, and where it can go: the words into somebody's visit. What could not be
// taken is named.
void draw_share(View& view, const Rect& rect);
// What it asks before pictures are removed; drawn after all else.
void draw_share_dialog(View& view);
// That something waits there, and the way to it; nothing where nothing waits.
void draw_share_banner(View& view);

}  // namespace huifang::shell
