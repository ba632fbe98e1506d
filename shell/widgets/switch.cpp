#include "shell/widgets/switch.hpp"

#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

constexpr float kTrackWidth = 44.0F;
constexpr float kTrackHeight = 26.0F;
constexpr float kKnobInset = 4.0F;
constexpr TextStyle kDetail{.size = TextSize::kSmall, .tone = Tone::kInk3};

// On is a filled track, off a hollow one; the tick keeps them apart in grey.
void draw_track(Ui& ui, const Rect& track, bool on, bool enabled, const Interaction& state) {
  const Palette& colour = ui.colour();
  const float radius = track.height() * 0.5F;
  const float knob = radius - kKnobInset;
  const float x = on ? track.right - radius : track.left + radius;
  const Rect knob_box = centred({x, track.centre_y(), x, track.centre_y()}, 2 * knob, 2 * knob);
  if (on) {
    fill_box(ui, track, enabled ? colour.primary : colour.ink3, radius);
    fill_box(ui, knob_box, enabled ? colour.on_primary : colour.surface, knob);
    draw_icon(ui, Icon::kCheck, knob_box, 2 * knob - 4.0F, enabled ? colour.primary : colour.ink3);
    return;
  }
  const bool moved = enabled && (state.hovered || state.pressed);
  fill_box(ui, track, !enabled ? colour.sunken : moved ? colour.selected : colour.surface, radius);
  outline_box(ui, track, enabled ? colour.line_strong : colour.line, radius,
              std::max(1.5F, ui.theme().line_width));
  fill_box(ui, knob_box, enabled ? colour.line_strong : colour.line, knob);
}

}  // namespace

bool switch_row(Ui& ui, std::string_view key, std::string_view label, bool& on,
                const SwitchOptions& options) {
  const NodeId id = ui.id(key);
  const float words_width = ui.available_width() - kTrackWidth - space(4);
  const TextStyle style{.tone = options.enabled ? Tone::kInk : Tone::kInk3};
  const float label_height = text_height(ui, label, style, words_width);
  const float detail_height =
      options.detail.empty() ? 0.0F : text_height(ui, options.detail, kDetail, words_width);
  const float pad = options.detail.empty() ? 0.0F : space(2);
  const float height = std::max(ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min,
                                label_height + detail_height + 2 * pad);
  const Rect rect = ui.take(height);
  auto& node = ui.semantics().add(id, semantics::Role::kSwitch, rect, label);
  if (on) node.state |= semantics::kChecked;
  if (!options.enabled) node.state |= semantics::kDisabled;
  const Interaction state = interact(ui, id, rect, options.enabled);

  Rect rest = rect;
  const Rect track = centred(cut_right(rest, kTrackWidth), kTrackWidth, kTrackHeight);
  cut_right(rest, space(4));
  Rect words = centred(rest, rest.width(), label_height + detail_height);
  draw_paragraph(ui, cut_top(words, label_height), label, style, tone_colour(ui, style.tone));
  if (!options.detail.empty()) {
    ui.place(words);
    text(ui, options.detail, kDetail);
  }
  draw_track(ui, track, on, options.enabled, state);
  if (state.focus_ring) draw_focus_ring(ui, track, track.height() * 0.5F);
  if (state.activated) on = !on;
  return state.activated;
}

}  // namespace huifang::shell
