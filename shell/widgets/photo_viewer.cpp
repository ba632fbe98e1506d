#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/layer.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/photo.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Step = Ui::PointerStep;

constexpr float kKeyZoom = 1.5F;
constexpr float kTapZoom = 2.5F;
constexpr float kWheelZoom = 0.0025F;
constexpr float kSwipe = 60.0F;
constexpr double kDoubleTapMs = 320.0;
// A finger that goes further does not tap.
constexpr float kTapSlop = 8.0F;

struct Frame {
  Rect rect;
  float aspect;
};

PhotoView::Finger* finger_of(PhotoView& view, int pointer) {
  const auto found = std::ranges::find(view.fingers, pointer, &PhotoView::Finger::pointer);
  return found == view.fingers.end() ? nullptr : &*found;
}

void show(PhotoView& view, int index, int count) {
  if (index < 0 || index >= count) return;
  view = PhotoView{.index = index};
}

void move_finger(PhotoView& view, const Frame& frame, PhotoView::Finger& finger, const Step& step) {
  const bool two = view.fingers[0].pointer >= 0 && view.fingers[1].pointer >= 0;
  if (!two) {
    view.zoom = moved_by(view.zoom, frame.rect, frame.aspect, step.x - finger.x, step.y - finger.y);
    view.swiped += step.x - finger.x;
    view.moved += std::hypot(step.x - finger.x, step.y - finger.y);
  } else {
    const auto& other = &finger == &view.fingers[0] ? view.fingers[1] : view.fingers[0];
    const float before = std::hypot(finger.x - other.x, finger.y - other.y);
    const float after = std::hypot(step.x - other.x, step.y - other.y);
    const float middle_x = (step.x + other.x) * 0.5F, middle_y = (step.y + other.y) * 0.5F;
    view.zoom = moved_by(view.zoom, frame.rect, frame.aspect, (step.x - finger.x) * 0.5F,
                         (step.y - finger.y) * 0.5F);
    if (before > 1.0F)
      view.zoom =
          zoomed_at(view.zoom, frame.rect, frame.aspect, after / before, middle_x, middle_y);
    view.swiped = 0;
    view.moved = kSwipe;
  }
  finger.x = step.x;
  finger.y = step.y;
}

// What the last finger meant when it went up: a swipe, or the second of two taps.
void end_touch(PhotoView& view, const Frame& frame, const Step& step, bool whole, int count) {
  const float swiped = view.swiped;
  const float moved = view.moved;
  view.swiped = view.moved = 0;
  if (whole && std::abs(swiped) > kSwipe) {
    show(view, view.index + (swiped < 0 ? 1 : -1), count);
    return;
  }
  if (moved > kTapSlop) return;
  if (view.tapped_ms > 0 && step.time_ms - view.tapped_ms < kDoubleTapMs) {
    view.zoom = view.zoom.zoom > 1.0F
                    ? PhotoZoom{}
                    : zoomed_at(view.zoom, frame.rect, frame.aspect, kTapZoom, step.x, step.y);
    view.tapped_ms = 0;
    return;
  }
  view.tapped_ms = step.time_ms;
}

void follow(Ui& ui, NodeId id, const Frame& frame, PhotoView& view, int count) {
  for (const Step& step : ui.take_pointer_steps(id)) {
    if (step.kind == Step::Kind::kWheel) {
      view.zoom = zoomed_at(view.zoom, frame.rect, frame.aspect, std::exp(-step.wheel * kWheelZoom),
                            step.x, step.y);
      continue;
    }
    PhotoView::Finger* finger = finger_of(view, step.pointer);
    if (step.kind == Step::Kind::kDown) {
      if (finger == nullptr) finger = finger_of(view, -1);
      if (finger != nullptr) *finger = {step.pointer, step.x, step.y};
      continue;
    }
    if (finger == nullptr) continue;
    if (step.kind == Step::Kind::kMove) {
      move_finger(view, frame, *finger, step);
      continue;
    }
    const bool whole = view.zoom.zoom <= 1.0F;
    *finger = {};
    const bool last = view.fingers[0].pointer < 0 && view.fingers[1].pointer < 0;
    if (last && step.kind == Step::Kind::kUp) end_touch(view, frame, step, whole, count);
  }
}

