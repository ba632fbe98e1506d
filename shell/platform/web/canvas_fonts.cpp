#include "shell/platform/web/canvas_fonts.hpp"

#include <emscripten.h>

#include <cmath>
#include <string>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "shell/theme/generated_icon_paths.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/shaped_runs.hpp"
#include "shell/widgets/utf8.hpp"

// The other half is web/js/shell/glyphs.js. Sizes are in device pixels.
EM_JS(void, shell_glyph_family, (const char* family, float* metrics), {
  Module["shell"]["glyphs"]["setFamily"](UTF8ToString(family),
                                         HEAPF32.subarray(metrics >> 2, (metrics >> 2) + 2));
});
EM_JS(int, shell_glyph_measure, (int bold, float px, const char* letters, int size, float* box), {
  return Module["shell"]["glyphs"]["measure"](bold, px, UTF8ToString(letters, size),
                                              HEAPF32.subarray(box >> 2, (box >> 2) + 5));
});
EM_JS(void, shell_glyph_measure_icon,
      (float px, const char* strokes, const char* fills, const char* cuts, float* box), {
        Module["shell"]["glyphs"]["measureIcon"](px, UTF8ToString(strokes), UTF8ToString(fills),
                                                 UTF8ToString(cuts),
                                                 HEAPF32.subarray(box >> 2, (box >> 2) + 5));
      });
EM_JS(int, shell_glyph_draw, (unsigned char* pixels, int size),
      { return Module["shell"]["glyphs"]["draw"](HEAPU8.subarray(pixels, pixels + size)); });

namespace huifang::shell {
namespace {

// What glyphs.js fills in.
struct GlyphBox {
  float advance, left, ascent, width, height;
};

FontSource g_source;
bool g_overflow = false;

std::string_view name_of(const ImFontConfig* source) {
  return {static_cast<const char*>(source->FontData),
          static_cast<std::size_t>(source->FontDataSize)};
}

// Measures the glyph and keeps it in mind for drawing. Returns false if there is nothing to be
// seen.
bool measure(const ImFontAtlas* atlas, const ImFontConfig* source, float px, ImWchar point,
             GlyphBox& box) {
  if (name_of(source) != "icons") {
    const auto* runs = static_cast<const ShapedRuns*>(atlas->UserData);
    const std::string letter = to_utf8(static_cast<char32_t>(point));
    std::string_view letters = runs->run_of(static_cast<char32_t>(point));
    if (letters.empty()) letters = letter;
    return shell_glyph_measure(name_of(source) == "bold" ? 1 : 0, px, letters.data(),
                               static_cast<int>(letters.size()), &box.advance) != 0;
  }
  const std::size_t index = point - kFirstIconGlyph;
  if (point < kFirstIconGlyph || index >= std::size(kIconPaths)) return false;
  const IconPaths& paths = kIconPaths[index];
  shell_glyph_measure_icon(px, paths.strokes, paths.fills, paths.cuts, &box.advance);
  return true;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar point) { return point >= 32; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  const float density = baked->RasterizerDensity;
  baked->Ascent = std::round(g_source.ascent_em * baked->Size * density) / density;
  baked->Descent = -std::round(g_source.descent_em * baked->Size * density) / density;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar point,
                ImFontGlyph* glyph, float* advance) {
  if (point < 32) return false;
  const float density = baked->RasterizerDensity;
  GlyphBox box{};
  const bool inked = measure(atlas, source, baked->Size * density, point, box);
  if (advance != nullptr) {
    *advance = box.advance / density;
    return true;
  }
  glyph->Codepoint = point & 0x3FFFFFFU;
  glyph->AdvanceX = box.advance / density;
  if (!inked) return true;
  const int width = static_cast<int>(box.width), height = static_cast<int>(box.height);
  // What no texture could hold keeps its place and shows nothing; readers still get its words.
  if (width > atlas->TexMaxWidth || height > atlas->TexMaxHeight) return true;
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
  if (id == ImFontAtlasRectId_Invalid) {
    g_overflow = true;
    return true;  // Keeps its place; its picture comes after the texture was emptied.
  }
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height * 4);
  glyph->Colored = shell_glyph_draw(pixels.Data, pixels.Size) != 0;
  glyph->X0 = -box.left / density;
  glyph->X1 = glyph->X0 + box.width / density;
  const bool icon = name_of(source) == "icons";
  // Letters stand on the line, icons hang from the top of their square.
  glyph->Y0 = (icon ? 0 : baked->Ascent) - box.ascent / density;
  glyph->Y1 = glyph->Y0 + box.height / density;
  glyph->Visible = true;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data,
                                     ImTextureFormat_RGBA32, width * 4);
  return true;
}

const ImFontLoader* loader() {
  static const ImFontLoader instance = [] {
    ImFontLoader made;
    made.Name = "canvas";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &instance;
}

}  // namespace

FontSource set_canvas_family(std::string_view family) {
  float metrics[2] = {0.88F, 0.12F};
  shell_glyph_family(std::string(family).c_str(), metrics);
  g_source = {loader(), metrics[0], metrics[1]};
  return g_source;
}

FontSource canvas_fonts() { return g_source; }

bool take_canvas_overflow() { return std::exchange(g_overflow, false); }

}  // namespace huifang::shell

// Dear ImGui asks for this one when no other loader is named.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return huifang::shell::canvas_fonts().loader; }
}  // namespace ImGuiFreeType
