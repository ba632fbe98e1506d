#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shell/platform/platform.hpp"
#include "shell/semantics/tree.hpp"
#include "shell/theme/theme.hpp"
#include "shell/widgets/frame_memory.hpp"
#include "shell/widgets/geometry.hpp"

struct ImDrawList;
struct ImFont;

namespace huifang::shell {

using semantics::NodeId;

class ShapedRuns;

// What the widgets of one frame share: theme, measures, the flow of the layout, what was pressed
// and typed, and the list of semantics. One lives as long as the page; a program gets it in each
// frame.
class Ui {
 public:
  explicit Ui(Platform& platform);
  ~Ui();

  Platform& platform() const { return platform_; }
  semantics::Tree& semantics() { return semantics_; }
  const semantics::Tree& semantics() const { return semantics_; }

  // --- Look ---
  const Theme& theme() const { return *theme_; }
  const Palette& colour() const { return theme_->colour; }
  const Metrics& metrics() const { return metrics_; }
  WindowClass window_class() const { return window_class_; }
  Rect page() const { return page_; }
  float pixel() const { return 1.0F / density_; }  // One pixel of the device.
  void set_theme(ThemeName name);
  // How large the person wants the type, on top of the browser's own setting; 1 is as it is. From
  // the next frame on. Together they give Metrics::text_zoom, from 1 to 2.
  void set_text_size(float size);

  // --- What lives until the end of the frame ---
  FrameMemory* memory() const { return memory_.get(); }
  // Words put together.
  std::string_view words(std::initializer_list<std::string_view> parts) const;
  // The digits of a number that is a name or counts letters: no separators, no language.
  std::string_view digits(std::int64_t number) const;

  // --- Time: one moment per frame ---
  std::int64_t now_ms() const { return now_ms_; }
  // Asks that this screen be drawn again when the next minute begins, as long as it can be seen.
  void repaint_next_minute();
  void repaint_at(std::int64_t wall_ms);

  // --- Ids ---
  // The id of `key` below the keys pushed so far. Keys are not shown and not translated.
  NodeId id(std::string_view key) const;
  void push_id(std::string_view key);
  void push_id(std::int64_t number);
  void pop_id();

  // --- Flow: widgets follow each other downwards in an area and take its width ---
  // The next `height` of the area, or the rectangle given by place().
  Rect take(float height);
  // The next widget goes there instead of into the flow.
  void place(const Rect& rect) { placed_ = rect; }
  bool placing() const { return placed_.has_value(); }
  void gap(float height);
  float available_width() const;
  // What is left of the area's height; 0 in an area that scrolls.
  float remaining_height() const;
  float flow_top() const { return areas_.back().cursor; }
  // A smaller area inside `rect`; what is drawn in it does not move the outer flow.
  void begin_area(const Rect& rect);
  // Returns how high the area's content became.
  float end_area();
  // The rest of the area with margins at both sides; the outer flow goes on below it.
  void begin_margin(float horizontal);
  void end_margin();

  // --- Focus and input, filled in by the platform's host ---
  NodeId focused() const { return focused_; }
  // True when the focus came by keyboard, so that the ring is drawn.
  bool focus_visible() const { return focus_visible_; }
  // The widget that lost the focus since the last frame, or 0.
  NodeId left() const { return left_; }
  // Puts the focus on that widget after this frame.
  void focus(NodeId id) { focus_wish_ = id; }
  // True once when the widget was activated by keyboard, screen reader or test.
  bool take_activation(NodeId id);
  // What was typed into that field since it was last asked.
  struct Typed {
    std::string text;
    bool composing = false;
  };
  std::optional<Typed> take_typed(NodeId id);
  // True once when Enter was pressed in that single-line field.
  bool take_submit(NodeId id);
  // True while an input method composes in that field: its text must not be replaced.
  bool composing(NodeId id) const { return composing_ == id && id != 0; }
  // A key pressed outside of text fields in this frame ("Escape", "j", "/"), as the DOM names it.
  // With Ctrl or Cmd it reads "Ctrl+Enter" and is told inside text fields too.
  bool take_key(std::string_view key);
  // What was pressed in this frame and nobody took yet; empty: nothing.
  std::string_view key_pressed() const {
    return keys_.empty() ? std::string_view() : std::string_view(keys_.front());
  }
  // The first key pressed that is one letter, digit or sign; empty if there was none.
  std::string take_letter();

  // --- What one widget has opened over the page: a list, a sheet. One at a time; gone when its
  // widget is not drawn any more. ---
  struct Popup {
    NodeId owner = 0;          // The widget that opened it; 0: nothing is open.
    NodeId returns_to = 0;     // It was closed: this widget takes the focus back.
    bool opening = false;      // In its first frame.
    bool drawn = false;        // The owner sets it in each frame.
    int active = -1;           // The row that the arrows are at.
    bool show_active = false;  // Scroll it into sight.
    std::string search;        // What is searched in it.
    std::vector<int> found;    // The rows it shows, if it searches.
    std::string letters;       // Typed to jump to a row, the last at
    std::int64_t letters_ms = 0;
  };
  Popup& popup() { return popup_; }
  const Popup& popup() const { return popup_; }

  // A finger may drag what is under it that way; else it scrolls the pane. To be said in each frame
  // in which the pointer is over it; see drag() in drag.hpp.
  void wish_drag(bool sideways, bool upright) {
    drag_sideways_ = drag_sideways_ || sideways;
    drag_upright_ = drag_upright_ || upright;
  }

