#include "shell/widgets/select_list.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/icon.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/pane.hpp"
#include "shell/widgets/text_field.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

// Letters typed within this time of each other make one word.
constexpr std::int64_t kLettersMs = 1'000;
constexpr float kTick = 20.0F;
constexpr int kRowsWished = 9;
constexpr float kWidthMin = 240.0F;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
bool same_folded(char a, char b) { return lower(a) == lower(b); }

// The rows that are shown: all, or those that were found.
class Shown {
 public:
  Shown(Ui& ui, const SelectList& list, bool searches)
      : found_(ui.popup().found),
        all_(!searches || ui.popup().search.empty()),
        count_(list.count) {}
  int count() const { return all_ ? count_ : static_cast<int>(found_.size()); }
  int row(int place) const { return all_ ? place : found_[static_cast<std::size_t>(place)]; }

 private:
  const std::vector<int>& found_;
  bool all_;
  int count_;
};

void search(Ui& ui, const SelectList& list) {
  Ui::Popup& popup = ui.popup();
  popup.found.clear();
  if (popup.search.empty()) return;
  for (int row = 0; row < list.count; ++row) {
    const bool found = list.matches ? list.matches(row, popup.search)
                                    : contains_folded(list.label(row), popup.search);
    if (found) popup.found.push_back(row);
  }
}

float row_height(const Ui& ui) {
  return ui.window_class() == WindowClass::kExpanded
             ? ui.metrics().row_dense
             : std::max(ui.metrics().touch_min, ui.metrics().control);
}

// The same inside and outside of the pane that the rows lie in.
NodeId option_id(NodeId list, int row) { return ImHashData(&row, sizeof row, list); }

// Moves the place of the arrows; true if a key was for the list.
void take_keys(Ui& ui, const SelectList& list, const Shown& shown, int rows_in_sight, bool letters,
               bool ends) {
  Ui::Popup& popup = ui.popup();
  const int last = shown.count() - 1;
  int to = popup.active;
  if (ui.take_key("ArrowDown")) to = popup.active + 1;
  if (ui.take_key("ArrowUp")) to = popup.active - 1;
  if (ui.take_key("PageDown")) to = popup.active + std::max(rows_in_sight - 1, 1);
  if (ui.take_key("PageUp")) to = popup.active - std::max(rows_in_sight - 1, 1);
  if (ends && ui.take_key("Home")) to = 0;
  if (ends && ui.take_key("End")) to = last;
  if (letters) {
    if (const std::string letter = ui.take_letter(); !letter.empty()) {
      if (ui.now_ms() - popup.letters_ms > kLettersMs) popup.letters.clear();
      const bool first = popup.letters.empty();
      popup.letters += letter;
      popup.letters_ms = ui.now_ms();
      // The same letter again goes to the next row that begins with it.
      const int from = first ? popup.active : popup.active - 1;
      int row = row_beginning_with(list, popup.letters, from);
      if (row < 0 && popup.letters.find_first_not_of(popup.letters[0]) == std::string::npos)
        row = row_beginning_with(list, letter, popup.active);
      if (row >= 0) to = row;
    }
  }
  to = last < 0 ? -1 : std::clamp(to, 0, last);
  if (to == popup.active) return;
  popup.active = to;
  popup.show_active = true;
}

void draw_tick_box(Ui& ui, const Rect& box, bool chosen) {
  if (chosen) {
    fill_box(ui, box, ui.colour().primary, 4.0F);
    draw_icon(ui, Icon::kCheck, box, 16.0F, ui.colour().on_primary);
  } else {
    fill_box(ui, box, ui.colour().surface, 4.0F);
    outline_box(ui, box, ui.colour().line_strong, 4.0F, 1.5F);
  }
}

class Drawing {
 public:
  Drawing(Ui& ui, const SelectList& list, const SelectPopup& popup, const Shown& shown,
          NodeId list_id)
      : ui_(ui), list_(list), popup_(popup), shown_(shown), list_id_(list_id) {}

