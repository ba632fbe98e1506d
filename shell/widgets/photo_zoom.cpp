#include "shell/widgets/photo_zoom.hpp"

#include <cmath>

namespace huifang::shell {
namespace {

struct Size {
  float width, height;
};

Size size_of(const PhotoZoom& view, const Rect& place, float aspect) {
  const float ratio = aspect > 0 && std::isfinite(aspect) ? aspect : 1.0F;
  const float width = std::min(place.width(), place.height() * ratio);
  return {std::max(width, 1.0F) * view.zoom, std::max(width, 1.0F) / ratio * view.zoom};
}

// The middle may move as long as the picture covers the place; else it stays in the middle.
float kept(float middle, float size, float place) {
  if (size <= place) return 0.5F;
  const float half = place * 0.5F / size;
  return std::clamp(middle, half, 1.0F - half);
}

}  // namespace

Rect photo_rect(const PhotoZoom& view, const Rect& place, float aspect) {
  const Size size = size_of(view, place, aspect);
  const float left = place.centre_x() - view.x * size.width;
  const float top = place.centre_y() - view.y * size.height;
  return {left, top, left + size.width, top + size.height};
}

PhotoZoom kept_inside(PhotoZoom view, const Rect& place, float aspect) {
  view.zoom = std::clamp(std::isfinite(view.zoom) ? view.zoom : 1.0F, 1.0F, kPhotoZoomMax);
  const Size size = size_of(view, place, aspect);
  view.x = kept(view.x, size.width, place.width());
  view.y = kept(view.y, size.height, place.height());
  return view;
}

PhotoZoom zoomed_at(const PhotoZoom& view, const Rect& place, float aspect, float factor, float x,
                    float y) {
  const Rect before = photo_rect(view, place, aspect);
  PhotoZoom result = view;
  result.zoom = std::clamp(view.zoom * factor, 1.0F, kPhotoZoomMax);
  const Size size = size_of(result, place, aspect);
  // The part of the picture that is held, and where the middle comes to lie from there.
  const float part_x = (x - before.left) / before.width();
  const float part_y = (y - before.top) / before.height();
  result.x = part_x + (place.centre_x() - x) / size.width;
  result.y = part_y + (place.centre_y() - y) / size.height;
  return kept_inside(result, place, aspect);
}

PhotoZoom moved_by(const PhotoZoom& view, const Rect& place, float aspect, float x, float y) {
  const Size size = size_of(view, place, aspect);
  PhotoZoom result = view;
  result.x -= x / size.width;
  result.y -= y / size.height;
  return kept_inside(result, place, aspect);
}

}  // namespace huifang::shell
