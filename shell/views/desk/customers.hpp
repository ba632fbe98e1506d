#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// All customers of the departments one answers for: find, compare; the chosen one at the side.
void draw_desk_customers(View& view, const Rect& rect);

}  // namespace huifang::shell
