#include "shell/platform/host.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/shaped_runs.hpp"

namespace huifang::shell {
namespace {

// A finger that moves further than this scrolls and does not click.
constexpr float kTouchSlop = 8.0F;
// A fling loses this part of its speed each millisecond, and ends below that speed.
constexpr float kFlingDecay = 0.0032F;
constexpr float kFlingEnds = 0.02F;
constexpr float kFlingBegins = 0.1F;
// How far an arrow key scrolls.
constexpr float kArrowScroll = 48.0F;
constexpr double kFrameMsMax = 50.0;
// Input that Dear ImGui spreads over frames (down and up) is done in fewer.
constexpr int kSettleFramesMax = 6;

ImGuiWindow* window_of(NodeId id) {
  for (ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
    if (window->ChildId == id && window->WasActive) return window;
  return nullptr;
}

bool can_scroll(const ImGuiWindow* window, bool sideways) {
  return (sideways ? window->ScrollMax.x : window->ScrollMax.y) > 0;
}

// Whether anything of it is left to be seen down (or right) of here, or else up of here.
bool can_scroll_on(const ImGuiWindow* window, bool sideways, float way) {
  const float at = sideways ? window->Scroll.x : window->Scroll.y;
  const float max = sideways ? window->ScrollMax.x : window->ScrollMax.y;
  return way < 0 ? at > 0 : at < max;
}

void set_up_look(Ui& ui) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = 10.0F;
  style.GrabMinSize = 32.0F;
  style.ScrollbarRounding = 5.0F;
  style.WindowMinSize = {1, 1};
  style.Colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  const auto set = [&](ImGuiCol_ index, Colour colour) {
    style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  set(ImGuiCol_ScrollbarGrab, with_opacity(ui.colour().line_strong, 0.5F));
  set(ImGuiCol_ScrollbarGrabHovered, with_opacity(ui.colour().line_strong, 0.8F));
  set(ImGuiCol_ScrollbarGrabActive, ui.colour().line_strong);
}

ImFont* add_font(const ImFontLoader* loader, const char* name) {
  ImFontConfig config;
  config.FontLoader = loader;
  // The loader reads from here which of the three it is.
  config.FontData = const_cast<char*>(name);
  config.FontDataSize = static_cast<int>(std::string_view(name).size());
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 0;
  return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

Host::Host(Platform& platform, const FontSource& fonts)
    : platform_(platform), context_(ImGui::CreateContext()), ui_(platform) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  // Room for about three thousand glyphs at a phone's density; what is no longer used makes way.
  io.Fonts->TexMinWidth = 1024;
  io.Fonts->TexMinHeight = 512;
  io.Fonts->TexMaxWidth = 4096;
  io.Fonts->TexMaxHeight = 2048;
  io.Fonts->UserData = ui_.shaped_runs_.get();  // For the loaders of fonts.
  ui_.regular_font_ = add_font(fonts.loader, "regular");
  ui_.bold_font_ = add_font(fonts.loader, "bold");
  ui_.icon_font_ = add_font(fonts.loader, "icons");
  ui_.ascent_em_ = fonts.ascent_em;
  ui_.descent_em_ = fonts.descent_em;
  ImGui::GetStyle().FontSizeBase = 16.0F;
}

Host::~Host() { ImGui::DestroyContext(context_); }

void Host::set_fonts(float ascent_em, float descent_em) {
  ui_.ascent_em_ = ascent_em;
  ui_.descent_em_ = descent_em;
  forget_glyphs_ = true;
  platform_.request_frame();
}

void Host::set_page(float width, float height, float density) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {density, density};
  ui_.page_ = {0, 0, width, height};
  ui_.density_ = density;
  platform_.request_frame();
}

// Large type leaves no more room than a small page does, so both get the same layout: a page is as
// wide as what fits beside each other on it.
void Host::choose_metrics() {
  const float wished = platform_.text_zoom() * ui_.text_size_;
  const float zoom = metrics_for(WindowClass::kCompact, wished).text_zoom;
  ui_.window_class_ = window_class_for(ui_.page_.width() / zoom);
  ui_.metrics_ = metrics_for(ui_.window_class_, zoom);
}

void Host::run_frame() {
  if (program_ == nullptr || running_ || ui_.page_.empty()) return;
  running_ = true;
  const double started_ms = platform_.monotonic_ms();
  const auto measured_from = std::chrono::steady_clock::now();
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime =
      static_cast<float>(std::clamp(started_ms - last_time_ms_, 1.0, kFrameMsMax)) / 1000.0F;
  last_time_ms_ = started_ms;

  ui_.now_ms_ = platform_.wall_ms();
  choose_metrics();
  ui_.repaint_at_ms_ = 0;
  ui_.cursor_ = Cursor::kDefault;
  ui_.drag_sideways_ = ui_.drag_upright_ = false;
  ui_.placed_.reset();
  ui_.areas_.clear();
  ui_.popup_.drawn = false;
  ui_.followers_.clear();
  ui_.pinchers_.clear();
  ui_.picture_takers_.clear();
  ui_.semantics_.begin_frame();
  ui_.memory_->begin_frame();
  set_up_look(ui_);
  if (ui_.shaped_runs_->full()) forget_glyphs_ = true;
  if (std::exchange(forget_glyphs_, false) && io.Fonts->Builder != nullptr) {
    ImFontAtlasBuildDiscardBakes(io.Fonts, 0);
    ui_.shaped_runs_->clear();
  }
  // Edges are smoothed over one pixel of the device, not of the page.
  ImGui::GetDrawListSharedData()->InitialFringeScale = ui_.pixel();
  ImGui::GetStyle().CircleTessellationMaxError = 0.3F * ui_.pixel();

  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, io.DisplaySize, ui_.colour().page);
  ui_.begin_area(ui_.page_);
  program_->draw_frame(ui_);
  ui_.end_area();
  ImGui::End();
  ui_.semantics_.end_frame();
  ImGui::EndFrame();

