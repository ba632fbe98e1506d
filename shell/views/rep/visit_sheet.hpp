#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// A visit being written: on one sheet, in the doorway, in under a minute.
void draw_visit_sheet(View& view, const Rect& rect);
// What it asks in front of everything; drawn after all else.
void draw_visit_sheet_dialog(View& view);

}  // namespace huifang::shell