  // True if it was pressed.
  bool draw(int place, const Rect& rect, bool keys_here) {
    const int row = shown_.row(place);
    const bool chosen = popup_.is_chosen(row), active = place == ui_.popup().active;
    const NodeId id = option_id(list_id_, row);
    auto& node = ui_.semantics().add(id, Role::kOption, rect, list_.label(row));
    node.set_size = shown_.count();
    node.position = place + 1;
    if (chosen) node.state |= semantics::kSelected;
    const Interaction state = interact(ui_, id, rect, true);
    const Palette& colour = ui_.colour();
    const Rect ground = rect.inset(4.0F, 1.0F);
    if (state.pressed)
      fill_box(ui_, ground, colour.pressed, radii().chip);
    else if (state.hovered || (chosen && !popup_.multiple))
      fill_box(ui_, ground, colour.selected, radii().chip);
    Rect words = rect.inset(ui_.metrics().desk ? 12.0F : ui_.metrics().page_margin, 0);
    if (popup_.multiple) {
      draw_tick_box(ui_, centred(cut_left(words, kTick), kTick, kTick), chosen);
      cut_left(words, space(3));
    } else {
      const Rect tick = cut_right(words, kTick);
      if (chosen) draw_icon(ui_, Icon::kCheck, tick, kTick, colour.primary);
      cut_right(words, space(2));
    }
    if (list_.detail) {
      const std::string_view detail = list_.detail(row);
      const TextStyle style{.size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd};
      const float width = std::min(text_width(ui_, detail, style) + 1.0F, words.width() * 0.5F);
      draw_line(ui_, cut_right(words, width), detail, style);
      cut_right(words, space(3));
    }
    draw_line(ui_, words, list_.label(row), {.bold = chosen && !popup_.multiple});
    if (active && keys_here && ui_.focus_visible())
      outline_box(ui_, ground, colour.focus, radii().chip, ui_.metrics().focus_ring - 1.0F);
    return state.activated;
  }

 private:
  Ui& ui_;
  const SelectList& list_;
  const SelectPopup& popup_;
  const Shown& shown_;
  NodeId list_id_;
};

}  // namespace

bool contains_folded(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same_folded) !=
             text.end() ||
         part.empty();
}

int row_beginning_with(const SelectList& list, std::string_view letters, int from) {
  for (int step = 1; step <= list.count; ++step) {
    const int row = (std::max(from, -1) + step) % list.count;
    const std::string_view label = list.label(row);
    if (label.size() >= letters.size() &&
        std::equal(letters.begin(), letters.end(), label.begin(), same_folded))
      return row;
  }
  return -1;
}

