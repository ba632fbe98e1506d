#include "shell/platform/headless/headless_fonts.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "shell/widgets/shaped_runs.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr float kAscentEm = 0.88F;
constexpr float kDescentEm = 0.12F;

float advance_em(char32_t point) {
  constexpr std::u32string_view kNarrow = U"ijlI.,:;'|!()[]ft";
  if (is_ideograph(point) || is_wide_mark(point)) return 1.0F;
  if (point == ' ') return 0.26F;
  if (kNarrow.find(point) != std::u32string_view::npos) return 0.3F;
  if (point == 'm' || point == 'w' || point == 'M' || point == 'W') return 0.86F;
  return point >= 'A' && point <= 'Z' ? 0.64F : 0.55F;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar point) { return point >= 32; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * kAscentEm;
  baked->Descent = -baked->Size * kDescentEm;
  return true;
}

// A run is as wide as half of its code points.
float run_em(std::string_view run) {
  float width = 0;
  while (!run.empty()) {
    next_code_point(run);
    width += 0.5F;
  }
  return width;
}

// Where the ink of letters usually is, in em from the line they stand on.
constexpr float kInkTopEm = 0.74F;
constexpr float kInkBottomEm = -0.1F;

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar point,
                ImFontGlyph* glyph, float* advance) {
  if (point < 32) return false;
  const auto* runs = static_cast<const ShapedRuns*>(atlas->UserData);
  const std::string_view run = runs->run_of(static_cast<char32_t>(point));
  const float width =
      baked->Size * (run.empty() ? advance_em(static_cast<char32_t>(point)) : run_em(run));
  if (advance != nullptr) {
    *advance = width;
    return true;
  }
  glyph->Codepoint = point & 0x3FFFFFFU;
  glyph->AdvanceX = width;
  const std::string_view font(static_cast<const char*>(source->FontData),
                              static_cast<std::size_t>(source->FontDataSize));
  if (point == ' ' || font == "icons") return true;
  // There is no picture of it, but its place is among what is drawn, so that tests can see it.
  glyph->Visible = true;
  glyph->X0 = width * 0.1F;
  glyph->X1 = width * 0.9F;
  glyph->Y0 = baked->Ascent - kInkTopEm * baked->Size;
  glyph->Y1 = baked->Ascent - kInkBottomEm * baked->Size;
  glyph->U0 = glyph->U1 = kHeadlessInk;
  glyph->V0 = glyph->V1 = static_cast<float>(point);
  return true;
}

const ImFontLoader* loader() {
  static const ImFontLoader instance = [] {
    ImFontLoader made;
    made.Name = "headless";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &instance;
}

}  // namespace

FontSource headless_fonts() { return {loader(), kAscentEm, kDescentEm}; }

}  // namespace huifang::shell

namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return huifang::shell::headless_fonts().loader; }
}  // namespace ImGuiFreeType
