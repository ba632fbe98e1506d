#include "shell/widgets/column_places.hpp"

#include <algorithm>

namespace huifang::shell {

void put_columns(std::span<const ColumnWish> wishes, float room, std::span<ColumnPlace> places) {
  // First as wide as each will be, all from 0.
  for (std::size_t at = 0; at < wishes.size(); ++at) {
    const ColumnWish& wish = wishes[at];
    places[at] = {0, wish.width > 0 ? std::max(wish.width, wish.width_min) : 0.0F};
  }
  // Who would get less than the least takes that, and the others share what is left then.
  for (bool settled = false; !settled;) {
    float left_over = room, shares = 0;
    for (std::size_t at = 0; at < wishes.size(); ++at) {
      left_over -= places[at].right;
      if (places[at].right <= 0) shares += wishes[at].share;
    }
    settled = true;
    const float unit = std::max(0.0F, left_over) / std::max(shares, 1e-3F);
    for (std::size_t at = 0; at < wishes.size(); ++at) {
      if (places[at].right > 0 || unit * wishes[at].share >= wishes[at].width_min) continue;
      places[at].right = wishes[at].width_min;
      settled = false;
    }
    if (!settled) continue;
    for (std::size_t at = 0; at < wishes.size(); ++at)
      if (places[at].right <= 0) places[at].right = unit * wishes[at].share;
  }
  float left = 0;
  for (ColumnPlace& place : places) {
    place = {left, left + place.right};
    left = place.right;
  }
}

}  // namespace huifang::shell
