#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shell/widgets/mark.hpp"
#include "shell/widgets/photo_zoom.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// Draws the picture of that index into the rectangle; what lies outside of its place is cut off.
using DrawPhoto = std::function<void(int index, const Rect& rect)>;

struct PhotoStrip {
  int count = 0;
  std::string_view name;                                   // Of the list: "Photos".
  std::string_view add_name;                               // "Take photo"; empty: no tile to add.
  std::function<std::string(int index)> photo_name;        // "Photo 2 of 5, just taken".
  std::function<std::string(int index)> remove_name;       // "Remove photo 2".
  std::function<std::optional<Status>(int index)> status;  // The mark in the corner; may be none.
  float size = 0;                                          // Of a picture; 0: the usual.
  // Said over the strip while files are dragged over the page; empty: it takes no pictures.
  std::string_view drop_words;
};
struct PhotoStripResult {
  bool add = false;
  int open = -1;
  int remove =
      -1;  // Delete on the picture, and at a desk its small button. The caller offers undo.
  // What was dropped or pasted, the caller's from now on; and why not all of it came.
  std::optional<GivenPictures> given;
};
// Small pictures in a line that scrolls sideways.
PhotoStripResult photo_strip(Ui& ui, std::string_view key, const PhotoStrip& strip,
                             const DrawPhoto& draw_photo);

// What is seen in the viewer; the caller's.
struct PhotoView {
  int index = 0;
  PhotoZoom zoom;
  // The fingers that are on it.
  struct Finger {
    int pointer = -1;
    float x = 0, y = 0;
  };
  std::array<Finger, 2> fingers;
  float swiped = 0;  // How far one finger went sideways,
  float moved = 0;   // and how far in all, since the first went down.
  double tapped_ms = 0;
};
struct PhotoViewerWords {
  std::string_view name;      // Of the whole: "Photos".
  std::string_view position;  // "2 of 5"
  std::string_view close, previous, next, remove, zoom_in, zoom_out;
};
struct PhotoViewer {
  int count = 0;
  PhotoViewerWords words;
  std::function<std::string(int index)> photo_name;
  std::function<float(int index)> aspect;  // Its width for its height; without: 4 to 3.
};
struct PhotoViewerResult {
  bool closed = false;
  int remove = -1;
};
// One picture over the whole page: arrows and swipes go to its neighbours, wheel, two fingers, a
// double tap, + and - make it larger, a drag moves it, Escape closes. Draw it last, outside of all
// panes. An index beyond the end is put right.
PhotoViewerResult photo_viewer(Ui& ui, std::string_view key, const PhotoViewer& viewer,
                               PhotoView& view, const DrawPhoto& draw_photo);

}  // namespace huifang::shell
