#pragma once

#include <cstdint>
#include <vector>

#include "shell/widgets/text_unit.hpp"

namespace huifang::shell {

// Puts the units of one line into the order in which they are seen from left to right, in a page
// that reads from left to right: words of Arabic and Hebrew run to the left, numbers among them to
// the right, blanks and marks go with what they stand between. After the levels of the Unicode
// Bidirectional Algorithm (UAX #9), without its explicit marks.
void put_in_visual_order(std::vector<TextUnit>& line);

// The bracket that is seen in the place of this one where the text runs to the left.
char32_t mirrored(char32_t point);

}  // namespace huifang::shell
