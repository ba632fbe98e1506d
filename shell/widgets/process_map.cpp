#include "shell/widgets/process_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/edge_route.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr float kWidth = 148.0F, kHeight = 68.0F;
constexpr float kAcross = 92.0F, kBelow = 64.0F;  // Room for the words on a way.
constexpr float kMargin = 40.0F;
constexpr float kArrow = 9.0F;
constexpr float kLane = 11.0F;
constexpr float kTextLeast = 12.0F;
constexpr std::array kZooms{0.6F, 0.8F, 1.0F, 1.25F, 1.5F, 2.0F};

// The next step, from wherever two fingers left it.
float next_zoom(float zoom, bool larger) {
  const auto above = std::ranges::find_if(kZooms, [&](float step) { return step > zoom + 0.01F; });
  if (larger) return above == kZooms.end() ? kZooms.back() : *above;
  const auto at = std::ranges::lower_bound(kZooms, zoom - 0.01F);
  return at == kZooms.begin() ? kZooms.front() : *(at - 1);
}

// One frame of a map.
class Drawing {
 public:
  Drawing(Ui& ui, std::span<const MapNode> nodes, std::span<const MapEdge> edges,
          std::span<const GraphPlace> places, MapState& state, const MapWords& words)
      : ui_(ui),
        nodes_(nodes),
        edges_(edges),
        places_(places),
        state_(state),
        words_(words),
        scale_(state.zoom * ui.metrics().text_zoom),
        stop_at_(ui.id("current")) {}

  // Fingers and keys that change the size; what lies between the fingers, or in the middle, stays.
  void take_zoom(float wished);
  void draw_content(std::string_view name);
  int activated() const { return activated_; }

 private:
  int count() const { return static_cast<int>(nodes_.size()); }
  Rect box_of(int node) const;
  NodeId id_of(int node) const;
  float text_px(float px) const { return std::max(kTextLeast, px * state_.zoom); }
  void take_keys();
  void go_to(int node);
  void zoom_at(float wished, float x, float y);
  Rect content_size() const;
  void draw_ground();
  void draw_edge(std::size_t edge);
  EdgeRoute route_of(std::size_t edge) const;
  void draw_label(std::size_t edge);
  void draw_node(int node);
  FrameText ways_of(int node) const;

  Ui& ui_;
  std::span<const MapNode> nodes_;
  std::span<const MapEdge> edges_;
  std::span<const GraphPlace> places_;
  MapState& state_;
  const MapWords& words_;
  float scale_;
  NodeId stop_at_;  // Where the node that is the stop of the Tab key is kept.
  Rect all_;
  float scrolled_x_ = 0, scrolled_y_ = 0;  // By zooming, in this frame.
  int activated_ = -1;
};

Rect Drawing::box_of(int node) const {
  const GraphPlace& place = places_[static_cast<std::size_t>(node)];
  const float left =
      all_.left + scale_ * (kMargin + static_cast<float>(place.column) * (kWidth + kAcross));
  const float top =
      all_.top + scale_ * (kMargin + static_cast<float>(place.row) * (kHeight + kBelow));
  return {left, top, left + scale_ * kWidth, top + scale_ * kHeight};
}

NodeId Drawing::id_of(int node) const {
  const IdScope scope(ui_, nodes_[static_cast<std::size_t>(node)].key);
  return ui_.id("node");
}

void Drawing::go_to(int node) {
  if (node < 0) return;
  ImGui::GetStateStorage()->SetInt(stop_at_, node);
  ui_.focus(id_of(node));
  const Rect sight = visible_rect(ui_), box = box_of(node).grown(scale_ * kMargin * 0.5F);
  const float right = std::min(0.0F, box.left - sight.left) +
                      std::max(0.0F, std::min(box.right - sight.right, box.left - sight.left));
  const float down = std::min(0.0F, box.top - sight.top) +
                     std::max(0.0F, std::min(box.bottom - sight.bottom, box.top - sight.top));
  if (right == 0.0F && down == 0.0F) return;
  ImGuiWindow* pane = ImGui::GetCurrentWindow();
  ImGui::SetScrollX(pane, std::max(0.0F, pane->Scroll.x + right));
  ImGui::SetScrollY(pane, std::max(0.0F, pane->Scroll.y + down));
  ui_.platform().request_frame();
}

