#include "shell/widgets/given_photo.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "shell/widgets/item.hpp"

namespace huifang::shell {

GivenPhoto::~GivenPhoto() { release(); }

GivenPhoto::GivenPhoto(GivenPhoto&& other) noexcept
    : platform_(other.platform_),
      file_(std::exchange(other.file_, {})),
      aspect_(other.aspect_),
      unreadable_(other.unreadable_) {}

GivenPhoto& GivenPhoto::operator=(GivenPhoto&& other) noexcept {
  if (this == &other) return *this;
  release();
  platform_ = other.platform_;
  file_ = std::exchange(other.file_, {});
  aspect_ = other.aspect_;
  unreadable_ = other.unreadable_;
  return *this;
}

void GivenPhoto::release() {
  if (file_.id != 0) platform_->release_picture(file_.id);
}

void GivenPhoto::draw(Ui& ui, const Rect& rect, float radius) {
  const float place = rect.width() / std::max(rect.height(), 1.0F);
  // Of the whole picture, in pixels of the device, when it covers the place.
  const float width = place > aspect_ ? rect.width() : rect.height() * aspect_;
  const float side = std::max(width, width / aspect_) / ui.pixel();
  const PictureLook look = platform_->picture(file_.id, static_cast<int>(std::ceil(side)));
  unreadable_ = look.state == PictureLook::State::kUnreadable;
  if (look.width > 0 && look.height > 0)
    aspect_ = static_cast<float>(look.width) / static_cast<float>(look.height);
  fill_box(ui, rect, ui.colour().pressed, radius);
  if (look.texture == 0) return;
  // The part of each side that is seen.
  const float across = std::min(1.0F, place / aspect_), along = std::min(1.0F, aspect_ / place);
  ui.draw().AddImageRounded(ImTextureRef(look.texture), {rect.left, rect.top},
                            {rect.right, rect.bottom}, {0.5F - across * 0.5F, 0.5F - along * 0.5F},
                            {0.5F + across * 0.5F, 0.5F + along * 0.5F}, IM_COL32_WHITE, radius);
}

}  // namespace huifang::shell
