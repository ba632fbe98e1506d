#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// What is late, where next, what then.
void draw_today(View& view, const Rect& rect);

}  // namespace huifang::shell
