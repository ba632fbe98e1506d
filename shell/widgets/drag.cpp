#include "shell/widgets/drag.hpp"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace huifang::shell {
namespace {

constexpr float kSlip = 6.0F;

}  // namespace

Drag drag(Ui& ui, NodeId id, const Rect& rect, const DragAxes& axes) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 from = io.MouseClickedPos[0];
  Drag result{.x = io.MousePos.x - from.x, .y = io.MousePos.y - from.y};

  const ImRect& clip = window->ClipRect;
  const Rect sight = rect.clipped_to({clip.Min.x, clip.Min.y, clip.Max.x, clip.Max.y});
  if (axes.fingers && context.HoveredWindow == window &&
      sight.contains(io.MousePos.x, io.MousePos.y))
    ui.wish_drag(axes.sideways, axes.upright);

  if (context.ActiveId == id) {
    ImGui::KeepAliveID(id);
    result.held = io.MouseDown[0];
    result.released = !io.MouseDown[0];
    if (result.released) {
      // The last place is where it was let go, unless that is nowhere.
      if (!ImGui::IsMousePosValid()) result.x = result.y = 0;
      ImGui::ClearActiveID();
    }
    return result;
  }
  const bool pressed_here = io.MouseDown[0] && sight.contains(from.x, from.y) &&
                            context.HoveredWindow == window && ImGui::IsMousePosValid();
  if (!pressed_here) return {};
  const bool far =
      (axes.sideways && std::abs(result.x) > kSlip) || (axes.upright && std::abs(result.y) > kSlip);
  // Across the way it may go is somebody else's drag.
  const bool across =
      axes.sideways != axes.upright && (std::abs(result.x) > std::abs(result.y)) != axes.sideways;
  if (!far || across) return {};
  ImGui::SetActiveID(id, window);
  context.ActiveIdMouseButton = 0;
  result.began = result.held = true;
  return result;
}

}  // namespace huifang::shell
