#pragma once

#include "shell/app/view.hpp"

namespace huifang::shell {

// "Go to": any screen and any customer from anywhere, by typing a part of the name. To be drawn
// last; does nothing while it is not open.
void draw_go_to(View& view);

}  // namespace huifang::shell
