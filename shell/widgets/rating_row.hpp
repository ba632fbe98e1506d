#pragma once

#include <array>
#include <string_view>

#include "shell/widgets/text.hpp"

namespace huifang::shell {

// A row of five signs to choose one of (faces, stars), and where the chosen one's name stands:
// beside them or, where the longest of the names does not fit there, below.
struct RatingRow {
  Rect signs, words;
  float pitch;  // What one sign takes across.
};
inline constexpr TextStyle kRatingName{.size = TextSize::kSmall, .bold = true};

// Takes the room for both from the flow. A sign takes what the name leaves, from 44 px to
// `pitch_max`.
RatingRow take_rating_row(Ui& ui, const std::array<std::string_view, 5>& names, float pitch_max,
                          float height);

}  // namespace huifang::shell
