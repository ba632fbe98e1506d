#pragma once

#include "shell/theme/generated_icon_names.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Draws the icon in a square of `size` in the middle of `rect`; what is cut out of it shows the
// ground. It says nothing to a screen reader; the widget or the words beside it do.
void draw_icon(Ui& ui, Icon icon, const Rect& rect, float size, Colour ink);
// The mark of the product: two nested rounded squares.
void draw_product_mark(Ui& ui, const Rect& rect, float size, Colour ink);

// Icons are the glyphs of a font of their own, made by the platform from the designers' paths.
constexpr char32_t kFirstIconGlyph = 0x100;

}  // namespace huifang::shell
