#include "shell/widgets/text.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/bidi.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/shaped_runs.hpp"
#include "shell/widgets/text_unit.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr float kLatinGapEm = 0.125F;
constexpr float kHitInsetPart = 0.06F;  // Of the line's height.
constexpr float kHitRadius = 4.0F;
constexpr std::string_view kEllipsis = "…";

// The glyphs of one weight and size, at the device's density.
class Face {
 public:
  Face(const Ui& ui, float px, bool bold, bool plain_spacing)
      : ui_(ui),
        baked_(ui.font(bold)->GetFontBaked(px, ui.density())),
        px_(px),
        density_(ui.density()),
        gap_(plain_spacing ? 0.0F : px * kLatinGapEm) {}

  float advance(const TextUnit& unit) const { return baked_->GetCharAdvance(number_of(unit)); }
  ImFontGlyph* glyph(const TextUnit& unit) const { return baked_->FindGlyph(number_of(unit)); }
  float ascent() const { return baked_->Ascent; }
  float px() const { return px_; }
  // Pictures of glyphs stand on whole pixels of the device, or they blur.
  float snapped(float x) const { return std::round(x * density_) / density_; }
  // The space between two neighbours of different scripts.
  float gap(char32_t before, char32_t after) const {
    if (gap_ == 0.0F) return 0.0F;
    const bool meet = (is_ideograph(before) && is_latin_letter_or_digit(after)) ||
                      (is_latin_letter_or_digit(before) && is_ideograph(after));
    return meet ? gap_ : 0.0F;
  }
  const Ui& ui() const { return ui_; }

 private:
  ImWchar number_of(const TextUnit& unit) const {
    return static_cast<ImWchar>(unit.shaped ? ui_.shaped_runs().number_of(unit.bytes) : unit.first);
  }

  const Ui& ui_;
  ImFontBaked* baked_;
  float px_;
  float density_;
  float gap_;
};

Face face_of(const Ui& ui, const TextStyle& style) {
  return {ui, text_px(ui, style), style.bold, style.plain_spacing};
}

TextUnit take_code_point(std::string_view& text) {
  const std::string_view whole = text;
  TextUnit unit;
  unit.first = unit.last = next_code_point(text);
  unit.bytes = whole.substr(0, whole.size() - text.size());
  return unit;
}

// Calls `visit(unit)` for each unit of `text` in its order, until it returns false.
template <class Visit>
void for_each_unit(const Ui& ui, std::string_view text, Visit visit) {
  if (is_plain(text)) {
    while (!text.empty())
      if (!visit(take_code_point(text))) return;
    return;
  }
  const auto ask = [&ui](std::string_view words) { return ui.platform().word_sizes(words); };
  while (!text.empty()) {
    const TextUnit unit = next_unit(text);
    if (!unit.unspaced) {
      if (!visit(unit)) return;
      continue;
    }
    std::string_view rest = unit.bytes;
    for (const std::size_t size : ui.shaped_runs().word_sizes(unit.bytes, ask)) {
      TextUnit word = unit;
      word.bytes = rest.substr(0, size);
      rest.remove_prefix(size);
      if (!visit(word)) return;
    }
  }
}

float measure(const Face& face, std::string_view text) {
  float width = 0;
  char32_t before = 0;
  for_each_unit(face.ui(), text, [&](const TextUnit& unit) {
    width += face.gap(before, unit.first) + face.advance(unit);
    before = unit.last;
    return true;
  });
  return width;
}

// The longest start of `text` that fits into `width`.
std::string_view fitting(const Face& face, std::string_view text, float width) {
  float used = 0;
  char32_t before = 0;
  std::size_t kept = 0;
  for_each_unit(face.ui(), text, [&](const TextUnit& unit) {
    used += face.gap(before, unit.first) + face.advance(unit);
    if (used > width) return false;
    before = unit.last;
    kept += unit.bytes.size();
    return true;
  });
  return text.substr(0, kept);
}