void Drawing::take_keys() {
  for (int node = 0; node < count(); ++node) {
    if (ui_.focused() != id_of(node)) continue;
    ImGui::GetStateStorage()->SetInt(stop_at_, node);
    if (ui_.take_key("ArrowRight")) go_to(graph_neighbour(places_, node, 1, 0));
    if (ui_.take_key("ArrowLeft")) go_to(graph_neighbour(places_, node, -1, 0));
    if (ui_.take_key("ArrowDown")) go_to(graph_neighbour(places_, node, 0, 1));
    if (ui_.take_key("ArrowUp")) go_to(graph_neighbour(places_, node, 0, -1));
    if (ui_.take_key("Home")) go_to(0);
    if (ui_.take_key("End")) go_to(count() - 1);
    return;
  }
}

// Dots of the paper, only those in sight.
void Drawing::draw_ground() {
  const Rect sight = visible_rect(ui_);
  const float pitch = 24.0F * scale_;
  const float left = all_.left + std::ceil((sight.left - all_.left) / pitch) * pitch;
  const float top = all_.top + std::ceil((sight.top - all_.top) / pitch) * pitch;
  for (float y = top; y < sight.bottom; y += pitch)
    for (float x = left; x < sight.right; x += pitch)
      ui_.draw().AddRectFilled({x, y}, {x + 1.0F, y + 1.0F}, ui_.colour().line);
}

EdgeRoute Drawing::route_of(std::size_t at) const {
  const MapEdge& edge = edges_[at];
  // Ways of the same kind lie beside each other.
  const float lane = (static_cast<float>(at % 3) - 1.0F) * kLane * scale_;
  return edge_route(box_of(edge.from), box_of(edge.to),
                    {.across = kAcross * scale_, .below = kBelow * scale_, .lane = lane});
}

// After all ways and boxes, so that nothing lies over the words.
void Drawing::draw_label(std::size_t at) {
  const MapEdge& edge = edges_[at];
  if (edge.label.empty()) return;
  const EdgeRoute route = route_of(at);
  // Beside the longest piece.
  std::size_t longest = 0;
  float length = 0;
  for (std::size_t piece = 0; piece + 1 < route.count; ++piece) {
    const RoutePoint &a = route.points[piece], &b = route.points[piece + 1];
    const float here = std::abs(a.x - b.x) + std::abs(a.y - b.y);
    if (here <= length) continue;
    length = here;
    longest = piece;
  }
  const RoutePoint &a = route.points[longest], &b = route.points[longest + 1];
  const TextStyle style{.align = Align::kCentre, .lines_max = 1, .px = text_px(12.0F)};
  const float width = text_width(ui_, edge.label, style) + 2 * space(1);
  const float height = line_height(ui_, style);
  // On an upright piece in the first gap between boxes: at their height other ways cross it.
  const float gap = (kHeight + kBelow) * 0.5F * scale_;
  const float x = (a.x + b.x) * 0.5F;
  const bool level = std::abs(a.y - b.y) < 1.0F;
  const float y =
      level || length * 0.5F < gap ? (a.y + b.y) * 0.5F : a.y + std::copysign(gap, b.y - a.y);
  // Over a short level piece it stands above, else it breaks the line.
  const Rect place =
      level && length < width + space(4)
          ? Rect{x - width * 0.5F, y - height - 2.0F, x + width * 0.5F, y - 2.0F}
          : Rect{x - width * 0.5F, y - height * 0.5F, x + width * 0.5F, y + height * 0.5F};
  if (!level || length >= width + space(4)) fill_box(ui_, place, ui_.colour().page);
  draw_line(ui_, place, edge.label, style, edge.dashed ? ui_.colour().overdue : ui_.colour().ink2);
}

void Drawing::draw_edge(std::size_t at) {
  const MapEdge& edge = edges_[at];
  const EdgeRoute route = route_of(at);
  const Colour ink = edge.dashed ? ui_.colour().overdue : ui_.colour().line_strong;
  const float width = std::max(1.5F, ui_.theme().line_width);
  ImDrawList& draw = ui_.draw();
  for (std::size_t piece = 0; piece + 1 < route.count; ++piece) {
    const RoutePoint a = route.points[piece];
    RoutePoint b = route.points[piece + 1];
    const float length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
    if (length < 0.5F) continue;
    const float x = (b.x - a.x) / length, y = (b.y - a.y) / length;
    const bool last = piece + 2 == route.count;
    const float end = last ? length - kArrow : length;
    const float dash = edge.dashed ? 5.0F : end;
    for (float from = 0; from < end; from += 2 * dash) {
      const float to = std::min(from + dash, end);
      draw.AddLine({a.x + x * from, a.y + y * from}, {a.x + x * to, a.y + y * to}, ink, width);
    }
    if (last)
      draw.AddTriangleFilled(
          {b.x, b.y}, {b.x - x * kArrow - y * kArrow * 0.5F, b.y - y * kArrow + x * kArrow * 0.5F},
          {b.x - x * kArrow + y * kArrow * 0.5F, b.y - y * kArrow - x * kArrow * 0.5F}, ink);
  }
}

