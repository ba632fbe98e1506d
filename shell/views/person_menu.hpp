#pragma once

#include "shell/app/view.hpp"

namespace huifang::shell {

// Who is signed in, as a button that opens what belongs to the person and this device: the
// language, the colours and size of type, and the way out.
void draw_person_menu(View& view, const Rect& rect, bool on_rail);

// What the menu opened: the sheet of the display, the question before leaving. To be drawn last.
void draw_person_dialogs(View& view);

// Signs out; where something would stay behind, the person is asked first.
void wish_to_leave(View& view);

}  // namespace huifang::shell
