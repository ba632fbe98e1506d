#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huifang {

// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// Takes the first code point off `text`; a broken byte is taken alone and comes as U+FFFD.
// REQUIRES: !text.empty().
char32_t next_code_point(std::string_view& text);

// The code points of `text`. A broken byte counts as one U+FFFD, so this never fails.
std::u32string decode_utf8(std::string_view text);

// UTF-8 of the code points. REQUIRES: no surrogates, nothing above U+10FFFF.
std::string encode_utf8(std::u32string_view code_points);

// How many code points there are, broken bytes counting as one each.
std::size_t count_code_points(std::string_view text);

}  // namespace huifang
