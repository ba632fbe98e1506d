#include "shell/widgets/bars.hpp"

#include <algorithm>
#include <optional>

#include "imgui.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/mark.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

// The mark on the dark rail, the same in each theme.
constexpr Colour kMarkOnRail = colour_from_hex("#63CBAE");

constexpr float kWideFrom = 120.0F;  // A rail with words beside its icons.
constexpr float kFoot = 60.0F, kRuleRoom = 17.0F;

constexpr TextStyle kTitle{.size = TextSize::kDisplay, .bold = true, .lines_max = 1};
constexpr TextStyle kDeskTitle{.size = TextSize::kTitle, .bold = true, .lines_max = 1, .px = 20.0F};
constexpr TextStyle kBackTitle{.size = TextSize::kTitle, .bold = true};
constexpr TextStyle kUnder{.size = TextSize::kCaption, .tone = Tone::kInk3};
constexpr TextStyle kOver{.size = TextSize::kSmall, .tone = Tone::kInk3};

float trailing_room(const Ui& ui, const AppBar& bar) {
  return bar.trailing_room > 0 ? bar.trailing_room : 2 * ui.metrics().touch_min;
}

float height_of(const Ui& ui, std::string_view words, const TextStyle& style, float width) {
  return words.empty() ? 0.0F : text_height(ui, words, style, width);
}

AppBarResult back_bar(Ui& ui, const AppBar& bar) {
  AppBarResult result;
  const float room = ui.available_width() - 44.0F - space(4);
  float words_width = room - trailing_room(ui, bar);
  // Words that would have less than half of the bar have all of it, and the buttons the line below.
  const bool buttons_below =
      words_width < room * 0.5F && words_width < text_width(ui, bar.title, kBackTitle);
  if (buttons_below) words_width = room;
  const float title = height_of(ui, bar.title, kBackTitle, words_width);
  const float under = height_of(ui, bar.under, kUnder, words_width);
  const float below = buttons_below ? ui.metrics().touch_min : 0.0F;
  Rect rect = ui.take(std::max(ui.metrics().desk_bar, title + under + space(2)) + below);
  begin_part(ui, Role::kGroup, rect, {});
  fill_box(ui, rect, ui.colour().surface);
  rect = {rect.left + space(1), rect.top, rect.right - space(2), rect.bottom};
  const Rect line_below = cut_bottom(rect, below);
  ui.place(centred(cut_left(rect, 44.0F), 44.0F, 44.0F));
  result.back = icon_button(ui, "back", Icon::kBack, bar.back_name, {.tone = Tone::kInk});
  cut_left(rect, space(1));
  result.trailing = buttons_below ? line_below : rect;
  Rect words = centred({rect.left, rect.top, rect.left + words_width, rect.bottom}, words_width,
                       title + under);
  ui.place(cut_top(words, title));
  heading(ui, bar.title, 1, kBackTitle);
  if (!bar.under.empty()) {
    ui.place(words);
    text(ui, bar.under, kUnder);
  }
  end_part(ui);
  return result;
}

