#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shell/platform/focus_follower.hpp"
#include "shell/platform/pinch_track.hpp"
#include "shell/platform/platform.hpp"
#include "shell/platform/program.hpp"
#include "shell/widgets/ui.hpp"

struct ImFontLoader;
struct ImGuiContext;
struct ImGuiWindow;

namespace huifang::shell {

struct PointerEvent {
  enum class Kind { kMove, kDown, kUp, kLeave };
  Kind kind = Kind::kMove;
  float x = 0, y = 0;
  int button = 0;  // 0 left, 1 middle, 2 right.
  // A finger: it scrolls or drags when it moves, and clicks when it does not.
  bool touch = false;
  double time_ms = 0;
  int pointer = 0;     // Further fingers have other numbers than 0.
  float pressure = 0;  // Of a pen; 0 where nobody knows.
};

// How a platform's fonts draw: see ImFontLoader of Dear ImGui. It is asked for three fonts, told
// apart by their data: "regular", "bold" and "icons" (see kFirstIconGlyph). `ascent_em` and
// `descent_em` are the system font's, as browsers use them to lay out a line.
struct FontSource {
  const ImFontLoader* loader = nullptr;
  float ascent_em = 0.88F, descent_em = 0.12F;
};

// The part of a platform that is the same everywhere: it feeds input to Dear ImGui and to the
// widgets, runs the program's frames, and says when another one is wanted. Owns the Dear ImGui
// context.
class Host {
 public:
  Host(Platform& platform, const FontSource& fonts);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  void set_program(Program* program) { program_ = program; }
  Ui& ui() { return ui_; }
  // Another system font from the next frame on; what was drawn of the old one is thrown away.
  void set_fonts(float ascent_em, float descent_em);
  void set_page(float width, float height, float density);

  // --- Input. Each call runs the frames it needs before it returns, so that what a person's
  // gesture causes happens inside it (focus, clipboard). Drawing them to the screen can wait. ---
  void pointer(const PointerEvent& event);
  // Pixels by which the content under the pointer shall move up and left.
  void wheel(float x, float y, float right, float down);
  // The wheel with Ctrl held, or a trackpad's pinch: negative makes larger. Returns false if
  // nothing there can be zoomed.
  bool zoom_wheel(float x, float y, float down);
  // A key as the DOM names it, with Ctrl or Cmd before it: "Escape", "ArrowDown", "Ctrl+Enter".
  // Returns false if neither a widget nor a pane had a use for it.
  bool key(std::string_view key);
  void focus_changed(NodeId id, bool visible);
  void activate(NodeId id);
  void field_typed(NodeId id, std::string_view text, bool composing);
  void field_submitted(NodeId id);
  // A pane was scrolled from outside (by the focus, by a screen reader).
  void scrolled(NodeId pane, float x, float y);
  // Files are dragged over the page, or no longer.
  void files_over(bool over);
  // Pictures were dropped at that spot, or pasted.
  struct Spot {
    float x = 0, y = 0;
  };
  void pictures_given(GivenPictures given, std::optional<Spot> spot);

  // --- Frames ---
  // Runs the program once more, when the platform's moment to draw has come. Returns true while
  // something moves and the next frame is wanted as well.
  bool frame();
  // A glyph found no room in the texture: it is emptied before the next frame.
  void glyphs_did_not_fit() { forget_glyphs_ = true; }
  // How many times the program drew; for tests and measuring.
  int frames_run() const { return frames_run_; }
  // What the last frame cost on this machine, by its real clock; nothing depends on it.
  double last_frame_ms() const { return last_frame_ms_; }
  Cursor cursor() const { return ui_.cursor_; }
  // When the program wants to be drawn again by itself; 0 for never.
  std::int64_t repaint_at_ms() const { return ui_.repaint_at_ms_; }

 private:
  void run_frame();
  void choose_metrics();
  // Runs frames until Dear ImGui has seen all input and what came of it is on the page: whoever
  // types ahead acts on that, not on what is drawn a moment later.
  void settle();
  void show_what_came_of_it();
  // The innermost pane there that can go on `way` (more than 0: right, down), else the innermost
  // that scrolls at all.
  ImGuiWindow* pane_under(float x, float y, bool sideways, float way) const;
  void scroll_by(ImGuiWindow* pane, float x, float y);
  void touch(const PointerEvent& event);
  void touch_moved(const PointerEvent& event);
  void begin_touch_move(float way_x, float way_y);
  // Hands the event to the widget that follows pointers there. Returns false if there is none.
  bool hand_over(const PointerEvent& event);
  const Ui::Follower* follower_at(float x, float y) const { return front_at(ui_.followers_, x, y); }
  const Ui::Follower* front_at(const std::vector<Ui::Follower>& followers, float x, float y) const;
  // Takes what belongs to two fingers on a widget. Returns false if it does not.
  bool pinch(const PointerEvent& event);
  void pinched(NodeId widget, const Ui::Pinch& pinch);
  bool scroll_by_key(std::string_view key);

  Platform& platform_;
  ImGuiContext* context_;
  Ui ui_;
  FocusFollower focus_follower_;
  Program* program_ = nullptr;
  int frames_run_ = 0;
  double last_frame_ms_ = 0;
  double last_time_ms_ = 0;
  bool running_ = false;
  bool forget_glyphs_ = false;
  std::string unused_key_;
  struct Held {
    int pointer;
    NodeId by;
  };
  std::vector<Held> held_;
  PinchTrack pinch_;

  struct Touch {
    enum class State { kNone, kUndecided, kScrolling, kDragging };
    State state = State::kNone;
    float start_x = 0, start_y = 0, last_x = 0, last_y = 0;
    double last_ms = 0;
    bool sideways = false;
    NodeId pane = 0;
    float speed = 0;  // Pixels a millisecond.
  } touch_;
  struct Fling {
    NodeId pane = 0;
    float speed = 0;
    bool sideways = false;
  } fling_;
};

}  // namespace huifang::shell