SelectPick draw_select_popup(Ui& ui, NodeId owner, const SelectList& list, const SelectWords& words,
                             const SelectPopup& options) {
  SelectPick pick;
  const bool searches = !words.search.empty();
  const float row = row_height(ui);
  const float search_line = searches ? ui.metrics().control + space(3) : 0.0F;
  const int wished = std::clamp(list.count, 1, kRowsWished);
  const bool opening = ui.popup().opening;
  const PopupResult opened =
      begin_popup(ui, owner,
                  {.anchor = options.anchor,
                   .height = search_line + row * static_cast<float>(wished) +
                             row * 0.5F * (list.count > kRowsWished ? 1.0F : 0.0F),
                   .width_min = kWidthMin * ui.metrics().text_zoom,
                   .title = options.title,
                   .close_name = words.close});
  pick.dismissed = opened.dismissed;
  Ui::Popup& popup = ui.popup();
  const NodeId list_id = ui.id("list"), field = field_id(ui, "search");
  if (opening) {
    popup.show_active = true;
    ui.focus(searches && ui.window_class() == WindowClass::kExpanded ? field : list_id);
  }

  Rect rest = opened.content;
  bool submitted = false;
  if (searches) {
    Rect line = cut_top(rest, search_line);
    line = line.inset(ui.metrics().desk ? 4.0F : ui.metrics().page_margin, space(1));
    ui.place({line.left, line.top, line.right, line.top + ui.metrics().control});
    const int before = Shown(ui, list, searches).count();
    const NodeId active = popup.active >= 0 && popup.active < before
                              ? option_id(list_id, Shown(ui, list, searches).row(popup.active))
                              : 0;
    const FieldResult typed = text_field(ui, "search", words.search, popup.search,
                                         {.placeholder = words.search,
                                          .leading_icon = Icon::kSearch,
                                          .label_hidden = true,
                                          .input_mode = semantics::InputMode::kSearch,
                                          .searches = list_id,
                                          .active = active});
    submitted = typed.submitted;
    if (typed.changed) {
      search(ui, list);
      popup.active = Shown(ui, list, searches).count() > 0 ? 0 : -1;
      popup.show_active = true;
    }
  }

  const Shown shown(ui, list, searches);
  const bool field_has_keys = searches && ui.focused() == field;
  const bool list_has_keys = ui.focused() == list_id;
  const int rows_in_sight = static_cast<int>(rest.height() / row);
  if (field_has_keys || list_has_keys)
    take_keys(ui, list, shown, rows_in_sight, list_has_keys && !searches, list_has_keys);
  bool chosen_by_key = field_has_keys && submitted;
  if (list_has_keys)
    chosen_by_key = ui.take_activation(list_id) || ui.take_key("Enter") || ui.take_key("Space") ||
                    ui.take_key(" ");
  if (chosen_by_key && popup.active >= 0 && popup.active < shown.count())
    pick.row = shown.row(popup.active);

  auto& box = ui.semantics().open(list_id, Role::kListBox, rest, options.title);
  box.state |= semantics::kNameHidden;
  if (options.multiple) box.state |= semantics::kMultiSelectable;
  box.set_size = shown.count();
  if (popup.active >= 0 && popup.active < shown.count())
    box.active = option_id(list_id, shown.row(popup.active));
  if (shown.count() == 0) {
    ui.place({rest.left, rest.top, rest.right, rest.top + row});
    text(ui, words.nothing, {.tone = Tone::kInk3, .align = Align::kCentre});
    ui.semantics().close();
    end_popup(ui);
    return pick;
  }
  const NodeId pane = ui.id("rows");
  begin_pane(ui, "rows", rest, {.scrolls = true});
  const Rect all = ui.take(row * static_cast<float>(shown.count()));
  const Rect sight = visible_rect(ui);
  const int first = std::clamp(static_cast<int>((sight.top - all.top) / row), 0, shown.count());
  const int end =
      std::clamp(static_cast<int>(std::ceil((sight.bottom - all.top) / row)), first, shown.count());
  Drawing drawing(ui, list, options, shown, list_id);
  const auto draw_one = [&](int place) {
    const float top = all.top + row * static_cast<float>(place);
    if (drawing.draw(place, {all.left, top, all.right, top + row},
                     field_has_keys || list_has_keys)) {
      pick.row = shown.row(place);
      popup.active = place;
      if (options.multiple) ui.focus(list_id);
    }
  };
  // The row that the keys are at is told even while it is out of sight.
  if (popup.active >= 0 && popup.active < first) draw_one(popup.active);
  for (int place = first; place < end; ++place) draw_one(place);
  if (popup.active >= end && popup.active < shown.count()) draw_one(popup.active);
  if (popup.show_active && popup.active >= 0) {
    const float top = row * static_cast<float>(popup.active);
    const float scrolled = sight.top - all.top;
    if (top < scrolled)
      ui.wish_scroll({pane, 0, opening ? std::max(0.0F, top - 2 * row) : top});
    else if (top + row > scrolled + sight.height())
      ui.wish_scroll({pane, 0, top + row - sight.height() + (opening ? 2 * row : 0.0F)});
    ui.platform().request_frame();
  }
  popup.show_active = false;
  end_pane(ui);
  ui.semantics().close();
  end_popup(ui);
  return pick;
}

}  // namespace huifang::shell
