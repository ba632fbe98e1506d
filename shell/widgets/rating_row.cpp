#include "shell/widgets/rating_row.hpp"

#include <algorithm>

namespace huifang::shell {

RatingRow take_rating_row(Ui& ui, const std::array<std::string_view, 5>& names, float pitch_max,
                          float height) {
  constexpr auto kSigns = static_cast<float>(std::tuple_size_v<std::array<std::string_view, 5>>);
  float longest = 0;
  for (const std::string_view name : names)
    longest = std::max(longest, text_width(ui, name, kRatingName));
  const float line = line_height(ui, kRatingName);
  const float pitch_min = ui.metrics().touch_min;
  const float room = ui.available_width() - longest - space(2);
  const bool beside = pitch_min * kSigns <= room;
  const float pitch = std::clamp((beside ? room : ui.available_width()) / kSigns, pitch_min,
                                 std::max(pitch_min, pitch_max));
  Rect rest = ui.take(beside ? std::max(height, line) : height + line);
  if (!beside) return {cut_top(rest, height), rest, pitch};
  const Rect signs = cut_left(rest, pitch * kSigns);
  cut_left(rest, space(2));
  return {signs, rest, pitch};
}

}  // namespace huifang::shell
