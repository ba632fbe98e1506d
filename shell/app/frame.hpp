#pragma once

#include "shell/app/view.hpp"

namespace huifang::shell {

// Draws the whole page for somebody who is signed in: the navigation, and the screen the address
// names.
void draw_frame_of(View& view);

}  // namespace huifang::shell
