#pragma once

#include <memory_resource>
#include <span>
#include <string_view>

#include "shell/widgets/frame_memory.hpp"
#include "shell/widgets/text_unit.hpp"

namespace huifang::shell {

// True when the first word of `text` that has a direction runs to the left: then the paragraph is
// read from its right edge.
bool reads_to_the_left(std::string_view text);

// Puts the units of one line into the order in which they are seen from left to right. Words of
// Arabic and Hebrew run to the left, numbers among them to the right; blanks and marks go with what
// they stand between, else with the paragraph. After the levels of the Unicode Bidirectional
// Algorithm (UAX #9), without its explicit marks.
// Works in `memory`.
void put_in_visual_order(std::span<TextUnit> line, bool paragraph_to_the_left,
                         std::pmr::memory_resource* memory = std::pmr::get_default_resource());

// The bracket that is seen in the place of this one where the text runs to the left.
char32_t mirrored(char32_t point);

}  // namespace huifang::shell