FrameText Drawing::ways_of(int node) const {
  FrameText result(ui_.memory());
  const auto tell = [&](std::string_view word, bool coming) {
    bool first = true;
    for (const MapEdge& edge : edges_) {
      if ((coming ? edge.to : edge.from) != node) continue;
      result.append(first ? (result.empty() ? "" : "; ") : ", ");
      if (first) result.append(word).append(" ");
      first = false;
      result.append(nodes_[static_cast<std::size_t>(coming ? edge.from : edge.to)].title);
      if (!edge.label.empty()) result.append(" (").append(edge.label).append(")");
    }
  };
  tell(words_.from, true);
  tell(words_.to, false);
  return result;
}

void Drawing::draw_node(int index) {
  const MapNode& node = nodes_[static_cast<std::size_t>(index)];
  const Rect box = box_of(index);
  const NodeId id = id_of(index);
  auto& item = ui_.semantics().open(ui_.semantics().next_anonymous_id(), Role::kListItem, box);
  item.set_size = count();
  item.position = index + 1;
  const std::string_view spoken =
      node.count.empty() ? node.title : ui_.words({node.title, ", ", node.count});
  auto& button = ui_.semantics().add(id, Role::kButton, box, spoken);
  button.state |= semantics::kNameHidden;
  if (index == state_.selected) button.state |= semantics::kCurrent;
  if (index != ImGui::GetStateStorage()->GetInt(stop_at_)) button.state |= semantics::kSkipTab;
  if (const FrameText ways = ways_of(index); !ways.empty())
    ui_.semantics().add(ui_.semantics().next_anonymous_id(), Role::kText, box, ways);
  ui_.semantics().close();

  const Interaction state = interact(ui_, id, box, true);
  if (state.activated) {
    activated_ = state_.selected = index;
    ImGui::GetStateStorage()->SetInt(stop_at_, index);
  }
  const Palette& colour = ui_.colour();
  const bool selected = index == state_.selected;
  const float radius = node.question ? box.height() * 0.5F : radii().control * state_.zoom;
  fill_box(ui_, box,
           node.stuck                  ? colour.overdue_soft
           : state.pressed             ? colour.pressed
           : selected || state.hovered ? colour.selected
                                       : colour.surface,
           radius);
  const float line = std::max(node.stuck || selected ? 2.0F : 1.0F, ui_.theme().line_width);
  outline_box(ui_, box,
              node.stuck ? colour.overdue
              : selected ? colour.primary
                         : colour.ink2,
              radius, line);
  if (selected && node.stuck)
    outline_box(ui_, box.grown(3.0F + line), colour.primary, radius + 4.0F, 2.0F);
  Rect words = box.inset((node.question ? 20.0F : 14.0F) * scale_, 4.0F);
  if (node.stuck) {
    const float flag = 16.0F * scale_;
    const Rect corner = cut_right(words, flag);
    draw_icon(ui_, Icon::kStOverdue,
              {corner.left, box.top + 6.0F * scale_, corner.right, box.top + 6.0F * scale_ + flag},
              flag, colour.overdue);
  }
  const TextStyle title{.bold = true, .lines_max = 1, .px = text_px(14.0F)};
  const TextStyle detail{.lines_max = 1, .px = text_px(13.0F)};
  const float title_height = line_height(ui_, title);
  Rect lines = centred(words, words.width(),
                       title_height + (node.count.empty() ? 0.0F : line_height(ui_, detail)));
  draw_line(ui_, cut_top(lines, title_height), node.title, title);
  if (!node.count.empty())
    draw_line(ui_, lines, node.count, detail, node.stuck ? colour.overdue : colour.ink2);
  if (state.focus_ring) draw_focus_ring(ui_, box, radius);
}

// From 0, 0.
Rect Drawing::content_size() const {
  const GraphSize size = graph_size(places_);
  return {0, 0,
          scale_ * (2 * kMargin + static_cast<float>(size.columns) * (kWidth + kAcross) - kAcross),
          scale_ * (2 * kMargin + static_cast<float>(size.rows) * (kHeight + kBelow) - kBelow)};
}

