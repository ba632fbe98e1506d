#include "shell/widgets/chart_view.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace huifang::shell {
namespace {

// So many values stay in sight, however near one looks.
constexpr float kValuesMin = 4.0F;
constexpr float kKeyZoom = 1.5F;
constexpr float kMarkRoom = 6.0F;

ChartView kept_inside(ChartView view, float zoom_max) {
  view.zoom = std::clamp(std::isfinite(view.zoom) ? view.zoom : 1.0F, 1.0F, zoom_max);
  view.from = std::clamp(view.from, 0.0F, 1.0F - 1.0F / view.zoom);
  return view;
}

// `part` of the plot's width stays where it is.
ChartView zoomed(const ChartView& view, float factor, float part, float zoom_max) {
  const float held = view.from + part / view.zoom;
  const float zoom = std::clamp(view.zoom * factor, 1.0F, zoom_max);
  return kept_inside({.zoom = zoom, .from = held - part / zoom}, zoom_max);
}

ChartView with_keys(Ui& ui, const ChartView& view, float at, float zoom_max) {
  // Around what is read, if something is.
  const float part = at < 0 ? 0.5F : std::clamp((at - view.from) * view.zoom, 0.0F, 1.0F);
  if (ui.take_key("+") || ui.take_key("=")) return zoomed(view, kKeyZoom, part, zoom_max);
  if (ui.take_key("-")) return zoomed(view, 1.0F / kKeyZoom, part, zoom_max);
  if (ui.take_key("0")) return {};
  return view;
}

}  // namespace

ChartView chart_view(Ui& ui, std::string_view key, const Rect& plot, int values, float at) {
  const IdScope scope(ui, key);
  const float zoom_max = static_cast<float>(values) / kValuesMin;
  if (zoom_max <= 1.0F || plot.width() < 1.0F) return {};
  const NodeId id = ui.id("zoom");
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const NodeId zoom_id = id, from_id = ui.id("zoomed from"), at_id = ui.id("zoomed at");
  ChartView view = kept_inside(
      {.zoom = storage.GetFloat(zoom_id, 1.0F), .from = storage.GetFloat(from_id, 0.0F)}, zoom_max);
  ui.follow_pinch(id, plot);
  if (const auto pinch = ui.take_pinch(id)) {
    view.from -= pinch->right / (plot.width() * view.zoom);
    view = zoomed(view, pinch->factor, (pinch->x - plot.left) / plot.width(), zoom_max);
  }
  if (ui.focused() != 0 && ui.focused() == ui.id("read")) view = with_keys(ui, view, at, zoom_max);
  if (at >= 0 && at != storage.GetFloat(at_id, -1.0F)) {
    const float seen = 1.0F / view.zoom;
    if (at < view.from || at > view.from + seen) view.from = at - seen * 0.5F;
    view = kept_inside(view, zoom_max);
  }
  storage.SetFloat(at_id, at);
  storage.SetFloat(zoom_id, view.zoom);
  storage.SetFloat(from_id, view.from);
  return view;
}

PlotClip::PlotClip(Ui& ui, const Rect& plot, const ChartView& view)
    : ui_(ui), cuts_(view.zoom > 1.0F) {
  if (cuts_)
    ui_.draw().PushClipRect({plot.left - kMarkRoom, plot.top - kMarkRoom},
                            {plot.right + kMarkRoom, plot.bottom + kMarkRoom}, true);
}

PlotClip::~PlotClip() {
  if (cuts_) ui_.draw().PopClipRect();
}

}  // namespace huifang::shell
