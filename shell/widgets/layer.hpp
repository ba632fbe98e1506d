#pragma once

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A window of its own in front of everything drawn so far. What lies below it cannot be pressed
// through it, unless it takes no input. For overlays, not for screens.
enum class LayerInput { kTaken, kPassedOn };
void begin_layer(NodeId id, const Rect& rect, LayerInput input = LayerInput::kTaken);
void end_layer();

// Where something of that size goes that belongs to `anchor`: below it, else above it, and never
// beyond the page's margin of 8 px. Larger than the page it is as large as that.
Rect beside_anchor(const Rect& anchor, float width, float height, const Rect& page);

// The ground of what lies over the page: surface with its shadow, a 2 px line in sunlight.
void draw_raised(Ui& ui, const Rect& rect, float radius);

}  // namespace huifang::shell
