#pragma once

#include <span>

namespace huifang::shell {

// How wide a column wants to be: `width`, or with 0 a share of what the others leave, but never
// less than `width_min`.
struct ColumnWish {
  float width = 0, share = 1, width_min = 0;
};
struct ColumnPlace {
  float left = 0, right = 0;
  float width() const { return right - left; }
};
// The columns beside each other from 0. They are wider than `room` together when their widths and
// least widths are. Fills `places`, one for each wish.
void put_columns(std::span<const ColumnWish> wishes, float room, std::span<ColumnPlace> places);

}  // namespace huifang::shell
