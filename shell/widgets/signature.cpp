#include "shell/widgets/signature.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

using Step = Ui::PointerStep;

constexpr float kHeightPart = 0.45F;
constexpr float kHeightMax = 220.0F;
// Where the line to write on lies, from the top.
constexpr float kBase = 0.76F;
// In widths of the pad.
constexpr float kTolerance = 0.0008F;
constexpr float kThin = 0.0035F, kThick = 0.0105F;
constexpr std::size_t kPointsMax = 4'000;

InkPoint point_of(const Rect& pad, const Step& step, double began_ms) {
  const float x = std::clamp(step.x, pad.left, pad.right);
  const float y = std::clamp(step.y, pad.top, pad.bottom);
  return {(x - pad.left) / pad.width(), (y - pad.top) / pad.width(),
          static_cast<float>(step.time_ms - began_ms), step.pressure};
}

// Takes the steps of the first pointer. Returns true when a stroke was finished or given up.
bool follow(Ui& ui, NodeId id, const Rect& pad, Signature& signature) {
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID drawing_at = ImHashStr("drawing", 0, id), began_at = ImHashStr("began", 0, id);
  bool drawing = storage.GetBool(drawing_at);
  // The moment the stroke began; only differences count, so half the digits are enough.
  float began = storage.GetFloat(began_at);
  constexpr double kRound = 4e6;
  bool changed = false;
  for (Step step : ui.take_pointer_steps(id)) {
    if (step.pointer != 0) continue;
    step.time_ms = std::fmod(step.time_ms, kRound);
    if (step.kind == Step::Kind::kDown) {
      drawing = true;
      began = static_cast<float>(step.time_ms);
      signature.cleared.clear();
      signature.strokes.push_back({point_of(pad, step, began)});
      continue;
    }
    if (!drawing || signature.strokes.empty()) continue;
    InkStroke& stroke = signature.strokes.back();
    if (step.kind == Step::Kind::kMove) {
      if (stroke.size() < kPointsMax) stroke.push_back(point_of(pad, step, began));
      continue;
    }
    drawing = false;
    changed = true;
    // The browser took the pointer away: what was begun is not meant.
    if (step.kind == Step::Kind::kCancelled)
      signature.strokes.pop_back();
    else
      stroke = simplify_stroke(stroke, kTolerance);
  }
  storage.SetBool(drawing_at, drawing);
  storage.SetFloat(began_at, began);
  return changed;
}

void draw_stroke(Ui& ui, const Rect& pad, const InkStroke& stroke) {
  const FrameList<InkPoint> smooth =
      smooth_stroke(stroke, 3.0F / std::max(pad.width(), 1.0F), ui.memory());
  const FrameList<float> widths = ink_widths(smooth, kThin, kThick, ui.memory());
  const Colour ink = ui.colour().ink;
  const auto place = [&](const InkPoint& point) {
    return ImVec2{pad.left + point.x * pad.width(), pad.top + point.y * pad.width()};
  };
  for (std::size_t at = 0; at < smooth.size(); ++at) {
    const float width = std::max(widths[at] * pad.width(), 1.2F);
    ui.draw().AddCircleFilled(place(smooth[at]), width * 0.5F, ink);
    if (at > 0) ui.draw().AddLine(place(smooth[at - 1]), place(smooth[at]), ink, width);
  }
}

}  // namespace

void draw_signature(Ui& ui, const Rect& rect, const Signature& signature) {
  if (rect.clipped_to(visible_rect(ui)).empty()) return;
  for (const InkStroke& stroke : signature.strokes) draw_stroke(ui, rect, stroke);
}

SignatureResult signature_pad(Ui& ui, std::string_view key, Signature& signature,
                              const SignatureWords& words, float height) {
  SignatureResult result;
  const IdScope scope(ui, key);
  const Palette& colour = ui.colour();
  const float usual = std::min(ui.available_width() * kHeightPart, kHeightMax);
  const Rect pad = ui.take(height > 0 ? height : usual);
  const NodeId id = ui.id("pad");
  auto& group = ui.semantics().open(ui.id("group"), semantics::Role::kGroup, pad, words.name);
  group.state |= semantics::kNameHidden;
  ui.follow_pointers(id, pad);
  result.changed = follow(ui, id, pad, signature);

  auto& node = ui.semantics().add(id, semantics::Role::kImage, pad,
                                  signature.empty() ? words.says_empty : words.says_drawn);
  node.state |= semantics::kNameHidden | semantics::kOwnTouches;
  fill_box(ui, pad, colour.surface, radii().control);
  outline_box(ui, pad, colour.line_strong, radii().control, ui.theme().line_width);
  const float base = pad.top + pad.height() * kBase;
  draw_rule(ui, pad.left + space(5), pad.right - space(5), base, colour.line);
  if (signature.empty()) {
    const TextStyle hint{.tone = Tone::kInk3, .align = Align::kCentre, .lines_max = 1};
    const float line = line_height(ui, hint);
    draw_line(ui,
              {pad.left + space(5), base - line - space(2), pad.right - space(5), base - space(2)},
              words.hint, hint);
  }
  draw_signature(ui, pad, signature);

  ui.gap(space(1));
  const float control = std::max(ui.metrics().control, ui.metrics().touch_min);
  Rect row = ui.take(control);
  const float icon = ui.metrics().touch_min;
  ui.place(cut_left(row, icon));
  const bool can_undo = !signature.empty() || !signature.cleared.empty();
  if (icon_button(ui, "undo", Icon::kUndo, words.undo, {.enabled = can_undo})) {
    if (signature.empty())
      signature.strokes = std::exchange(signature.cleared, {});
    else
      signature.strokes.pop_back();
    result.changed = true;
  }
  cut_left(row, space(2));
  ui.place(cut_left(row, icon));
  if (icon_button(ui, "clear", Icon::kDelete, words.clear, {.enabled = !signature.empty()})) {
    signature.cleared = std::exchange(signature.strokes, {});
    result.changed = true;
  }
  cut_left(row, space(2));
  if (!words.type_instead.empty()) {
    const ButtonOptions look{.style = ButtonStyle::kText, .icon = Icon::kPen};
    const float width = std::min(button_width(ui, words.type_instead, look), row.width());
    ui.place(cut_right(row, width));
    result.type_instead = button(ui, "type", words.type_instead, look);
  }
  ui.semantics().close();
  return result;
}

}  // namespace huifang::shell
