#include "imgui.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/photo.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kSize = 80.0F;
constexpr float kMark = 22.0F;
constexpr float kRemove = 24.0F;

void draw_corner_mark(Ui& ui, const Rect& place, Status status) {
  const Rect mark{place.right - kMark - 3.0F, place.bottom - kMark - 3.0F, place.right - 3.0F,
                  place.bottom - 3.0F};
  fill_box(ui, mark, ui.colour().surface, radii().mark);
  status_mark(ui, mark, 16.0F, status, {});
}

// The small button at a desk; a finger uses the viewer's.
bool draw_remove(Ui& ui, const Rect& place, std::string_view name) {
  const Rect button{place.right - kRemove - 3.0F, place.top + 3.0F, place.right - 3.0F,
                    place.top + 3.0F + kRemove};
  fill_box(ui, button, ui.colour().surface, radii().mark);
  ui.place(button);
  return icon_button(ui, "remove", Icon::kClose, name);
}

// Where the files go that are being dragged.
void draw_drop_place(Ui& ui, const Rect& sight, std::string_view words) {
  const Rect place = sight.inset(2.0F, 2.0F);
  fill_box(ui, place, ui.colour().primary_soft, radii().control);
  outline_box(ui, place, ui.colour().primary, radii().control, 2.0F);
  ui.place(place.inset(space(3), 0));
  text(ui, words, {.bold = true, .tone = Tone::kPrimary, .align = Align::kCentre, .lines_max = 2});
}

}  // namespace

PhotoStripResult photo_strip(Ui& ui, std::string_view key, const PhotoStrip& strip,
                             const DrawPhoto& draw_photo) {
  PhotoStripResult result;
  const IdScope scope(ui, key);
  const float size = strip.size > 0 ? strip.size : kSize;
  const float gap = space(2);
  // Room for the focus ring.
  const float edge = 5.0F;
  const int tiles = strip.count + (strip.add_name.empty() ? 0 : 1);
  begin_pane(ui, "line", ui.take(size + 2 * edge), {.scrolls_sideways = true});
  const Rect content = ui.take(size + 2 * edge);
  reserve_width(ui, static_cast<float>(tiles) * (size + gap) - gap + 2 * edge);
  const Rect sight = visible_rect(ui);
  const auto place_of = [&](int tile) {
    const float left = content.left + edge + static_cast<float>(tile) * (size + gap);
    return Rect{left, content.top + edge, left + size, content.top + edge + size};
  };

  auto& list = ui.semantics().open(ui.id("list"), Role::kList, content, strip.name);
  list.state |= semantics::kNameHidden;
  list.set_size = strip.count;
  for (int index = 0; index < strip.count; ++index) {
    const Rect place = place_of(index);
    const IdScope photo_scope(ui, static_cast<std::int64_t>(index));
    const NodeId id = ui.id("open");
    // Out of sight nothing is drawn, but the next one each way stays a stop of the keyboard.
    if (place.right < sight.left - size || place.left > sight.right + size) {
      if (ui.focused() != id) continue;
    }
    auto& item = ui.semantics().open(ui.id("item"), Role::kListItem, place);
    item.set_size = strip.count;
    item.position = index + 1;
    const std::string name = strip.photo_name ? strip.photo_name(index) : std::string();
    ui.semantics().add(id, Role::kButton, place, name).state |= semantics::kNameHidden;
    // The small button lies on the picture and comes first.
    if (ui.metrics().desk) ImGui::SetNextItemAllowOverlap();
    const Interaction state = interact(ui, id, place, true);
    if (state.activated) result.open = index;
    if (ui.focused() == id && (ui.take_key("Delete") || ui.take_key("Backspace")))
      result.remove = index;
    ui.draw().PushClipRect({place.left, place.top}, {place.right, place.bottom}, true);
    draw_photo(index, place);
    ui.draw().PopClipRect();
    if (state.hovered || state.pressed)
      fill_box(ui, place, with_opacity(ui.colour().ink, state.pressed ? 0.16F : 0.08F),
               radii().control);
    outline_box(ui, place, ui.colour().line_strong, radii().control, ui.theme().line_width);
    const auto status = strip.status ? strip.status(index) : std::nullopt;
    if (status) draw_corner_mark(ui, place, *status);
    if (ui.metrics().desk && strip.remove_name && draw_remove(ui, place, strip.remove_name(index)))
      result.remove = index;
    if (state.focus_ring) draw_focus_ring(ui, place, radii().control);
    ui.semantics().close();
  }
  ui.semantics().close();
  if (!strip.add_name.empty()) {
    const Rect place = place_of(strip.count);
    ui.place(place);
    result.add = icon_button(ui, "add", Icon::kPlus, strip.add_name, {.outlined = true});
  }
  if (!strip.drop_words.empty()) {
    result.given = ui.take_pictures(ui.id("list"), sight);
    if (ui.files_over()) draw_drop_place(ui, sight, strip.drop_words);
  }
  end_pane(ui);
  return result;
}

}  // namespace huifang::shell