AppBarResult title_bar(Ui& ui, const AppBar& bar) {
  AppBarResult result;
  const bool desk = ui.metrics().desk;
  const TextStyle& style = desk ? kDeskTitle : kTitle;
  const float title = line_height(ui, style);
  const float width = ui.available_width() - 2 * ui.metrics().page_margin;
  const float title_width = text_width(ui, bar.title, style);
  const float over = desk ? 0.0F : height_of(ui, bar.over, kOver, width);
  const bool buttons_below = title_width + space(2) + trailing_room(ui, bar) > width;
  const float below = buttons_below && !desk ? ui.metrics().touch_min : 0.0F;
  const Rect rect =
      ui.take(desk ? ui.metrics().desk_bar : space(4) + over + title + below + space(2));
  begin_part(ui, Role::kGroup, rect, {});
  fill_box(ui, rect, ui.colour().surface);
  Rect inner = rect.inset(ui.metrics().page_margin, 0);
  if (desk) {
    result.trailing = inner;
    cut_left(result.trailing, title_width + space(4));
    ui.place({inner.left, inner.centre_y() - title * 0.5F, inner.right,
              inner.centre_y() + title * 0.5F});
    heading(ui, bar.title, 1, style);
    draw_rule(ui, rect.left, rect.right, rect.bottom - ui.theme().line_width, ui.colour().line);
  } else {
    inner.top += space(4);
    if (over > 0) {
      ui.place(cut_top(inner, over));
      text(ui, bar.over, kOver);
    }
    inner.bottom = inner.top + title;
    result.trailing = {inner.left + title_width + space(2), inner.top,
                       rect.right - (ui.metrics().page_margin - 10.0F), inner.bottom};
    if (buttons_below)
      result.trailing = {inner.left, inner.bottom, result.trailing.right, inner.bottom + below};
    result.trailing = centred(result.trailing, result.trailing.width(), ui.metrics().touch_min);
    ui.place(inner);
    heading(ui, bar.title, 1, style);
  }
  end_part(ui);
  return result;
}

void report_link(Ui& ui, NodeId id, const Rect& rect, const NavigationItem& item) {
  const std::string_view name =
      item.badge_name.empty() ? item.label : ui.words({item.label, ", ", item.badge_name});
  auto& node = ui.semantics().add(id, Role::kLink, rect, name);
  node.link = ui.semantics().store(item.route);
  if (item.current) node.state |= semantics::kCurrent;
}

void draw_badge(Ui& ui, float left, float centre_y, std::string_view words) {
  const TextStyle style{.bold = true, .align = Align::kCentre, .px = 11.0F};
  const float width = std::max(16.0F, text_width(ui, words, style) + 8.0F);
  const Rect rect{left, centre_y - 8.0F, left + width, centre_y + 8.0F};
  fill_box(ui, rect, ui.colour().ink, 8.0F);
  draw_line(ui, rect, words, style, ui.colour().surface);
}

}  // namespace

AppBarResult app_bar(Ui& ui, const AppBar& bar) {
  return bar.back_name.empty() ? title_bar(ui, bar) : back_bar(ui, bar);
}

int bottom_bar(Ui& ui, std::string_view name, const Rect& rect,
               std::span<const NavigationItem> items) {
  const IdScope scope(ui, "bottom bar");
  begin_part(ui, Role::kNavigation, rect, name);
  const Palette& colour = ui.colour();
  fill_box(ui, rect, colour.surface);
  draw_rule(ui, rect.left, rect.right, rect.top, colour.line);
  // From 1.6 on there is room for the names only.
  const bool names_only = ui.metrics().text_zoom >= 1.6F;
  const TextStyle label{.align = Align::kCentre, .px = 12.0F};
  const TextStyle current_label{.bold = true, .align = Align::kCentre, .px = 12.0F};
  int activated = -1;
  Rect rest = rect;
  const float width = rect.width() / static_cast<float>(items.size());
  for (std::size_t index = 0; index < items.size(); ++index) {
    const NavigationItem& item = items[index];
    Rect cell = cut_left(rest, width);
    const NodeId id = ui.id(item.key);
    report_link(ui, id, cell, item);
    const Interaction state = interact(ui, id, cell, true);
    if (state.activated) activated = static_cast<int>(index);
    if (state.pressed || state.hovered)
      fill_box(ui, cell.inset(2, 2),
               state.pressed ? colour.pressed : with_opacity(colour.selected, 0.6F),
               radii().control);
    const Colour ink = item.current ? colour.primary_text : colour.ink2;
    if (item.current)
      fill_box(ui, centred({cell.left, cell.top, cell.right, cell.top + 3}, 28, 3), colour.primary,
               1.5F);
    if (!names_only) {
      const Rect icon{cell.left, cell.top + 8, cell.right, cell.top + 32};
      draw_icon(ui, item.icon, icon, ui.metrics().icon, ink);
      if (!item.badge.empty()) draw_badge(ui, cell.centre_x() + 6.0F, cell.top + 11.0F, item.badge);
      cell.top += 32;
      cell.bottom -= 8;
    }
    draw_line(ui, cell, item.label, item.current ? current_label : label, ink);
    if (state.focus_ring) draw_focus_ring(ui, cell.inset(6, 4), radii().control);
  }
  end_part(ui);
  return activated;
}

