#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// A visit being written: on one sheet, in the doorway, in under a minute.
void draw_visit_sheet(View& view, const Rect& rect);

}  // namespace huifang::shell