  // What nobody took in this frame is not kept, but for typed text: that is never dropped.
  ui_.activation_ = 0;
  ui_.submit_ = 0;
  unused_key_ = ui_.keys_.empty() ? std::string() : ui_.keys_.back();
  ui_.keys_.clear();
  ui_.pointer_steps_.clear();
  ui_.pinch_.reset();
  ui_.left_ = 0;
  if (ui_.popup_.owner != 0 && !ui_.popup_.drawn) ui_.popup_ = {};
  frames_run_ += 1;
  last_frame_ms_ =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - measured_from)
          .count();
  running_ = false;
  const auto moved = focus_follower_.after_frame(ui_.semantics_, ui_.focused_);
  const auto wished = std::exchange(ui_.focus_wish_, std::nullopt);
  if (wished) {
    platform_.focus(*wished);
  } else if (moved) {
    platform_.focus(*moved);
  }
}

void Host::settle() {
  for (int count = 1; count < kSettleFramesMax; ++count) {
    run_frame();
    if (context_->InputEventsQueue.Size == 0) break;
  }
  show_what_came_of_it();
}

// The frame that took the input was still drawn from what was before.
void Host::show_what_came_of_it() {
  run_frame();
  platform_.request_frame();
}

bool Host::frame() {
  if (fling_.pane != 0) {
    const double now_ms = platform_.monotonic_ms();
    const auto passed_ms = static_cast<float>(std::clamp(now_ms - last_time_ms_, 1.0, kFrameMsMax));
    ImGuiWindow* pane = window_of(fling_.pane);
    const float way = fling_.speed * passed_ms;
    if (pane != nullptr) scroll_by(pane, fling_.sideways ? -way : 0, fling_.sideways ? 0 : -way);
    fling_.speed *= std::exp(-kFlingDecay * passed_ms);
    if (pane == nullptr || std::abs(fling_.speed) < kFlingEnds) fling_ = {};
  }
  run_frame();
  const bool pulling_bar = ImGui::GetIO().MouseDown[0] && context_->ActiveId != 0;
  return fling_.pane != 0 || pulling_bar || context_->InputEventsQueue.Size > 0;
}

ImGuiWindow* Host::pane_under(float x, float y, bool sideways, float way) const {
  ImGuiWindow* window = nullptr;
  ImGui::FindHoveredWindowEx({x, y}, false, &window, nullptr);
  ImGuiWindow* innermost = nullptr;
  for (; window != nullptr; window = window->ParentWindow) {
    if (can_scroll_on(window, sideways, way)) return window;
    if (innermost == nullptr && can_scroll(window, sideways)) innermost = window;
    if ((window->Flags & ImGuiWindowFlags_ChildWindow) == 0) break;
  }
  return innermost;
}

void Host::scroll_by(ImGuiWindow* pane, float x, float y) {
  // Several moves may come before the next frame applies them.
  const float from_x = pane->ScrollTarget.x < FLT_MAX ? pane->ScrollTarget.x : pane->Scroll.x;
  const float from_y = pane->ScrollTarget.y < FLT_MAX ? pane->ScrollTarget.y : pane->Scroll.y;
  const float left = std::clamp(from_x + x, 0.0F, pane->ScrollMax.x);
  const float top = std::clamp(from_y + y, 0.0F, pane->ScrollMax.y);
  if (x != 0) ImGui::SetScrollX(pane, left);
  if (y != 0) ImGui::SetScrollY(pane, top);
}

