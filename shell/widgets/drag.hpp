#pragma once

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// A press that moved: by mouse or by finger.
struct Drag {
  bool began = false;     // In this frame.
  bool held = false;      // Still pressed.
  bool released = false;  // Let go in this frame; x and y still tell how far it came.
  float x = 0, y = 0;     // From where the pointer went down.
};
struct DragAxes {
  bool sideways = false, upright = false;
  bool fingers = true;  // Else a finger scrolls there, and only a mouse drags.
};

// Watches for a drag that begins on `rect`. What lies there keeps its clicks: the press is taken
// from it only once it moved further than a slip of the hand, and then it does not act.
// REQUIRES: called before what lies there, in the same pane.
Drag drag(Ui& ui, NodeId id, const Rect& rect, const DragAxes& axes);

}  // namespace huifang::shell
