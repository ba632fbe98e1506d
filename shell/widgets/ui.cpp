#include "shell/widgets/ui.hpp"

#include <algorithm>
#include <charconv>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/shaped_runs.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
// An area that scrolls is as high as what is put into it.
constexpr float kEndless = 1e9F;

}  // namespace

Ui::Ui(Platform& platform)
    : platform_(platform),
      theme_(&theme_named(ThemeName::kLight)),
      metrics_(metrics_for(WindowClass::kCompact, 1.0F)),
      shaped_runs_(std::make_unique<ShapedRuns>()),
      memory_(std::make_unique<FrameMemory>()) {}

Ui::~Ui() = default;

void Ui::set_theme(ThemeName name) { theme_ = &theme_named(name); }

void Ui::set_text_size(float size) {
  if (text_size_ == size) return;
  text_size_ = size;
  platform_.request_frame();
}

std::string_view Ui::words(std::initializer_list<std::string_view> parts) const {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  char* letters = static_cast<char*>(memory_->allocate(size + 1, 1));
  char* end = letters;
  for (const std::string_view part : parts) end = std::ranges::copy(part, end).out;
  return {letters, size};
}

std::string_view Ui::digits(std::int64_t number) const {
  constexpr std::size_t kLongest = 20;  // "-9223372036854775808".
  char* letters = static_cast<char*>(memory_->allocate(kLongest, 1));
  const char* end = std::to_chars(letters, letters + kLongest, number).ptr;
  return {letters, static_cast<std::size_t>(end - letters)};
}

void Ui::repaint_next_minute() { repaint_at((now_ms_ / kMinuteMs + 1) * kMinuteMs); }

void Ui::repaint_at(std::int64_t wall_ms) {
  if (repaint_at_ms_ == 0 || wall_ms < repaint_at_ms_) repaint_at_ms_ = wall_ms;
}

NodeId Ui::id(std::string_view key) const {
  return ImGui::GetID(key.data(), key.data() + key.size());
}
void Ui::push_id(std::string_view key) { ImGui::PushID(key.data(), key.data() + key.size()); }
void Ui::push_id(std::int64_t number) {
  const auto* bytes = reinterpret_cast<const char*>(&number);
  ImGui::PushID(bytes, bytes + sizeof number);
}
void Ui::pop_id() { ImGui::PopID(); }

Rect Ui::take(float height) {
  if (placed_) {
    const Rect rect = *placed_;
    placed_.reset();
    return rect;
  }
  Area& area = areas_.back();
  const Rect rect{area.rect.left, area.cursor, area.rect.right, area.cursor + height};
  area.cursor = rect.bottom;
  return rect;
}

void Ui::gap(float height) { areas_.back().cursor += height; }

float Ui::available_width() const {
  return placed_ ? placed_->width() : areas_.back().rect.width();
}

float Ui::remaining_height() const {
  const Area& area = areas_.back();
  return area.endless ? 0.0F : std::max(0.0F, area.rect.bottom - area.cursor);
}

void Ui::begin_area(const Rect& rect) {
  areas_.push_back({rect, rect.top, rect.height() >= kEndless});
}

float Ui::end_area() {
  const Area area = areas_.back();
  areas_.pop_back();
  return area.cursor - area.rect.top;
}

void Ui::begin_margin(float horizontal) {
  const Area area = areas_.back();
  areas_.push_back(
      {{area.rect.left + horizontal, area.cursor, area.rect.right - horizontal, area.rect.bottom},
       area.cursor,
       area.endless});
}

void Ui::end_margin() {
  const float cursor = areas_.back().cursor;
  areas_.pop_back();
  areas_.back().cursor = cursor;
}

bool Ui::take_activation(NodeId id) {
  if (activation_ != id || id == 0) return false;
  activation_ = 0;
  return true;
}

std::optional<Ui::Typed> Ui::take_typed(NodeId id) {
  const auto found = typed_.find(id);
  if (found == typed_.end()) return std::nullopt;
  Typed typed = std::move(found->second);
  typed_.erase(found);
  return typed;
}

bool Ui::take_submit(NodeId id) {
  if (submit_ != id || id == 0) return false;
  submit_ = 0;
  return true;
}

bool Ui::take_key(std::string_view key) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found == keys_.end()) return false;
  keys_.erase(found);
  return true;
}

std::string Ui::take_letter() {
  const auto is_letter = [](std::string_view key) {
    if (key.empty() || key == " ") return false;
    next_code_point(key);
    return key.empty();
  };
  const auto found = std::find_if(keys_.begin(), keys_.end(), is_letter);
  if (found == keys_.end()) return {};
  std::string letter = std::move(*found);
  keys_.erase(found);
  return letter;
}

namespace {

// What of `rect` can be seen in the window that is being drawn.
Rect in_sight(const Rect& rect) {
  const ImRect& clip = ImGui::GetCurrentWindow()->InnerClipRect;
  return rect.clipped_to({clip.Min.x, clip.Min.y, clip.Max.x, clip.Max.y});
}

}  // namespace

void Ui::follow_pointers(NodeId id, const Rect& rect, bool wheel) {
  followers_.push_back({id, ImGui::GetCurrentWindow()->ID, in_sight(rect), wheel});
}

void Ui::follow_pinch(NodeId id, const Rect& rect) {
  pinchers_.push_back({id, ImGui::GetCurrentWindow()->ID, in_sight(rect), true});
}

std::optional<Ui::Pinch> Ui::take_pinch(NodeId id) {
  if (!pinch_ || pinch_->first != id) return std::nullopt;
  return std::exchange(pinch_, std::nullopt)->second;
}

std::optional<GivenPictures> Ui::take_pictures(NodeId id, const Rect& rect) {
  picture_takers_.push_back({id, in_sight(rect)});
  if (!given_pictures_ || given_pictures_->first != id) return std::nullopt;
  return std::exchange(given_pictures_, std::nullopt)->second;
}

FrameList<Ui::PointerStep> Ui::take_pointer_steps(NodeId id) {
  FrameList<PointerStep> steps(memory());
  for (const auto& [of, step] : pointer_steps_)
    if (of == id) steps.push_back(step);
  std::erase_if(pointer_steps_, [id](const auto& step) { return step.first == id; });
  return steps;
}

std::optional<Ui::ScrollWish> Ui::take_scroll_wish(NodeId pane) {
  const auto found = std::find_if(scroll_wishes_.begin(), scroll_wishes_.end(),
                                  [pane](const ScrollWish& wish) { return wish.pane == pane; });
  if (found == scroll_wishes_.end()) return std::nullopt;
  const ScrollWish wish = *found;
  scroll_wishes_.erase(found);
  return wish;
}

ImDrawList& Ui::draw() const { return *ImGui::GetWindowDrawList(); }

}  // namespace huifang::shell
