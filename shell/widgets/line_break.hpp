#pragma once

namespace huifang::shell {

// Whether a line may end between two neighbours of a text, after the rules of Unicode (UAX #14) for
// the scripts we write in. Blanks are not asked about: a line may end after them, and they hang
// over its end.
bool may_break_between(char32_t before, char32_t after);

// A blank that a line may end after. Those that keep words together are none.
bool is_breaking_blank(char32_t point);

}  // namespace huifang::shell
