#pragma once

#include "shell/app/view.hpp"
#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// A visit to be read: who, when, where, what was written, and where it is on its way.
void draw_visit(View& view, const Rect& rect);
// The same without a bar of its own, for the pane beside a table.
void draw_visit_body(View& view, const sync::RowView& visit);

}  // namespace huifang::shell