// Draws one line's text from `x` on with the baseline at `baseline`; returns where it ended.
float draw_glyphs(ImDrawList& list, const Face& face, float x, float baseline,
                  std::string_view text, bool to_the_left, Colour colour) {
  const float top = baseline - face.ascent();
  const ImVec4 clip = list._CmdHeader.ClipRect;
  const bool unseen = top > clip.w || top + face.px() * 1.5F < clip.y;
  if (unseen) return x;
  const Colour coloured = colour | 0x00FFFFFFU;
  char32_t before = 0;
  const auto draw_unit = [&](const TextUnit& unit) {
    x += face.gap(before, unit.first);
    before = unit.last;
    // Looking a glyph up may load it and exchange the texture, so it comes before reserving room.
    const ImFontGlyph* glyph = face.glyph(unit);
    if (glyph == nullptr) return true;
    if (glyph->Visible && x + glyph->X1 >= clip.x && x + glyph->X0 <= clip.z) {
      const float left = face.snapped(x);
      list.PrimReserve(6, 4);
      list.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                      {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1},
                      glyph->Colored ? coloured : colour);
    }
    x += glyph->AdvanceX;
    return true;
  };
  if (is_plain(text)) {
    for_each_unit(face.ui(), text, draw_unit);
    return x;
  }
  FrameList<TextUnit> line(face.ui().memory());
  for_each_unit(face.ui(), text, [&](const TextUnit& unit) {
    line.push_back(unit);
    return true;
  });
  put_in_visual_order(line, to_the_left, face.ui().memory());
  for (const TextUnit& unit : line) draw_unit(unit);
  return x;
}

// Where a browser puts the baseline of a line of this height.
float baseline_of(const Ui& ui, float top, float line, float px) {
  const float density = ui.density();
  const float ascent = std::round(ui.ascent_em() * px * density);
  const float descent = std::round(ui.descent_em() * px * density);
  const float half_leading = std::floor((line * density - (ascent + descent)) * 0.5F);
  return (std::round(top * density) + half_leading + ascent) / density;
}

float aligned_left(const Rect& rect, float width, Align align) {
  if (align == Align::kCentre) return rect.centre_x() - width * 0.5F;
  if (align == Align::kEnd) return rect.right - width;
  return rect.left;
}

struct Hit {
  std::size_t from = 0, to = 0;
};

struct Line {
  Rect rect;  // Where it may lie, from side to side,
  float top;  // and from where to where it goes.
  float height;
  std::string_view text;
  bool to_the_left = false;  // As its paragraph is read.
  Hit hit;                   // Drawn as found.
};

// Draws `text` whose middle part was searched for, in three pieces; each stands where it would in
// the whole.
void draw_hit(Ui& ui, const Face& face, float x, float baseline, const Line& line,
              std::string_view text, Colour colour) {
  const std::size_t to = std::min(line.hit.to, text.size());
  const std::string_view before = text.substr(0, line.hit.from);
  const std::string_view found = text.substr(line.hit.from, to - line.hit.from);
  const std::string_view after = text.substr(to);
  const float found_width = measure(face, found);
  const float left = x + measure(face, text.substr(0, to)) - found_width;
  const float inset = line.height * kHitInsetPart;
  fill_box(ui, {left, line.top + inset, left + found_width, line.top + line.height - inset},
           ui.colour().selected, kHitRadius);
  draw_glyphs(ui.draw(), face, x, baseline, before, false, colour);
  draw_glyphs(ui.draw(), face, left, baseline, found, false, ui.colour().primary_text);
  draw_glyphs(ui.draw(), face, x + measure(face, text) - measure(face, after), baseline, after,
              false, colour);
}

void draw_text_line(Ui& ui, const Line& line, const TextStyle& style, Colour colour) {
  const Face face = face_of(ui, style);
  float width = measure(face, line.text);
  std::string_view shown = line.text;
  const bool cut = width > line.rect.width() + 0.5F;
  const float ellipsis = cut ? measure(face, kEllipsis) : 0.0F;
  if (cut) {
    shown = fitting(face, line.text, line.rect.width() - ellipsis);
    width = measure(face, shown) + ellipsis;
  }
  const float baseline = baseline_of(ui, line.top, line.height, face.px());
  float x = std::round(aligned_left(line.rect, width, style.align) * ui.density()) / ui.density();
  const auto draw = [&](std::string_view text) {
    x = draw_glyphs(ui.draw(), face, x, baseline, text, line.to_the_left, colour);
  };
  if (cut && line.to_the_left) draw(kEllipsis);
  const bool hit = line.hit.from < line.hit.to && line.hit.from < shown.size();
  if (hit && is_plain(shown)) {
    draw_hit(ui, face, x, baseline, line, shown, colour);
    x += measure(face, shown);
  } else {
    draw(shown);
  }
  if (cut && !line.to_the_left) draw(kEllipsis);
}

