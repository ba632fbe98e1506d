#include "shell/widgets/column_places.hpp"

#include <algorithm>

namespace huifang::shell {

std::vector<ColumnPlace> column_places(std::span<const ColumnWish> wishes, float room) {
  std::vector<float> widths;
  for (const ColumnWish& wish : wishes)
    widths.push_back(wish.width > 0 ? std::max(wish.width, wish.width_min) : 0.0F);
  // Who would get less than the least takes that, and the others share what is left then.
  for (bool settled = false; !settled;) {
    float left_over = room, shares = 0;
    for (std::size_t at = 0; at < wishes.size(); ++at) {
      left_over -= widths[at];
      if (widths[at] <= 0) shares += wishes[at].share;
    }
    settled = true;
    const float unit = std::max(0.0F, left_over) / std::max(shares, 1e-3F);
    for (std::size_t at = 0; at < wishes.size(); ++at) {
      if (widths[at] > 0 || unit * wishes[at].share >= wishes[at].width_min) continue;
      widths[at] = wishes[at].width_min;
      settled = false;
    }
    if (!settled) continue;
    for (std::size_t at = 0; at < wishes.size(); ++at)
      if (widths[at] <= 0) widths[at] = unit * wishes[at].share;
  }
  std::vector<ColumnPlace> places;
  float left = 0;
  for (const float width : widths) {
    places.push_back({left, left + width});
    left += width;
  }
  return places;
}

}  // namespace huifang::shell
