#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// The visits of the departments one answers for, newest first, as they come in.
void draw_desk_visits(View& view, const Rect& rect);

}  // namespace huifang::shell
