#include "shell/widgets/icon.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace huifang::shell {

void draw_icon(Ui& ui, Icon icon, const Rect& rect, float size, Colour ink) {
  ImFontBaked* baked = ui.icon_font()->GetFontBaked(size, ui.density());
  const ImFontGlyph* glyph = baked->FindGlyph(kFirstIconGlyph + static_cast<ImWchar>(icon));
  if (glyph == nullptr || !glyph->Visible) return;
  // Whole pixels of the device keep straight strokes crisp.
  const Rect square = centred(rect, size, size);
  const float left = std::round(square.left * ui.density()) / ui.density();
  const float top = std::round(square.top * ui.density()) / ui.density();
  ImDrawList& list = ui.draw();
  list.PrimReserve(6, 4);
  list.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                  {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, ink);
}

void draw_product_mark(Ui& ui, const Rect& rect, float size, Colour ink) {
  ImDrawList& list = ui.draw();
  const float line = size * 0.1F;
  const Rect outer = centred(rect, size - line, size - line);
  list.AddRect({outer.left, outer.top}, {outer.right, outer.bottom}, ink, size * 0.28F,
               ImDrawFlags_None, line);
  const float inner_size = size * 0.42F;
  const Rect inner = centred(rect, inner_size - line, inner_size - line);
  list.AddRect({inner.left, inner.top}, {inner.right, inner.bottom}, ink, size * 0.1F,
               ImDrawFlags_None, line);
}

}  // namespace huifang::shell
