#include "shell/widgets/field_parts.hpp"

#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/item.hpp"
#include "shell/widgets/text_unit.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr float kLabelGap = 4.0F;
constexpr std::string_view kRequiredMark = "*";

TextStyle label_style() { return {.size = TextSize::kSmall, .tone = Tone::kInk2}; }

void draw_counter(Ui& ui, Rect rect, const FieldNote& note, NodeId field) {
  const bool over = is_over(note);
  const TextStyle style{.size = TextSize::kSmall,
                        .bold = over,
                        .tone = over ? Tone::kRefused : Tone::kInk3,
                        .align = Align::kEnd};
  const std::string_view words =
      ui.words({ui.digits(std::int64_t{note.count}), "/", ui.digits(std::int64_t{note.limit})});
  rect.bottom = rect.top + line_height(ui, style);
  draw_line(ui, rect, words, style);
  ui.semantics().add(ImHashStr("count", 0, field), semantics::Role::kText, rect, words);
}

}  // namespace

TextStyle field_style(const Ui& ui) {
  return {.plain_spacing = true, .px = ui.metrics().desk ? 14.0F : 16.0F};
}

float field_padding(const Ui& ui) { return ui.metrics().desk ? 10.0F : 14.0F; }

void draw_field_label(Ui& ui, std::string_view label, NodeId field, bool required) {
  const float mark = required ? text_width(ui, kRequiredMark, label_style()) + space(1) : 0.0F;
  const float height = text_height(ui, label, label_style(), ui.available_width() - mark);
  const Rect rect = ui.take(height);
  Rect words = rect;
  words.right -= mark;
  draw_paragraph(ui, words, label, label_style(), tone_colour(ui, Tone::kInk2));
  if (required) {
    const float end = words.left + std::min(words.width(), text_width(ui, label, label_style()));
    draw_line(ui, {end + space(1) - 1.0F, rect.top, rect.right, rect.top + height}, kRequiredMark,
              {.size = TextSize::kSmall, .bold = true, .tone = Tone::kRefused});
  }
  if (field != 0) {
    auto& node =
        ui.semantics().add(ImHashStr("label", 0, field), semantics::Role::kLabel, rect, label);
    node.related = field;
  }
  ui.gap(kLabelGap);
}

void draw_field_box(Ui& ui, const Rect& box, bool focused, bool invalid, bool enabled) {
  const Palette& colour = ui.colour();
  fill_box(ui, box, enabled ? colour.surface : colour.sunken, radii().control);
  if (focused)
    outline_box(ui, box, colour.focus, radii().control, 2.0F);
  else
    outline_box(ui, box, invalid ? colour.refused : colour.line_strong, radii().control,
                invalid ? 2.0F : std::max(1.0F, ui.theme().line_width));
}

NodeId note_id(NodeId field) { return ImHashStr("note", 0, field); }

bool is_over(const FieldNote& note) { return note.limit > 0 && note.count > note.limit; }

bool has_note(const FieldNote& note) {
  return !note.hint.empty() || !note.error.empty() || (is_over(note) && !note.over.empty());
}

void draw_field_note(Ui& ui, const FieldNote& note, NodeId field) {
  const bool over = is_over(note) && note.error.empty() && !note.over.empty();
  const bool wrong = over || !note.error.empty();
  const std::string_view words = !note.error.empty() ? note.error : over ? note.over : note.hint;
  if (words.empty() && note.limit == 0) return;
  ui.gap(kLabelGap);
  const TextStyle style{.size = TextSize::kSmall, .tone = wrong ? Tone::kRefused : Tone::kInk3};
  const float width = ui.available_width();
  float room = 0;
  if (note.limit > 0)
    room = text_width(ui,
                      ui.words({ui.digits(std::int64_t{note.count}), "/",
                                ui.digits(std::int64_t{note.limit})}),
                      {.size = TextSize::kSmall, .bold = true}) +
           space(3);
  const float height = std::max(line_height(ui, style),
                                words.empty() ? 0.0F : text_height(ui, words, style, width - room));
  const Rect rect = ui.take(height);
  Rect left = rect;
  const Rect right = cut_right(left, room);
  // Said as soon as it comes, and again by whoever comes to the field.
  if (over) ui.semantics().open(ImHashStr("over", 0, field), semantics::Role::kStatus, left);
  if (!words.empty()) {
    draw_paragraph(ui, left, words, style, tone_colour(ui, style.tone));
    ui.semantics().add(note_id(field), semantics::Role::kText, left, words);
  }
  if (over) ui.semantics().close();
  if (note.limit > 0) draw_counter(ui, right, note, field);
}

int count_characters(std::string_view text) {
  int count = 0;
  while (!text.empty()) {
    const TextUnit unit = next_unit(text);
    // Of a script whose letters join, a unit is a word.
    if (unit.first >= 0x0590 && unit.first < 0x1E00) {
      std::string_view word = unit.bytes;
      for (; !word.empty(); ++count) next_code_point(word);
    } else {
      ++count;
    }
  }
  return count;
}

}  // namespace huifang::shell
