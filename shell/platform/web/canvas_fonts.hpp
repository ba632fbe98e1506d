#pragma once

#include <string_view>

#include "shell/platform/host.hpp"

namespace huifang::shell {

// Draws glyphs with the browser's own fonts on a canvas, when one is first needed: no font is
// shipped, and every script the device knows is shown. A glyph costs about 0.1 ms, once per size.
FontSource canvas_fonts();
// Chooses the family (a CSS list) and returns its metrics.
FontSource set_canvas_family(std::string_view family);
// True once after a glyph found no room in the texture.
bool take_canvas_overflow();

}  // namespace huifang::shell