void take_keys(Ui& ui, const Frame& frame, PhotoView& view, int count) {
  const auto zoom = [&](float factor) {
    view.zoom = zoomed_at(view.zoom, frame.rect, frame.aspect, factor, frame.rect.centre_x(),
                          frame.rect.centre_y());
  };
  if (ui.take_key("+") || ui.take_key("=")) zoom(kKeyZoom);
  if (ui.take_key("-")) zoom(1.0F / kKeyZoom);
  if (ui.take_key("0")) view.zoom = {};
  // Enlarged, the arrows look around; else they go to the neighbours.
  const float way = 48.0F;
  const auto arrow = [&](std::string_view key, float x, float y, int by) {
    if (!ui.take_key(key)) return;
    if (view.zoom.zoom > 1.0F)
      view.zoom = moved_by(view.zoom, frame.rect, frame.aspect, x, y);
    else
      show(view, view.index + by, count);
  };
  arrow("ArrowLeft", way, 0, -1);
  arrow("ArrowRight", -way, 0, 1);
  arrow("ArrowUp", 0, way, 0);
  arrow("ArrowDown", 0, -way, 0);
  if (ui.take_key("PageUp")) show(view, view.index - 1, count);
  if (ui.take_key("PageDown")) show(view, view.index + 1, count);
}

}  // namespace

PhotoViewerResult photo_viewer(Ui& ui, std::string_view key, const PhotoViewer& viewer,
                               PhotoView& view, const DrawPhoto& draw_photo) {
  PhotoViewerResult result;
  if (viewer.count <= 0) {
    result.closed = true;
    return result;
  }
  if (view.index < 0 || view.index >= viewer.count)
    show(view, std::clamp(view.index, 0, viewer.count - 1), viewer.count);
  const PhotoViewerWords& words = viewer.words;
  const NodeId id = ui.id(key);
  const Rect page = ui.page();
  begin_layer(id, page);
  fill_box(ui, page, ui.colour().rail);
  ui.semantics().begin_modal();
  auto& dialog = ui.semantics().open(id, Role::kDialog, page, words.name);
  dialog.state |= semantics::kModal | semantics::kNameHidden;
  if (ImGui::IsWindowAppearing()) ui.focus(id);
  ui.push_id(key);
  ui.begin_area(page);

  const float button = ui.metrics().touch_min;
  Rect rest = page;
  Rect bar = cut_top(rest, std::max(ui.metrics().desk_bar, button + space(2))).inset(space(2), 0);
  const auto put = [&](Rect strip, std::string_view name, Icon icon, std::string_view said,
                       bool enabled) {
    ui.place(centred(strip, button, button));
    return icon_button(ui, name, icon, said, {.on_dark = true, .enabled = enabled});
  };
  if (put(cut_left(bar, button), "close", Icon::kClose, words.close, true)) result.closed = true;
  if (!words.remove.empty() &&
      put(cut_right(bar, button), "remove", Icon::kDelete, words.remove, true))
    result.remove = view.index;
  const float aspect = viewer.aspect ? viewer.aspect(view.index) : 4.0F / 3.0F;
  Rect foot = cut_bottom(rest, button + space(4));
  const Frame frame{rest.inset(space(2), 0), aspect};
  if (put(cut_right(bar, button), "in", Icon::kPlus, words.zoom_in, view.zoom.zoom < kPhotoZoomMax))
    view.zoom = zoomed_at(view.zoom, frame.rect, aspect, kKeyZoom, frame.rect.centre_x(),
                          frame.rect.centre_y());
  if (put(cut_right(bar, button), "out", Icon::kMinus, words.zoom_out, view.zoom.zoom > 1.0F))
    view.zoom = zoomed_at(view.zoom, frame.rect, aspect, 1.0F / kKeyZoom, frame.rect.centre_x(),
                          frame.rect.centre_y());

  begin_pane(ui, "photo", frame.rect, {});
  const NodeId photo = ui.id("picture");
  ui.follow_pointers(photo, frame.rect, true);
  follow(ui, photo, frame, view, viewer.count);
  take_keys(ui, frame, view, viewer.count);
  view.zoom = kept_inside(view.zoom, frame.rect, aspect);
  const std::string name = viewer.photo_name ? viewer.photo_name(view.index) : std::string();
  ui.semantics().add(photo, Role::kImage, frame.rect, name).state |=
      semantics::kNameHidden | semantics::kOwnTouches;
  draw_photo(view.index, photo_rect(view.zoom, frame.rect, aspect));
  end_pane(ui);

  foot = centred(foot, std::min(foot.width(), 320.0F), button);
  if (put(cut_left(foot, button), "previous", Icon::kBack, words.previous, view.index > 0))
    show(view, view.index - 1, viewer.count);
  if (put(cut_right(foot, button), "next", Icon::kNext, words.next, view.index + 1 < viewer.count))
    show(view, view.index + 1, viewer.count);
  ui.semantics().open(ui.id("position"), Role::kStatus, foot);
  ui.place(foot);
  text(ui, words.position, {.tone = Tone::kOnRail, .align = Align::kCentre, .lines_max = 1});
  ui.semantics().close();
  if (ui.take_key("Delete") && !words.remove.empty()) result.remove = view.index;
  if (ui.take_key("Escape")) result.closed = true;
  ui.end_area();
  ui.pop_id();
  ui.semantics().close();
  end_layer();
  return result;
}

}  // namespace huifang::shell
