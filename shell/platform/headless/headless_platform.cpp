#include "shell/platform/headless/headless_platform.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "shell/platform/headless/headless_fonts.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

using semantics::is_tab_stop;
using semantics::Node;
using semantics::NodeId;
using semantics::Role;

constexpr int kScrollTriesMax = 50;
// What a field that searches a list leaves to the list.
constexpr std::string_view kListKeys[] = {"ArrowUp", "ArrowDown", "PageUp", "PageDown", "Escape"};
// The time between two frames of something that moves.
constexpr double kFrameMs = 16;

std::string_view role_name(Role role) {
  constexpr std::string_view kNames[] = {
      "text",       "heading",  "button",      "link",   "textbox",    "label",        "radiogroup",
      "radio",      "list",     "listitem",    "table",  "row",        "columnheader", "cell",
      "navigation", "main",     "banner",      "region", "group",      "form",         "status",
      "alert",      "dialog",   "progressbar", "img",    "scroll",     "checkbox",     "search",
      "grid",       "tree",     "treeitem",    "switch", "spinbutton", "tablist",      "tab",
      "tabpanel",   "combobox", "listbox",     "option", "slider",     "menu",         "menuitem",
      "tooltip"};
  return kNames[static_cast<std::size_t>(role)];
}

// Takes Dear ImGui's textures as drawn: there is no screen.
void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

// True if a browser makes a click of that key on that element.
bool browser_clicks(const Node& node, std::string_view key) {
  if (key != "Enter" && key != "Space") return false;
  switch (node.role) {
    case Role::kLink:
      return key == "Enter";
    case Role::kButton:
    case Role::kCheckbox:
    case Role::kRadio:
    case Role::kSwitch:
    case Role::kTab:
    case Role::kComboBox:
    case Role::kMenuItem:
      return true;  // Each is a <button>: mirror.js.
    default:
      return false;
  }
}

std::size_t before(std::string_view text, std::size_t at) {
  while (at > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) break;
  }
  return at;
}

