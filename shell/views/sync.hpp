#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// "Did it arrive?", answered with a number; every open question settled in one tap.
void draw_sync(View& view, const Rect& rect);

}  // namespace huifang::shell
