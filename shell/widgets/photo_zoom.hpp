#pragma once

#include "shell/widgets/geometry.hpp"

namespace huifang::shell {

// How a picture lies in its place: 1 shows the whole. `x` and `y` say which part of it is in the
// middle, from 0 to 1.
struct PhotoZoom {
  float zoom = 1;
  float x = 0.5F, y = 0.5F;

  bool operator==(const PhotoZoom&) const = default;
};
inline constexpr float kPhotoZoomMax = 8.0F;

// Where the picture lies on the page, whole, when it has that width for its height.
Rect photo_rect(const PhotoZoom& view, const Rect& place, float aspect);
// The same view with no emptiness at a side that the picture could fill.
PhotoZoom kept_inside(PhotoZoom view, const Rect& place, float aspect);
// `factor` times as large; what lies at that place of the page stays there, as far as it can.
PhotoZoom zoomed_at(const PhotoZoom& view, const Rect& place, float aspect, float factor, float x,
                    float y);
PhotoZoom moved_by(const PhotoZoom& view, const Rect& place, float aspect, float x, float y);

}  // namespace huifang::shell