int rail(Ui& ui, std::string_view name, const Rect& rect, std::span<const NavigationItem> items,
         const RailLook& look) {
  const IdScope scope(ui, "rail");
  const Palette& colour = ui.colour();
  const float zoom = ui.metrics().text_zoom;
  const bool wide = rect.width() > kWideFrom * zoom;
  fill_box(ui, rect, colour.rail);
  begin_part(ui, Role::kNavigation, rect, name);
  Rect rest = rect;
  Rect head = cut_top(rest, 58.0F);
  if (wide) {
    cut_left(head, 20.0F);
    draw_product_mark(ui, cut_left(head, 26.0F), 24.0F, kMarkOnRail);
    cut_left(head, space(3));
    draw_line(ui, head, look.product, {.bold = true, .px = 17.0F}, colour.on_rail);
  } else {
    draw_product_mark(ui, head, 26.0F, kMarkOnRail);
  }
  const float height = wide ? 38.0F * zoom : 60.0F * zoom;
  if (look.draw_foot) rest.bottom -= kFoot * zoom;
  float wanted = 0;
  for (const NavigationItem& item : items) wanted += height + (item.rule_before ? kRuleRoom : 0.0F);
  const bool scrolls = wanted > rest.height();
  if (scrolls) begin_pane(ui, "items", rest, {.ground = colour.rail, .scrolls = true});
  const auto take = [&](float room) { return scrolls ? ui.take(room) : cut_top(rest, room); };
  int activated = -1;
  for (std::size_t index = 0; index < items.size(); ++index) {
    const NavigationItem& item = items[index];
    if (item.rule_before) {
      const Rect line = take(kRuleRoom);
      draw_rule(ui, line.left + 20, line.right - 20, line.centre_y(),
                with_opacity(colour.on_rail2, 0.25F));
    }
    Rect cell = take(height);
    const NodeId id = ui.id(item.key);
    report_link(ui, id, cell, item);
    const Interaction state = interact(ui, id, cell, true);
    if (state.activated) activated = static_cast<int>(index);
    if (item.current || state.hovered || state.pressed)
      fill_box(ui, cell,
               with_opacity(colour.on_rail, state.pressed  ? 0.16F
                                            : item.current ? 0.10F
                                                           : 0.06F));
    if (item.current)
      fill_box(ui, {cell.left, cell.top + 7, cell.left + 3, cell.bottom - 7}, kMarkOnRail, 1.5F);
    if (state.focus_ring) draw_focus_ring(ui, cell.inset(6, 6), radii().chip);
    const Colour ink = item.current ? colour.on_rail : colour.on_rail2;
    if (wide) {
      cut_left(cell, 20.0F);
      draw_icon(ui, item.icon, cut_left(cell, 20.0F), 20.0F, ink);
      cut_left(cell, space(3));
      Rect badge = cut_right(cell, 36.0F);
      badge.right -= 20.0F;
      draw_line(ui, cell, item.label, {.bold = item.current, .px = 14.0F}, ink);
      if (!item.badge.empty())
        draw_line(ui, badge, item.badge,
                  {.size = TextSize::kSmall, .bold = true, .align = Align::kEnd}, colour.on_rail);
    } else {
      const Rect icon{cell.left, cell.top + 8, cell.right, cell.top + 32};
      draw_icon(ui, item.icon, icon, ui.metrics().icon, ink);
      if (!item.badge.empty()) draw_badge(ui, cell.centre_x() + 6.0F, cell.top + 11.0F, item.badge);
      draw_line(ui, {cell.left, cell.top + 34, cell.right, cell.bottom - 6}, item.label,
                {.bold = item.current, .align = Align::kCentre, .px = 12.0F}, ink);
    }
  }
  if (scrolls) end_pane(ui);
  if (look.draw_foot)
    look.draw_foot({rect.left, rect.bottom - kFoot * zoom, rect.right, rect.bottom});
  end_part(ui);
  return activated;
}

