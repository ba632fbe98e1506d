#pragma once

#include <utility>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A picture that a person gave, for a photo strip and its viewer. Its bytes, and what was decoded
// of them, go with it.
class GivenPhoto {
 public:
  // Owns the picture from now on. The platform outlives it.
  GivenPhoto(Platform& platform, GivenPicture file)
      : platform_(&platform), file_(std::move(file)) {}
  ~GivenPhoto();
  GivenPhoto(GivenPhoto&& other) noexcept;
  GivenPhoto& operator=(GivenPhoto&& other) noexcept;

  const GivenPicture& file() const { return file_; }
  // What is inside is no picture after all; known once it was drawn.
  bool unreadable() const { return unreadable_; }
  // Its width for its height; 4 to 3 until it is known.
  float aspect() const { return aspect_; }
  // Draws it over all of `rect`, what is too much at two sides left out; a quiet ground until it
  // is there.
  void draw(Ui& ui, const Rect& rect, float radius);

 private:
  void release();

  Platform* platform_;
  GivenPicture file_;  // Number 0: moved away.
  float aspect_ = 4.0F / 3.0F;
  bool unreadable_ = false;
};

}  // namespace huifang::shell
