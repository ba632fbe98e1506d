#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

enum class TextSize { kCaption, kSmall, kBody, kTitle, kHeading, kDisplay };
enum class Tone {
  kInk,
  kInk2,
  kInk3,
  kPrimary,
  kOnPrimary,
  kOnRail,
  kOnRail2,
  kSaved,
  kSent,
  kAccepted,
  kRefused,
  kConflict,
  kOverdue,
  kSoon,
  kOnStatus,
};
enum class Align { kStart, kCentre, kEnd };

struct TextStyle {
  TextSize size = TextSize::kBody;
  bool bold = false;
  Tone tone = Tone::kInk;
  Align align = Align::kStart;
  int lines_max = 0;  // More are cut with an ellipsis; 0 wraps without end.
  bool plain_spacing =
      false;     // No extra space between Chinese and Latin: what a browser's field does.
  float px = 0;  // Instead of `size`, before the text zoom.
  // A person may select and copy it, as in any page: for what was written, not for what is pressed.
  bool selectable = false;
};

float text_px(const Ui& ui, const TextStyle& style);
// The height of one line: 1.5 of the size, headings 1.3.
float line_height(const Ui& ui, const TextStyle& style);
inline float line_height(const Ui& ui, TextSize size) {
  return line_height(ui, TextStyle{.size = size});
}
Colour tone_colour(const Ui& ui, Tone tone);

// Draws `text` as a paragraph in the flow (or in the placed rectangle, then in the middle of its
// height) and reports it as text. Returns the rectangle it took.
Rect text(Ui& ui, std::string_view text, const TextStyle& style = {});
// As text(), on one line, with the bytes `from` to `to` marked as what was searched for; nothing is
// marked where they are equal. A screen reader hears only the words.
Rect text_with_hit(Ui& ui, std::string_view text, std::size_t from, std::size_t to,
                   const TextStyle& style = {});
// A heading of the given level (1 to 6).
Rect heading(Ui& ui, std::string_view text, int level, const TextStyle& style);

// --- For widgets: measuring and drawing without reporting ---
float text_width(const Ui& ui, std::string_view text, const TextStyle& style);
// How high text() would make it in that width.
float text_height(const Ui& ui, std::string_view text, const TextStyle& style, float width);
// Cuts at blanks and between Chinese characters, never before a closing or after an opening mark.
FrameList<std::string_view> wrap_lines(const Ui& ui, std::string_view text, const TextStyle& style,
                                       float width);
// One line with an ellipsis where it does not fit; middle of the rectangle's height.
void draw_line(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style);
void draw_line(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
               Colour colour);
// As draw_line(), with the bytes `from` to `to` marked as in text_with_hit().
void draw_line_with_hit(Ui& ui, const Rect& rect, std::string_view text, std::size_t from,
                        std::size_t to, const TextStyle& style);
// Wrapped lines from the top of the rectangle. A paragraph that begins with a word to the left
// (Arabic, Hebrew) starts at the right edge.
void draw_paragraph(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
                    Colour colour);

}  // namespace huifang::shell
