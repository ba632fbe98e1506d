#pragma once

#include <string_view>

#include "shell/app/view.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

// One fact of a record in the flow: its label in a column at the left (above it in large type on a
// phone), what it is beside that, as high as the words need, and a rule below.
void draw_labelled(View& view, std::string_view label, std::string_view value,
                   const TextStyle& style = {.selectable = true});

}  // namespace huifang::shell