const Ui::Follower* Host::front_at(const std::vector<Ui::Follower>& followers, float x,
                                   float y) const {
  // As the last frame was drawn: Dear ImGui itself knows a window only from its second frame on.
  NodeId window = 0;
  for (const ImGuiWindow* one : context_->Windows)
    if (one->Active && !one->Hidden && (one->Flags & ImGuiWindowFlags_NoMouseInputs) == 0 &&
        one->OuterRectClipped.Contains({x, y}))
      window = one->ID;
  // What was drawn later lies in front.
  for (auto follower = followers.rbegin(); follower != followers.rend(); ++follower)
    if (follower->window == window && follower->rect.contains(x, y)) return &*follower;
  return nullptr;
}

bool Host::hand_over(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  auto held = std::ranges::find(held_, event.pointer, &Held::pointer);
  if (event.kind == Kind::kDown && event.button == 0) {
    if (held != held_.end()) held_.erase(held);
    const Ui::Follower* follower = follower_at(event.x, event.y);
    // A further finger joins the first, and nothing else.
    if (follower == nullptr || (event.pointer != 0 && held_.empty())) return false;
    if (!held_.empty() && held_.front().by != follower->id) return false;
    held_.push_back({event.pointer, follower->id});
    held = held_.end() - 1;
    fling_ = {};
  }
  if (held == held_.end()) return false;
  ui_.pointer_steps_.push_back(
      {held->by,
       {.kind = event.kind == Kind::kDown   ? Ui::PointerStep::Kind::kDown
                : event.kind == Kind::kUp   ? Ui::PointerStep::Kind::kUp
                : event.kind == Kind::kMove ? Ui::PointerStep::Kind::kMove
                                            : Ui::PointerStep::Kind::kCancelled,
        .pointer = event.pointer,
        .x = event.x,
        .y = event.y,
        .pressure = event.pressure,
        .time_ms = event.time_ms}});
  if (event.kind == Kind::kUp || event.kind == Kind::kLeave) held_.erase(held);
  if (event.kind == Kind::kMove)
    platform_.request_frame();
  else
    settle();
  return true;
}

void Host::wheel(float x, float y, float right, float down) {
  fling_ = {};
  const Ui::Follower* follower = follower_at(x, y);
  if (follower != nullptr && follower->wheel) {
    ui_.pointer_steps_.push_back(
        {follower->id, {.kind = Ui::PointerStep::Kind::kWheel, .x = x, .y = y, .wheel = down}});
    platform_.request_frame();
    return;
  }
  if (ImGuiWindow* pane = pane_under(x, y, false, down); pane != nullptr && down != 0)
    scroll_by(pane, 0, down);
  if (ImGuiWindow* pane = pane_under(x, y, true, right); pane != nullptr && right != 0)
    scroll_by(pane, right, 0);
  platform_.request_frame();
}

