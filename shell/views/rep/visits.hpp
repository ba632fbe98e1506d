#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// One's own visits: the week, a day of it, and the ones before, newest first.
void draw_visits(View& view, const Rect& rect);

}  // namespace huifang::shell