bool person_button(Ui& ui, std::string_view key, const Rect& rect, const PersonLook& look) {
  const NodeId id = ui.id(key);
  auto& node = ui.semantics().add(id, Role::kButton, rect, look.name);
  node.state |= semantics::kNameHidden;
  const Interaction state = interact(ui, id, rect, true);
  const Palette& colour = ui.colour();
  const Colour touch = look.on_rail ? colour.on_rail : colour.ink;
  if (state.hovered || state.pressed)
    fill_box(ui, rect, with_opacity(touch, state.pressed ? 0.16F : 0.06F),
             look.on_rail ? 0.0F : rect.height() * 0.5F);
  Rect foot = rect;
  if (rect.width() > kWideFrom * ui.metrics().text_zoom) {
    cut_left(foot, 20.0F);
    avatar(ui, cut_left(foot, 32.0F), 32.0F, look.letter, look.on_rail);
    cut_left(foot, space(3));
    cut_right(foot, space(2));
    const TextStyle name{.size = TextSize::kSmall, .lines_max = 1};
    const TextStyle detail{.size = TextSize::kCaption, .lines_max = 1};
    Rect words = centred(foot, foot.width(), line_height(ui, name) + line_height(ui, detail));
    draw_line(ui, cut_top(words, line_height(ui, name)), look.person, name, colour.on_rail);
    draw_line(ui, words, look.detail, detail, colour.on_rail2);
  } else {
    avatar(ui, foot, std::min(36.0F, foot.height() - 8.0F), look.letter, look.on_rail);
  }
  if (state.focus_ring) draw_focus_ring(ui, rect.inset(4, 4), radii().chip);
  return state.activated;
}

namespace {

constexpr TextStyle kStripWords{.px = 12.0F};
constexpr TextStyle kStripCount{.bold = true, .px = 13.0F};
constexpr float kStripGap = 5.0F;

// A mark, a count and its words; without a status the place of a mark that is not earned yet.
// Returns the width it took.
float strip_item(Ui& ui, const Rect& rest, std::optional<Status> status, std::string_view first,
                 bool first_bold, std::string_view second) {
  Rect place = rest;
  const Rect mark = cut_left(place, 16.0F);
  if (status) {
    status_mark(ui, mark, 16.0F, *status, {});
  } else {
    outline_box(ui, centred(mark, 13.0F, 13.0F), ui.colour().line_strong, 3.0F, 1.5F);
  }
  cut_left(place, kStripGap);
  const Colour ink = status ? tone_colour(ui, status_tone(*status)) : ui.colour().ink3;
  const auto put = [&](std::string_view words, const TextStyle& style) {
    if (words.empty()) return;
    const float width = text_width(ui, words, style);
    draw_line(ui, {place.left, place.top, place.left + width + 0.5F, place.bottom}, words, style,
              ink);
    place.left += width + kStripGap;
  };
  put(first, first_bold ? kStripCount : kStripWords);
  put(second, first_bold ? kStripWords : kStripCount);
  return place.left - rest.left - kStripGap;
}

float strip_item_width(const Ui& ui, std::string_view bold, std::string_view plain) {
  float width = 16.0F;
  if (!bold.empty()) width += kStripGap + text_width(ui, bold, kStripCount);
  if (!plain.empty()) width += kStripGap + text_width(ui, plain, kStripWords);
  return width;
}

// The wire between two marks: whole when linked, cut when offline.
void draw_wire(Ui& ui, float left, float right, float y, bool cut) {
  if (right - left < 4.0F) return;
  const Colour ink = ui.colour().line_strong;
  if (!cut) {
    fill_box(ui, {left, y - 0.75F, right, y + 0.75F}, ink);
    return;
  }
  const float middle = (left + right) * 0.5F;
  fill_box(ui, {left, y - 0.75F, middle - 4, y + 0.75F}, ink);
  fill_box(ui, {middle + 4, y - 0.75F, right, y + 0.75F}, ink);
  ui.draw().AddLine({middle - 2.5F, y + 5}, {middle + 2.5F, y - 5}, ink, 1.5F);
}

}  // namespace

