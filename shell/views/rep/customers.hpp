#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// Any of 50,000 in three keys: search, and the hits; beside them the chosen customer where there is
// room.
void draw_customers(View& view, const Rect& rect);

}  // namespace huifang::shell
