#pragma once

#include "shell/widgets/chart_paint.hpp"

// Pieces of rings, for the donut and the gauge. Angles in radians, from the right, clockwise.
namespace huifang::shell {

struct Ring {
  Point centre;
  float inner = 0, outer = 0;
};

void fill_arc(Ui& ui, const Ring& ring, float from, float to, Pattern pattern, Colour colour);
void outline_arc(Ui& ui, const Ring& ring, float from, float to, Colour colour, float width);
// A line across the ring, reaching `beyond` out of it at both sides.
void cross_ring(Ui& ui, const Ring& ring, float angle, float beyond, Colour colour, float width);

}  // namespace huifang::shell
