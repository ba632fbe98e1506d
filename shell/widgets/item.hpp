#pragma once

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// What is needed to build a widget: hit testing, activation and the states it draws.
struct Interaction {
  bool activated = false;  // Pressed and released on it, or by keyboard, screen reader or test.
  bool hovered = false;
  bool pressed = false;
  bool focus_ring = false;
};

// REQUIRES: called once a frame for that id, after its node was added to the semantics.
Interaction interact(Ui& ui, NodeId id, const Rect& rect, bool enabled);
// The ring around what has the keyboard's focus: 3 px, 2 px away.
void draw_focus_ring(Ui& ui, const Rect& rect, float radius);
// Filled and outlined boxes; an outline lies inside the rectangle.
void fill_box(Ui& ui, const Rect& rect, Colour colour, float radius = 0);
void outline_box(Ui& ui, const Rect& rect, Colour colour, float radius, float width);
// A hairline in the line colour along the given side.
void draw_rule(Ui& ui, float left, float right, float y, Colour colour);

}  // namespace huifang::shell
