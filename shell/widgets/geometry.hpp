#pragma once

#include <algorithm>

namespace huifang::shell {

// A rectangle in CSS pixels, from the top left of the page.
struct Rect {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float centre_x() const { return (left + right) * 0.5F; }
  float centre_y() const { return (top + bottom) * 0.5F; }
  bool empty() const { return right <= left || bottom <= top; }
  bool contains(float x, float y) const { return x >= left && x < right && y >= top && y < bottom; }
  Rect inset(float horizontal, float vertical) const {
    return {left + horizontal, top + vertical, right - horizontal, bottom - vertical};
  }
  Rect grown(float by) const { return inset(-by, -by); }
  Rect moved(float x, float y) const { return {left + x, top + y, right + x, bottom + y}; }
  Rect clipped_to(const Rect& other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
  }
  bool operator==(const Rect&) const = default;
};

// The four cuts take a strip off one side of `rect` and return it; `rect` keeps the rest.
inline Rect cut_left(Rect& rect, float width) {
  const Rect strip{rect.left, rect.top, std::min(rect.left + width, rect.right), rect.bottom};
  rect.left = strip.right;
  return strip;
}
inline Rect cut_right(Rect& rect, float width) {
  const Rect strip{std::max(rect.right - width, rect.left), rect.top, rect.right, rect.bottom};
  rect.right = strip.left;
  return strip;
}
inline Rect cut_top(Rect& rect, float height) {
  const Rect strip{rect.left, rect.top, rect.right, std::min(rect.top + height, rect.bottom)};
  rect.top = strip.bottom;
  return strip;
}
inline Rect cut_bottom(Rect& rect, float height) {
  const Rect strip{rect.left, std::max(rect.bottom - height, rect.top), rect.right, rect.bottom};
  rect.bottom = strip.top;
  return strip;
}

// A rectangle of the given size in the middle of `rect`.
inline Rect centred(const Rect& rect, float width, float height) {
  const float left = rect.centre_x() - width * 0.5F;
  const float top = rect.centre_y() - height * 0.5F;
  return {left, top, left + width, top + height};
}

}  // namespace huifang::shell
