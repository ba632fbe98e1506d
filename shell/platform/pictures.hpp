#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace huifang::shell {

// A picture that a person dropped on the page or pasted. The platform keeps its bytes until
// Platform::release_picture() is called with this number.
struct GivenPicture {
  std::uint32_t id = 0;
  std::string name;        // Of its file; what was pasted may have none.
  std::string media_type;  // "image/jpeg"
  std::uint64_t bytes = 0;
};

// What was given in one go. The pictures are good to take; what could not be taken stays where it
// came from, and `problem` says why, in the words of web/js/pictures.js: "empty", "other-kind",
// "too-large" (`limit` megabytes for one), "too-many" (`limit` at once). Nothing: all is here.
struct GivenPictures {
  std::vector<GivenPicture> pictures;
  std::string problem;
  int limit = 0;
};

// A picture as it can be drawn now.
struct PictureLook {
  enum class State { kComing, kReady, kUnreadable };
  State state = State::kComing;
  std::uint64_t texture = 0;  // For ImDrawList::AddImage(), in this frame; 0: nothing to draw yet.
  int width = 0, height = 0;  // Of the whole picture, in its own pixels; 0 until known.
};

}  // namespace huifang::shell