std::size_t after(std::string_view text, std::size_t at) {
  if (at < text.size()) ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

HeadlessPlatform::HeadlessPlatform(const Options& options)
    : options_(options),
      wall_ms_(options.wall_ms),
      routes_{options.route},
      host_(*this, headless_fonts()) {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  host_.set_page(options.width, options.height, 1.0F);
}

void HeadlessPlatform::run(Program& program) {
  program_ = &program;
  host_.set_program(&program);
  request_frame();
  run_frames();
}

int HeadlessPlatform::run_frames(int max) {
  int count = 0;
  while (frame_wanted_ && visible_ && count < max) {
    frame_wanted_ = false;
    if (host_.frame()) {
      frame_wanted_ = true;
      monotonic_ms_ += kFrameMs;
    }
    ImGui::Render();
    accept_textures();
    frame_at_ms_ = host_.repaint_at_ms();
    ++count;
  }
  return count;
}

void HeadlessPlatform::advance_ms(std::int64_t ms) {
  const double end_ms = monotonic_ms_ + static_cast<double>(ms);
  while (true) {
    // The nearest moment somebody waits for.
    double next_ms = end_ms;
    if (wake_at_ms_ >= 0) next_ms = std::min(next_ms, std::max(wake_at_ms_, monotonic_ms_));
    if (frame_at_ms_ != 0)
      next_ms = std::min(next_ms, monotonic_ms_ + static_cast<double>(std::max<std::int64_t>(
                                                      frame_at_ms_ - wall_ms_, 0)));
    const double step_ms = std::ceil(next_ms - monotonic_ms_);
    wall_ms_ += static_cast<std::int64_t>(step_ms);
    monotonic_ms_ += step_ms;
    bool acted = false;
    if (wake_at_ms_ >= 0 && monotonic_ms_ >= wake_at_ms_ && program_ != nullptr) {
      wake_at_ms_ = -1;
      program_->wake();
      acted = true;
    }
    if (frame_at_ms_ != 0 && wall_ms_ >= frame_at_ms_) {
      frame_at_ms_ = 0;
      request_frame();
      acted = true;
    }
    run_frames();
    if (!acted && monotonic_ms_ >= end_ms) return;
  }
}

bool HeadlessPlatform::idle() {
  if (!std::exchange(wake_when_idle_, false) || program_ == nullptr) return false;
  program_->wake();
  run_frames();
  return true;
}

std::vector<std::size_t> HeadlessPlatform::word_sizes(std::string_view text) const {
  constexpr int kWord = 4;
  std::vector<std::size_t> sizes;
  while (!text.empty()) {
    const std::size_t before = text.size();
    for (int count = 0; count < kWord && !text.empty(); ++count) next_code_point(text);
    sizes.push_back(before - text.size());
  }
  return sizes;
}

HeadlessPlatform::Found HeadlessPlatform::found(const Node& node) const {
  const semantics::Tree& tree = const_cast<HeadlessPlatform*>(this)->host_.ui().semantics();
  return {node, tree.name_of(node), std::string(tree.text(node.value)),
          std::string(tree.text(node.link))};
}

const Node* HeadlessPlatform::find_node(Role role, std::string_view name, bool quiet) const {
  const semantics::Tree& tree = const_cast<HeadlessPlatform*>(this)->host_.ui().semantics();
  const Node* result = nullptr;
  for (const Node& node : tree.nodes()) {
    if (node.role != role || tree.name_of(node) != name) continue;
    if (result != nullptr) {
      if (!quiet)
        problem_ =
            "more than one " + std::string(role_name(role)) + " \"" + std::string(name) + "\"";
      return nullptr;
    }
    result = &node;
  }
  if (result == nullptr && !quiet)
    problem_ = "no " + std::string(role_name(role)) + " \"" + std::string(name) + "\"\n" + dump();
  return result;
}

std::optional<HeadlessPlatform::Found> HeadlessPlatform::find(Role role,
                                                              std::string_view name) const {
  const Node* node = find_node(role, name, true);
  if (node == nullptr) return std::nullopt;
  return found(*node);
}

std::vector<HeadlessPlatform::Found> HeadlessPlatform::find_all(Role role) const {
  std::vector<Found> result;
  for (const Node& node : const_cast<HeadlessPlatform*>(this)->host_.ui().semantics().nodes())
    if (node.role == role) result.push_back(found(node));
  return result;
}

std::optional<HeadlessPlatform::Found> HeadlessPlatform::focused() const {
  for (const Node& node : const_cast<HeadlessPlatform*>(this)->host_.ui().semantics().nodes())
    if (node.id == focused_) return found(node);
  return std::nullopt;
}

std::vector<std::string> HeadlessPlatform::texts() const {
  const semantics::Tree& tree = const_cast<HeadlessPlatform*>(this)->host_.ui().semantics();
  std::vector<std::string> result;
  for (const Node& node : tree.nodes())
    if (node.name.size > 0) result.emplace_back(tree.text(node.name));
  return result;
}

bool HeadlessPlatform::sees(std::string_view text) const {
  const auto all = texts();
  return std::any_of(all.begin(), all.end(), [&](const std::string& words) {
    return words.find(text) != std::string::npos;
  });
}

std::string HeadlessPlatform::dump() const {
  const semantics::Tree& tree = const_cast<HeadlessPlatform*>(this)->host_.ui().semantics();
  std::string result;
  for (const Node& node : tree.nodes()) {
    for (std::int32_t parent = node.parent; parent >= 0;
         parent = tree.nodes()[static_cast<std::size_t>(parent)].parent)
      result += "  ";
    result.append(role_name(node.role)).append(" \"").append(tree.text(node.name)).append("\"");
    if (node.value.size > 0) result.append(" = \"").append(tree.text(node.value)).append("\"");
    result += '\n';
  }
  return result;
}

bool HeadlessPlatform::bring_into_sight(NodeId id) {
  for (int tries = 0; tries < kScrollTriesMax; ++tries) {
    const semantics::Tree& tree = host_.ui().semantics();
    const Node* node = tree.find(id);
    if (node == nullptr) return false;
    bool moved = false;
    const float middle_x = node->rect.centre_x(), middle_y = node->rect.centre_y();
    for (std::int32_t index = node->parent; index >= 0;
         index = tree.nodes()[static_cast<std::size_t>(index)].parent) {
      const Node& pane = tree.nodes()[static_cast<std::size_t>(index)];
      if (pane.role != Role::kScroll || pane.rect.contains(middle_x, middle_y)) continue;
      const float y = std::clamp(pane.scroll_y + middle_y - pane.rect.centre_y(), 0.0F,
                                 std::max(0.0F, pane.content_height - pane.rect.height()));
      const float x = std::clamp(pane.scroll_x + middle_x - pane.rect.centre_x(), 0.0F,
                                 std::max(0.0F, pane.content_width - pane.rect.width()));
      if (x == pane.scroll_x && y == pane.scroll_y) return false;
      host_.scrolled(pane.id, x, y);
      moved = true;
      break;
    }
    if (!moved) return true;
    run_frames();
  }
  return false;
}

bool HeadlessPlatform::press_at(const Node& wanted) {
  const NodeId id = wanted.id;
  if (!bring_into_sight(id)) {
    problem_ = "cannot be scrolled into sight";
    return false;
  }
  const Node node = *host_.ui().semantics().find(id);
  const float x = node.rect.centre_x(), y = node.rect.centre_y();
  if (!host_.ui().page().contains(x, y)) {
    problem_ = "lies outside of the page";
    return false;
  }
  using Kind = PointerEvent::Kind;
  const bool field = node.role == Role::kTextbox;
  host_.pointer({.kind = Kind::kMove, .x = x, .y = y});
  run_frames();
  const bool takes_focus = is_tab_stop(node) || (node.state & semantics::kSkipTab) != 0;
  focus(takes_focus && (node.state & semantics::kDisabled) == 0 ? id : 0);
  if (!field) {
    host_.pointer({.kind = Kind::kDown, .x = x, .y = y});
    host_.pointer({.kind = Kind::kUp, .x = x, .y = y});
  }
  run_frames();
  host_.pointer({.kind = Kind::kLeave});
  run_frames();
  return true;
}

bool HeadlessPlatform::click(Role role, std::string_view name) {
  const Node* node = find_node(role, name, false);
  if (node == nullptr) return false;
  if ((node->state & semantics::kDisabled) != 0) {
    problem_ = "is disabled";
    return false;
  }
  return press_at(*node);
}

bool HeadlessPlatform::set_field(NodeId id, std::string text, bool composing) {
  editor_text_ = std::move(text);
  caret_ = editor_text_.size();
  host_.field_typed(id, editor_text_, composing);
  run_frames();
  return true;
}

bool HeadlessPlatform::fill(std::string_view name, std::string_view text) {
  const Node* node = find_node(Role::kTextbox, name, false);
  if (node == nullptr) return false;
  if ((node->state & (semantics::kDisabled | semantics::kReadOnly)) != 0) {
    problem_ = "cannot be edited";
    return false;
  }
  const NodeId id = node->id;
  return press_at(*node) && set_field(id, std::string(text), false);
}

bool HeadlessPlatform::compose(std::string_view name, std::string_view composition,
                               std::string_view text) {
  const Node* node = find_node(Role::kTextbox, name, false);
  if (node == nullptr) return false;
  const NodeId id = node->id;
  const std::string before_it(host_.ui().semantics().text(node->value));
  return press_at(*node) && set_field(id, before_it + std::string(composition), true) &&
         set_field(id, before_it + std::string(text), true) &&
         set_field(id, before_it + std::string(text), false);
}

void HeadlessPlatform::focus(NodeId id) {
  focused_ = id;
  host_.focus_changed(id, true);
  if (const Node* node = host_.ui().semantics().find(id);
      node != nullptr && node->role == Role::kTextbox) {
    editor_text_ = host_.ui().semantics().text(node->value);
    caret_ = editor_text_.size();
  }
}

void HeadlessPlatform::move_focus(int step) {
  std::vector<NodeId> stops;
  for (const Node& node : host_.ui().semantics().nodes())
    if (is_tab_stop(node)) stops.push_back(node.id);
  if (stops.empty()) return;
  const auto at = std::find(stops.begin(), stops.end(), focused_);
  const auto count = static_cast<std::ptrdiff_t>(stops.size());
  const std::ptrdiff_t index = at == stops.end() ? (step > 0 ? -1 : count) : at - stops.begin();
  focus(stops[static_cast<std::size_t>((index + step + count) % count)]);
  bring_into_sight(focused_);
}

void HeadlessPlatform::edit(std::string_view key) {
  if (key == "Backspace") {
    const std::size_t start = before(editor_text_, caret_);
    editor_text_.erase(start, caret_ - start);
    caret_ = start;
  } else if (key == "Delete") {
    editor_text_.erase(caret_, after(editor_text_, caret_) - caret_);
  } else if (key == "ArrowLeft") {
    caret_ = before(editor_text_, caret_);
    return;
  } else if (key == "ArrowRight") {
    caret_ = after(editor_text_, caret_);
    return;
  } else if (key == "Home") {
    caret_ = 0;
    return;
  } else if (key == "End") {
    caret_ = editor_text_.size();
    return;
  } else {
    const std::string_view typed = key == "Enter"   ? std::string_view("\n")
                                   : key == "Space" ? std::string_view(" ")
                                                    : key;
    editor_text_.insert(caret_, typed);
    caret_ += typed.size();
  }
  host_.field_typed(focused_, editor_text_, false);
}

void HeadlessPlatform::press(std::string_view key) {
  run_frames();
  const Node* node = host_.ui().semantics().find(focused_);
  const bool field = node != nullptr && node->role == Role::kTextbox;
  const bool multiline = field && (node->state & semantics::kMultiline) != 0;
  const bool shortcut = key.starts_with("Ctrl+");
  const bool for_list = field && (node->state & semantics::kSearchesList) != 0 &&
                        std::ranges::find(kListKeys, key) != std::ranges::end(kListKeys);
  if (key == "Tab" || key == "Shift+Tab") {
    move_focus(key == "Tab" ? 1 : -1);
  } else if (for_list) {
    host_.key(key);
  } else if (field && key == "Enter" && !multiline) {
    host_.field_submitted(focused_);
  } else if (field && key == "Escape") {
    focus(0);
  } else if (field && !shortcut) {
    edit(key);
  } else if (node != nullptr && browser_clicks(*node, key)) {
    host_.activate(focused_);
  } else {
    // As the DOM names it.
    host_.key(key == "Space" ? std::string_view(" ") : key == "Shift+Space" ? "Shift+ " : key);
  }
  run_frames();
}

void HeadlessPlatform::scroll(float x, float y, float down) {
  host_.wheel(x, y, 0, down);
  run_frames();
}

void HeadlessPlatform::push_route(std::string_view route) {
  if (routes_.back() == route) return;
  routes_.emplace_back(route);
  request_frame();
}

void HeadlessPlatform::replace_route(std::string_view route) {
  routes_.back() = route;
  request_frame();
}

void HeadlessPlatform::back(std::string_view otherwise) {
  if (routes_.size() > 1)
    routes_.pop_back();
  else
    routes_.back() = otherwise;
  request_frame();
}

void HeadlessPlatform::go_back() {
  if (routes_.size() > 1) routes_.pop_back();
  request_frame();
  run_frames();
}

void HeadlessPlatform::give_pictures(GivenPictures given, std::optional<Host::Spot> spot) {
  for (GivenPicture& picture : given.pictures) {
    picture.id = ++last_picture_;
    pictures_[picture.id] = {.file = picture, .look = picture_look_};
  }
  host_.pictures_given(std::move(given), spot);
  run_frames();
}

PictureLook HeadlessPlatform::picture(std::uint32_t id, int side_px) {
  KeptPicture& kept = pictures_.at(id);
  kept.side_px = side_px;
  return kept.look;
}

void HeadlessPlatform::locate(std::function<void(const Place&)> done) {
  waiting_for_place_.push_back(std::move(done));
  if (place_) answer_place(*place_);
}

void HeadlessPlatform::answer_place(const Place& place) {
  for (const auto& done : std::exchange(waiting_for_place_, {})) done(place);
  request_frame();
}

void HeadlessPlatform::set_size(float width, float height) {
  host_.set_page(width, height, 1.0F);
  run_frames();
}

void HeadlessPlatform::set_text_zoom(float zoom) {
  text_zoom_ = zoom;
  request_frame();
  run_frames();
}

void HeadlessPlatform::set_reduced_motion(bool reduced) {
  reduced_motion_ = reduced;
  request_frame();
  run_frames();
}

std::string HeadlessPlatform::language() const {
  constexpr std::string_view kAsked = "lang=";
  const std::string& route = routes_.back();
  if (const std::size_t at = route.find(kAsked); at != std::string::npos)
    return route.substr(at + kAsked.size());
  const std::string chosen = remembered("language");
  return chosen.empty() ? options_.language : chosen;
}

std::string HeadlessPlatform::remembered(std::string_view choice) const {
  const auto found = options_.remembered.find(std::string(choice));
  return found == options_.remembered.end() ? std::string() : found->second;
}

void HeadlessPlatform::remember(std::string_view choice, std::string_view value) {
  options_.remembered[std::string(choice)] = value;
}

void HeadlessPlatform::set_visible(bool visible) {
  visible_ = visible;
  if (program_ != nullptr) program_->visibility_changed(visible);
  if (visible) request_frame();
  run_frames();
}

void HeadlessPlatform::set_online(bool online) {
  online_ = online;
  if (program_ != nullptr) program_->network_changed(online);
  request_frame();
  run_frames();
}

void HeadlessPlatform::set_storage_promise(StoragePromise promise) {
  storage_promise_ = promise;
  request_frame();
}

void HeadlessPlatform::set_installing(Installing installing) {
  installing_ = installing;
  request_frame();
}

bool HeadlessPlatform::answer_install(bool agreed) {
  if (!asked_to_install_) return false;
  installing_ = agreed ? Installing::kInstalled : Installing::kNotOffered;
  std::exchange(asked_to_install_, nullptr)(agreed);
  request_frame();
  return true;
}

void HeadlessPlatform::set_updated() {
  updated_ = true;
  request_frame();
}

void HeadlessPlatform::set_update_ready() {
  update_ready_ = true;
  request_frame();
}

}  // namespace huifang::shell