bool sync_strip(Ui& ui, std::string_view key, const SyncStrip& strip) {
  const bool placed = ui.placing();
  const Rect rect = ui.take(ui.metrics().sync_strip);
  const Palette& colour = ui.colour();
  const IdScope scope(ui, key);
  ui.semantics().open(ui.id("status"), Role::kStatus, rect).state |= semantics::kUnhurried;
  const NodeId id = ui.id("link");
  auto& node = ui.semantics().add(id, Role::kLink, rect, strip.spoken);
  node.link = ui.semantics().store(strip.route);
  const Interaction state = interact(ui, id, rect, true);
  ui.semantics().close();
  if (!placed) fill_box(ui, rect, colour.surface);
  if (state.hovered || state.pressed)
    fill_box(ui, rect, with_opacity(colour.selected, 0.6F), placed ? radii().control : 0);
  if (!placed)
    draw_rule(ui, rect.left, rect.right, rect.bottom - ui.theme().line_width, colour.line);

  Rect rest = rect.inset(placed ? space(2) : ui.metrics().page_margin, 0);
  // The network at the right, behind a short upright line.
  const float network_width = text_width(ui, strip.network, kStripWords);
  Rect network = cut_right(rest, network_width + 0.5F);
  draw_line(ui, network, strip.network, kStripWords, colour.ink2);
  if (strip.offline) {
    cut_right(rest, 5.0F);
    draw_icon(ui, Icon::kOffline, cut_right(rest, 16.0F), 16.0F, colour.ink2);
  }
  cut_right(rest, 10.0F);
  if (!placed)
    fill_box(ui,
             {rest.right, rest.centre_y() - 11, rest.right + ui.theme().line_width,
              rest.centre_y() + 11},
             colour.line);
  cut_right(rest, 10.0F);

  // Words go first when there is no room: the marks carry the meaning.
  const float all = strip_item_width(ui, strip.saved_count, strip.saved_label) +
                    strip_item_width(ui, strip.sent_count, strip.sent_label) +
                    strip_item_width(ui, strip.accepted_number, strip.accepted_label);
  const bool words = all + 2 * 18.0F <= rest.width();
  const std::string_view saved_label = words ? strip.saved_label : std::string_view{};
  const std::string_view sent_label = words ? strip.sent_label : std::string_view{};
  const std::string_view accepted_label =
      words || placed ? strip.accepted_label : std::string_view{};
  const float taken = strip_item_width(ui, strip.saved_count, saved_label) +
                      strip_item_width(ui, strip.sent_count, sent_label) +
                      strip_item_width(ui, strip.accepted_number, accepted_label);
  const float wire = std::clamp((rest.width() - taken) * 0.5F, 8.0F, placed ? 20.0F : 96.0F);
  const float y = rest.centre_y();
  cut_left(rest, strip_item(ui, rest, Status::kSaved, strip.saved_count, true, saved_label));
  draw_wire(ui, rest.left + 4, rest.left + wire - 4, y, strip.offline);
  cut_left(rest, wire);
  cut_left(rest, strip_item(ui, rest, Status::kSent, strip.sent_count, true, sent_label));
  draw_wire(ui, rest.left + 4, rest.left + wire - 4, y, strip.offline);
  cut_left(rest, wire);
  // The seal is earned: without a number its place is empty.
  strip_item(ui, rest,
             strip.accepted_number.empty() ? std::nullopt : std::optional(Status::kAccepted),
             accepted_label, false, strip.accepted_number);
  if (state.focus_ring) draw_focus_ring(ui, rect.inset(6, 6), radii().chip);
  return state.activated;
}

}  // namespace huifang::shell