  // --- Pointers that draw or pinch ---
  // What a pointer did over a widget that follows it itself.
  struct PointerStep {
    enum class Kind { kDown, kMove, kUp, kCancelled, kWheel };
    Kind kind = Kind::kMove;
    int pointer = 0;  // 0 the mouse, pen or first finger; others the further fingers.
    float x = 0, y = 0;
    float pressure = 0;  // Of a pen, above 0 to 1; 0 where nobody knows.
    float wheel = 0;     // Pixels down.
    double time_ms = 0;
  };
  // Pointers that go down in `rect` belong to that widget until they go up: a finger there does not
  // scroll. With `wheel` the wheel is the widget's too.
  // REQUIRES: called in each frame in which the widget is drawn, in its own window.
  void follow_pointers(NodeId id, const Rect& rect, bool wheel = false);
  // What happened since the last frame, in order.
  FrameList<PointerStep> take_pointer_steps(NodeId id);

  // What two fingers did to a widget, or the wheel with Ctrl (the pinch of a trackpad).
  struct Pinch {
    float factor = 1;           // They are that many times as far apart.
    float x = 0, y = 0;         // Where the middle between them is,
    float right = 0, down = 0;  // and how far it moved.
  };
  // A second finger that comes to one in `rect` pinches this widget; one finger alone scrolls or
  // drags as anywhere. REQUIRES: as follow_pointers().
  void follow_pinch(NodeId id, const Rect& rect);
  // What happened since the last frame, put together.
  std::optional<Pinch> take_pinch(NodeId id);

  // --- Pictures that a person drops on the page or pastes ---
  // Files are being dragged over the page: whoever takes pictures shows where.
  bool files_over() const { return files_over_; }
  // This widget takes pictures: those dropped in `rect`, and, as the first one in a frame, those
  // pasted or dropped elsewhere. Returns what came for it since the last frame. The pictures are
  // the caller's to release from then on (GivenPhoto does it).
  // REQUIRES: called in each frame in which the widget is drawn.
  std::optional<GivenPictures> take_pictures(NodeId id, const Rect& rect);
  // True once, after pictures came for which the last frame had no place. They are released.
  bool take_misplaced_pictures() { return std::exchange(misplaced_pictures_, false); }

  // Scrolls the pane of that id in the frame in which it is next drawn.
  struct ScrollWish {
    NodeId pane;
    float x, y;
  };
  void wish_scroll(const ScrollWish& wish) { scroll_wishes_.push_back(wish); }
  std::optional<ScrollWish> take_scroll_wish(NodeId pane);

  // --- Drawing ---
  ImDrawList& draw() const;
  ImFont* font(bool bold) const { return bold ? bold_font_ : regular_font_; }
  ImFont* icon_font() const { return icon_font_; }
  float density() const { return density_; }
  // Ascent and descent of the system font in em, as the browser lays out lines with it.
  float ascent_em() const { return ascent_em_; }
  float descent_em() const { return descent_em_; }
  // Runs of letters that are glyphs of the fonts.
  ShapedRuns& shaped_runs() const { return *shaped_runs_; }
  void wish_cursor(Cursor cursor) { cursor_ = cursor; }

 private:
  friend class Host;

  struct Area {
    Rect rect;
    float cursor;
    bool endless;
  };
  Platform& platform_;
  semantics::Tree semantics_;
  const Theme* theme_;
  Metrics metrics_;
  WindowClass window_class_ = WindowClass::kCompact;
  Rect page_;
  float density_ = 1.0F;
  float text_size_ = 1.0F;
  float ascent_em_ = 0.88F, descent_em_ = 0.12F;
  ImFont* regular_font_ = nullptr;
  ImFont* bold_font_ = nullptr;
  ImFont* icon_font_ = nullptr;
  std::unique_ptr<ShapedRuns> shaped_runs_;
  std::unique_ptr<FrameMemory> memory_;
  std::int64_t now_ms_ = 0;
  std::int64_t repaint_at_ms_ = 0;
  std::optional<Rect> placed_;
  std::vector<Area> areas_;

  NodeId focused_ = 0;
  bool focus_visible_ = false;
  NodeId left_ = 0;
  std::optional<NodeId> focus_wish_;
  NodeId activation_ = 0;
  NodeId submit_ = 0;
  NodeId composing_ = 0;
  std::unordered_map<NodeId, Typed> typed_;
  std::vector<std::string> keys_;
  std::vector<ScrollWish> scroll_wishes_;
  bool drag_sideways_ = false, drag_upright_ = false;
  Popup popup_;
  struct Follower {
    NodeId id;
    NodeId window;
    Rect rect;
    bool wheel;
  };
  std::vector<Follower> followers_;
  std::vector<std::pair<NodeId, PointerStep>> pointer_steps_;
  struct PlaceOf {
    NodeId id;
    Rect rect;
  };
  std::vector<Follower> pinchers_;
  std::optional<std::pair<NodeId, Pinch>> pinch_;
  std::vector<PlaceOf> picture_takers_;
  std::optional<std::pair<NodeId, GivenPictures>> given_pictures_;
  bool files_over_ = false, misplaced_pictures_ = false;
  Cursor cursor_ = Cursor::kDefault;
};

// Pushes a key for as long as it lives.
class IdScope {
 public:
  IdScope(Ui& ui, std::string_view key) : ui_(ui) { ui_.push_id(key); }
  IdScope(Ui& ui, std::int64_t number) : ui_(ui) { ui_.push_id(number); }
  ~IdScope() { ui_.pop_id(); }
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;

 private:
  Ui& ui_;
};

}  // namespace huifang::shell
