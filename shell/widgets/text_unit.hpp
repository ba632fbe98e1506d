#pragma once

#include <cstddef>
#include <string_view>

namespace huifang::shell {

// The least piece of text that can be drawn, measured and put on a line by itself: mostly one code
// point; where letters join, stack or take marks (Arabic, Hindi, Thai, accents, emoji of several
// parts) all those that make one picture. Views into the text it was taken from.
struct TextUnit {
  std::string_view bytes;
  char32_t first = 0;  // Its first and last code point, for spacing and for breaking lines.
  char32_t last = 0;
  // True: it must be given to the browser whole. False: it is one code point of the basic plane.
  bool shaped = false;
  bool right_to_left = false;
  // A run of a script that puts no blanks between its words (Thai, Lao, Khmer, Burmese): where its
  // words end is for a dictionary to say.
  bool unspaced = false;
};

// Takes the first unit off `text`. Broken bytes are U+FFFD, one by one. A word longer than any
// language has is cut, so that no picture grows without end. REQUIRES: !text.empty().
TextUnit next_unit(std::string_view& text);

// True where every unit of `text` is one plain code point from left to right, which is nearly
// always; then next_code_point() may be used.
bool is_plain(std::string_view text);

}  // namespace huifang::shell
