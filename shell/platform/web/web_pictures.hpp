#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "shell/platform/pictures.hpp"

namespace huifang::shell {

// The pictures that a person gave this page, as textures of the size in which they are drawn. The
// files stay with the browser (web/js/shell/pictures.js), which decodes them beside the frames.
class WebPictures {
 public:
  // A file that the page has under that number from now on.
  void add(GivenPicture picture);
  // What was added since it was last asked.
  std::vector<GivenPicture> take_new();

  // See Platform.
  PictureLook look(std::uint32_t id, int side_px);
  void release(std::uint32_t id);

  // After each frame: those that were drawn larger or smaller than they are get decoded anew.
  void frame_drawn();
  // The page has decoded it, at most `side` pixels long, and holds the pixels for upload; the whole
  // is `width` to `height`. 0 of both: it cannot be read.
  void decoded(std::uint32_t id, int side, int width, int height);
  // The graphics context was lost, and the textures with it.
  void forget_textures();
  // What the textures hold.
  std::size_t pixels() const;

 private:
  struct Held {
    PictureLook look;
    int wished_px = 0;  // In this frame.
    int asked_px = 0;   // What the page was asked for last; 0: nothing yet.
    std::size_t pixels = 0;
  };
  void drop_texture(Held& held);

  std::map<std::uint32_t, Held> held_;
  std::vector<GivenPicture> new_;
  std::vector<unsigned> unused_;  // Textures.
};

}  // namespace huifang::shell
