#include "shell/widgets/item.hpp"

#include "imgui.h"
#include "imgui_internal.h"

namespace huifang::shell {

Interaction interact(Ui& ui, NodeId id, const Rect& rect, bool enabled) {
  Interaction result;
  const bool activated = ui.take_activation(id);
  result.focus_ring = ui.focused() == id && ui.focus_visible();
  const ImRect box({rect.left, rect.top}, {rect.right, rect.bottom});
  if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav) && enabled) {
    const bool pressed = ImGui::ButtonBehavior(
        box, id, &result.hovered, &result.pressed,
        static_cast<int>(ImGuiButtonFlags_MouseButtonLeft) | ImGuiButtonFlags_NoNavFocus);
    result.activated = pressed;
    if (result.hovered) ui.wish_cursor(Cursor::kPointer);
  }
  if (enabled && activated) result.activated = true;
  return result;
}

void draw_focus_ring(Ui& ui, const Rect& rect, float radius) {
  const float width = ui.metrics().focus_ring;
  const Rect ring = rect.grown(2.0F + width * 0.5F);
  // In front of the neighbours, yet inside the pane.
  ImDrawList* front = ImGui::GetForegroundDrawList();
  const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
  front->PushClipRect(clip.Min, clip.Max);
  front->AddRect({ring.left, ring.top}, {ring.right, ring.bottom}, ui.colour().focus,
                 radius > 0 ? radius + 2.0F : 2.0F, ImDrawFlags_None, width);
  front->PopClipRect();
}

void fill_box(Ui& ui, const Rect& rect, Colour colour, float radius) {
  ui.draw().AddRectFilled({rect.left, rect.top}, {rect.right, rect.bottom}, colour, radius);
}

void outline_box(Ui& ui, const Rect& rect, Colour colour, float radius, float width) {
  const Rect inner = rect.inset(width * 0.5F, width * 0.5F);
  ui.draw().AddRect({inner.left, inner.top}, {inner.right, inner.bottom}, colour, radius,
                    ImDrawFlags_None, width);
}

void draw_rule(Ui& ui, float left, float right, float y, Colour colour) {
  ui.draw().AddRectFilled({left, y}, {right, y + ui.theme().line_width}, colour);
}

}  // namespace huifang::shell