// A finger has moved far enough to mean it: it drags what wants to be dragged that way, else it
// scrolls.
void Host::begin_touch_move(float way_x, float way_y) {
  ImGuiIO& io = ImGui::GetIO();
  touch_.sideways = std::abs(way_x) > std::abs(way_y);
  if (touch_.sideways ? ui_.drag_sideways_ : ui_.drag_upright_) {
    touch_.state = Touch::State::kDragging;
    io.AddMousePosEvent(touch_.start_x, touch_.start_y);
    io.AddMouseButtonEvent(0, true);
    settle();
    return;
  }
  touch_.state = Touch::State::kScrolling;
  // What lies under the finger moves with it, against the way one scrolls.
  const ImGuiWindow* pane = pane_under(touch_.start_x, touch_.start_y, touch_.sideways,
                                       touch_.sideways ? -way_x : -way_y);
  touch_.pane = pane != nullptr ? pane->ChildId : 0;
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void Host::touch_moved(const PointerEvent& event) {
  using State = Touch::State;
  const float way_x = event.x - touch_.start_x, way_y = event.y - touch_.start_y;
  if (touch_.state == State::kUndecided && way_x * way_x + way_y * way_y > kTouchSlop * kTouchSlop)
    begin_touch_move(way_x, way_y);
  if (touch_.state == State::kDragging) ImGui::GetIO().AddMousePosEvent(event.x, event.y);
  if (touch_.state == State::kScrolling && touch_.pane != 0) {
    const float way = touch_.sideways ? event.x - touch_.last_x : event.y - touch_.last_y;
    const auto passed_ms = static_cast<float>(std::max(event.time_ms - touch_.last_ms, 1.0));
    touch_.speed = touch_.speed * 0.3F + 0.7F * way / passed_ms;
    if (ImGuiWindow* pane = window_of(touch_.pane))
      scroll_by(pane, touch_.sideways ? -way : 0, touch_.sideways ? 0 : -way);
  }
  touch_.last_x = event.x;
  touch_.last_y = event.y;
  touch_.last_ms = event.time_ms;
  platform_.request_frame();
}

void Host::touch(const PointerEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  using Kind = PointerEvent::Kind;
  using State = Touch::State;
  if (event.kind == Kind::kDown) {
    fling_ = {};
    touch_ = {.state = State::kUndecided,
              .start_x = event.x,
              .start_y = event.y,
              .last_x = event.x,
              .last_y = event.y,
              .last_ms = event.time_ms};
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(event.x, event.y);
    settle();
    return;
  }
  if (event.kind == Kind::kMove) {
    touch_moved(event);
    return;
  }
  const Touch ended = std::exchange(touch_, Touch{});
  if (event.kind == Kind::kUp && ended.state == State::kUndecided) {
    io.AddMousePosEvent(event.x, event.y);
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
    settle();
  }
  if (ended.state == State::kDragging) {
    // A drag that the browser broke off ends nowhere.
    if (event.kind == Kind::kUp)
      io.AddMousePosEvent(event.x, event.y);
    else
      io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
    settle();
  }
  const bool quick = event.time_ms - ended.last_ms < 50 && std::abs(ended.speed) > kFlingBegins;
  if (event.kind == Kind::kUp && ended.state == State::kScrolling && quick)
    fling_ = {ended.pane, ended.speed, ended.sideways};
  // A finger that is gone hovers over nothing.
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  platform_.request_frame();
}

void Host::pointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  if (hand_over(event) || pinch(event) || event.pointer != 0) return;
  if (event.touch) {
    touch(event);
    return;
  }
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  if (event.kind == Kind::kLeave) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    platform_.request_frame();
    return;
  }
  io.AddMousePosEvent(event.x, event.y);
  if (event.kind == Kind::kMove) {
    platform_.request_frame();
    return;
  }
  fling_ = {};
  io.AddMouseButtonEvent(event.button == 1   ? 2
                         : event.button == 2 ? 1
                                             : 0,
                         event.kind == Kind::kDown);
  settle();
}

bool Host::scroll_by_key(std::string_view key) {
  const bool up = key == "PageUp" || key == "ArrowUp" || key == "Home";
  const float direction = up ? -1.0F : 1.0F;
  // The pane the pointer is over, else the largest that can go on.
  ImGuiWindow* pane =
      pane_under(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y, false, direction);
  if (pane == nullptr) {
    for (ImGuiWindow* window : context_->Windows) {
      if (!window->WasActive || !can_scroll_on(window, false, direction)) continue;
      if (pane == nullptr || window->Size.x * window->Size.y > pane->Size.x * pane->Size.y)
        pane = window;
    }
  }
  if (pane == nullptr) return false;
  const float page = pane->InnerRect.GetHeight() * 0.9F;
  float way = 0;
  if (key == "PageDown") way = page;
  if (key == "PageUp") way = -page;
  if (key == "ArrowDown") way = kArrowScroll;
  if (key == "ArrowUp") way = -kArrowScroll;
  if (key == "Home") way = -pane->ScrollMax.y;
  if (key == "End") way = pane->ScrollMax.y;
  if (way != 0) scroll_by(pane, 0, way);
  return way != 0;
}

bool Host::key(std::string_view key) {
  fling_ = {};
  ui_.keys_.emplace_back(key);
  unused_key_.clear();
  run_frame();
  // Only a key that no widget took scrolls.
  const bool used = unused_key_ != key || scroll_by_key(key);
  show_what_came_of_it();
  return used;
}

void Host::focus_changed(NodeId id, bool visible) {
  if (ui_.focused_ == id && ui_.focus_visible_ == visible) return;
  if (ui_.focused_ != id && ui_.focused_ != 0) ui_.left_ = ui_.focused_;
  ui_.focused_ = id;
  ui_.focus_visible_ = visible;
  platform_.request_frame();
}

void Host::activate(NodeId id) {
  ui_.activation_ = id;
  settle();
}

void Host::field_typed(NodeId id, std::string_view text, bool composing) {
  ui_.composing_ = composing ? id : 0;
  ui_.typed_[id] = {std::string(text), composing};
  settle();
}

void Host::field_submitted(NodeId id) {
  ui_.submit_ = id;
  settle();
}

void Host::scrolled(NodeId pane, float x, float y) {
  ui_.wish_scroll({pane, x, y});
  platform_.request_frame();
}

}  // namespace huifang::shell
