#pragma once

#include "shell/theme/generated_icon_names.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Draws the icon in a square of `size` in the middle of `rect`. What is cut out of a fill shows `ground`.
// It says nothing to a screen reader; the widget or the words beside it do.
void draw_icon(Ui& ui, Icon icon, const Rect& rect, float size, Colour ink, Colour ground);
// The mark of the product: two nested rounded squares.
void draw_product_mark(Ui& ui, const Rect& rect, float size, Colour ink);

}  // namespace huifang::shell
