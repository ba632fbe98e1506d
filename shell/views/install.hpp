#pragma once

#include "shell/app/view.hpp"

namespace huifang::shell {

// The quiet wish to be put on the home screen: a line with one button where the browser can do it,
// or where the person can be told how; nothing where neither holds or it is there already.
void draw_install(View& view);
// How it is done by hand, in front of everything while it is asked for; drawn after all else.
void draw_install_dialog(View& view);

}  // namespace huifang::shell