void Drawing::zoom_at(float wished, float x, float y) {
  const float zoom = std::clamp(wished, kZooms.front(), kZooms.back());
  if (zoom == state_.zoom) return;
  const float factor = zoom / state_.zoom;
  state_.zoom = zoom;
  scale_ *= factor;
  // What is there now is scrolled with the next frame; this one is drawn as if it were.
  ImGuiWindow* pane = ImGui::GetCurrentWindow();
  const Rect sight = visible_rect(ui_), size = content_size();
  const auto scroll = [&](float before, float held, float most) {
    return std::clamp((before + held) * factor - held, 0.0F, std::max(0.0F, most));
  };
  const float left =
      scroll(pane->Scroll.x + scrolled_x_, x - sight.left, size.width() - sight.width());
  const float top =
      scroll(pane->Scroll.y + scrolled_y_, y - sight.top, size.height() - sight.height());
  scrolled_x_ = left - pane->Scroll.x;
  scrolled_y_ = top - pane->Scroll.y;
  ImGui::SetScrollX(pane, left);
  ImGui::SetScrollY(pane, top);
  ui_.platform().request_frame();
}

void Drawing::take_zoom(float wished) {
  const Rect sight = visible_rect(ui_);
  const NodeId id = ui_.id("zoom");
  ui_.follow_pinch(id, sight);
  if (wished != state_.zoom) zoom_at(wished, sight.centre_x(), sight.centre_y());
  const auto pinch = ui_.take_pinch(id);
  if (!pinch) return;
  zoom_at(state_.zoom * pinch->factor, pinch->x, pinch->y);
  ImGuiWindow* pane = ImGui::GetCurrentWindow();
  ImGui::SetScrollX(pane, std::max(0.0F, pane->Scroll.x + scrolled_x_ - pinch->right));
  ImGui::SetScrollY(pane, std::max(0.0F, pane->Scroll.y + scrolled_y_ - pinch->down));
  ui_.platform().request_frame();
}

void Drawing::draw_content(std::string_view name) {
  const float width = content_size().width();
  all_ = ui_.take(content_size().height()).moved(-scrolled_x_, -scrolled_y_);
  reserve_width(ui_, width);
  take_keys();
  draw_ground();
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) draw_edge(edge);
  auto& list = ui_.semantics().open(ui_.id("nodes"), Role::kList,
                                    {all_.left, all_.top, all_.left + width, all_.bottom}, name);
  list.state |= semantics::kNameHidden | semantics::kOwnTouches;
  list.set_size = count();
  for (int node = 0; node < count(); ++node) draw_node(node);
  for (std::size_t edge = 0; edge < edges_.size(); ++edge) draw_label(edge);
  ui_.semantics().close();
}

}  // namespace

int process_map(Ui& ui, std::string_view key, std::string_view name, std::span<const MapNode> nodes,
                std::span<const MapEdge> edges, std::span<const GraphPlace> places, MapState& state,
                const MapWords& words) {
  const bool placed = ui.placing();
  Rect rect = ui.take(placed ? 0.0F : ui.remaining_height());
  const IdScope scope(ui, key);
  const float size = ui.metrics().touch_min;
  Rect bar = cut_top(rect, size + space(2));
  fill_box(ui, bar, ui.colour().page);
  cut_right(bar, ui.metrics().page_margin);
  const auto zoom_button = [&](std::string_view id, Icon icon, std::string_view said,
                               bool enabled) {
    ui.place(centred(cut_right(bar, size), size, size));
    cut_right(bar, space(2));
    return icon_button(ui, id, icon, said, {.outlined = true, .enabled = enabled});
  };
  float zoom = state.zoom;
  if (zoom_button("in", Icon::kPlus, words.zoom_in, state.zoom < kZooms.back()) ||
      ui.take_key("+") || ui.take_key("="))
    zoom = next_zoom(state.zoom, true);
  if (zoom_button("out", Icon::kMinus, words.zoom_out, state.zoom > kZooms.front()) ||
      ui.take_key("-"))
    zoom = next_zoom(state.zoom, false);
  if (ui.take_key("0")) zoom = 1.0F;
  begin_pane(ui, "map", rect,
             {.ground = ui.colour().page, .scrolls = true, .scrolls_sideways = true});
  Drawing drawing(ui, nodes, edges, places, state, words);
  drawing.take_zoom(zoom);
  drawing.draw_content(name);
  end_pane(ui);
  return drawing.activated();
}

}  // namespace huifang::shell