bool paragraph_to_the_left(std::string_view text) {
  return !is_plain(text) && reads_to_the_left(text);
}

}  // namespace

float text_px(const Ui& ui, const TextStyle& style) {
  if (style.px > 0) return style.px * ui.metrics().text_zoom;
  const TypeScale& type = ui.metrics().type;
  switch (style.size) {
    case TextSize::kCaption:
      return type.caption;
    case TextSize::kSmall:
      return type.small;
    case TextSize::kBody:
      return type.body;
    case TextSize::kTitle:
      return type.title;
    case TextSize::kHeading:
      return type.heading;
    case TextSize::kDisplay:
      return type.display;
  }
  return type.body;
}

float line_height(const Ui& ui, const TextStyle& style) {
  const float px = text_px(ui, style);
  return std::round(px * (px >= ui.metrics().type.heading ? 1.3F : 1.5F));
}

Colour tone_colour(const Ui& ui, Tone tone) {
  const Palette& colour = ui.colour();
  switch (tone) {
    case Tone::kInk:
      return colour.ink;
    case Tone::kInk2:
      return colour.ink2;
    case Tone::kInk3:
      return colour.ink3;
    case Tone::kPrimary:
      return colour.primary_text;
    case Tone::kOnPrimary:
      return colour.on_primary;
    case Tone::kOnRail:
      return colour.on_rail;
    case Tone::kOnRail2:
      return colour.on_rail2;
    case Tone::kSaved:
      return colour.saved;
    case Tone::kSent:
      return colour.sent;
    case Tone::kAccepted:
      return colour.accepted;
    case Tone::kRefused:
      return colour.refused;
    case Tone::kConflict:
      return colour.conflict;
    case Tone::kOverdue:
      return colour.overdue;
    case Tone::kSoon:
      return colour.soon;
    case Tone::kOnStatus:
      return colour.on_status;
  }
  return colour.ink;
}

float text_width(const Ui& ui, std::string_view text, const TextStyle& style) {
  return measure(face_of(ui, style), text);
}

FrameList<std::string_view> wrap_lines(const Ui& ui, std::string_view text, const TextStyle& style,
                                       float width) {
  const Face face = face_of(ui, style);
  FrameList<std::string_view> lines(ui.memory());
  std::size_t start = 0;       // Of the line being filled.
  std::size_t break_at = 0;    // Where it may end, and
  std::size_t next_start = 0;  // where the next one would begin then.
  float used = 0, used_at_next_start = 0;
  char32_t before = 0;
  std::size_t at = 0;
  for_each_unit(ui, text, [&](const TextUnit& unit) {
    const std::size_t after = at + unit.bytes.size();
    if (unit.first == '\n') {
      lines.push_back(text.substr(start, at - start));
      start = break_at = next_start = at = after;
      used = used_at_next_start = 0;
      before = 0;
      return true;
    }
    const bool blank = is_breaking_blank(unit.first);
    if (at > start && !blank && !is_breaking_blank(before) &&
        may_break_between(before, unit.first)) {
      break_at = next_start = at;
      used_at_next_start = used;
    }
    const float advance = face.gap(before, unit.first) + face.advance(unit);
    if (blank) {
      break_at = at;
      next_start = after;
      used += advance;
      used_at_next_start = used;
    } else {
      if (used + advance > width + 0.01F && at > start) {
        if (next_start <= start) {  // One word longer than the line: cut it here.
          break_at = next_start = at;
          used_at_next_start = used;
        }
        lines.push_back(text.substr(start, break_at - start));
        start = next_start;
        used -= used_at_next_start;
        used_at_next_start = 0;
        break_at = next_start = start;
      }
      used += advance;
    }
    before = unit.last;
    at = after;
    return true;
  });
  lines.push_back(text.substr(start));
  return lines;
}

float text_height(const Ui& ui, std::string_view text, const TextStyle& style, float width) {
  auto lines = static_cast<int>(wrap_lines(ui, text, style, width).size());
  if (style.lines_max > 0 && lines > style.lines_max) lines = style.lines_max;
  return static_cast<float>(lines) * line_height(ui, style);
}

void draw_line(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
               Colour colour) {
  const float line = line_height(ui, style);
  draw_text_line(ui,
                 {.rect = rect,
                  .top = rect.centre_y() - line * 0.5F,
                  .height = line,
                  .text = text,
                  .to_the_left = paragraph_to_the_left(text)},
                 style, colour);
}

void draw_line(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style) {
  draw_line(ui, rect, text, style, tone_colour(ui, style.tone));
}

void draw_paragraph(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
                    Colour colour) {
  const float line = line_height(ui, style);
  const auto lines = wrap_lines(ui, text, style, rect.width());
  const bool to_the_left = paragraph_to_the_left(text);
  TextStyle line_style = style;
  if (to_the_left && style.align == Align::kStart && style.lines_max != 1)
    line_style.align = Align::kEnd;
  float top = rect.top;
  int drawn = 0;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    drawn += 1;
    const bool last = style.lines_max > 0 && drawn == style.lines_max && index + 1 < lines.size();
    // The last line that has room takes all that is left and is cut with an ellipsis.
    const std::string_view shown =
        last ? text.substr(static_cast<std::size_t>(lines[index].data() - text.data()))
             : lines[index];
    draw_text_line(
        ui, {.rect = rect, .top = top, .height = line, .text = shown, .to_the_left = to_the_left},
        line_style, colour);
    top += line;
    if (last) break;
  }
}

namespace {

Rect put_text(Ui& ui, std::string_view words, const TextStyle& style) {
  const bool placed = ui.placing();
  const float width = ui.available_width();
  const float height =
      style.lines_max == 1 ? line_height(ui, style) : text_height(ui, words, style, width);
  Rect rect = ui.take(height);
  if (placed) rect = centred(rect, rect.width(), height);
  draw_paragraph(ui, rect, words, style, tone_colour(ui, style.tone));
  return rect;
}

}  // namespace

Rect text(Ui& ui, std::string_view words, const TextStyle& style) {
  const Rect rect = put_text(ui, words, style);
  if (words.empty()) return rect;
  auto& node =
      ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kText, rect, words);
  if (!style.selectable) return rect;
  // The browser lays the same words over the drawn ones, so that its own selection fits them.
  if (style.lines_max != 1) node.state |= semantics::kMultiline;
  semantics::FieldLook look;
  look.font_px = text_px(ui, style);
  look.line_px = line_height(ui, style);
  look.bold = style.bold;
  ui.semantics().set_field(node, look);
  return rect;
}

void draw_line_with_hit(Ui& ui, const Rect& rect, std::string_view words, std::size_t from,
                        std::size_t to, const TextStyle& style) {
  const float height = line_height(ui, style);
  const Rect line = centred(rect, rect.width(), height);
  draw_text_line(ui,
                 {.rect = line,
                  .top = line.top,
                  .height = height,
                  .text = words,
                  .to_the_left = paragraph_to_the_left(words),
                  .hit = {from, to}},
                 style, tone_colour(ui, style.tone));
}

Rect text_with_hit(Ui& ui, std::string_view words, std::size_t from, std::size_t to,
                   const TextStyle& style) {
  const float height = line_height(ui, style);
  const bool placed = ui.placing();
  Rect rect = ui.take(height);
  if (placed) rect = centred(rect, rect.width(), height);
  draw_line_with_hit(ui, rect, words, from, to, style);
  if (!words.empty())
    ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kText, rect, words);
  return rect;
}

Rect heading(Ui& ui, std::string_view words, int level, const TextStyle& style) {
  const Rect rect = put_text(ui, words, style);
  auto& node = ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kHeading,
                                  rect, words);
  node.level = static_cast<std::uint8_t>(level);
  return rect;
}

}  // namespace huifang::shell
