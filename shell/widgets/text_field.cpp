#include "shell/widgets/text_field.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr std::string_view kDot = "•";
constexpr float kLabelGap = 4.0F;

// Fields are 16 px on phones: below that, browsers on phones zoom the page when a field is edited.
TextStyle field_style(const Ui& ui) {
  return {.plain_spacing = true, .px = ui.metrics().desk ? 14.0F : 16.0F};
}
TextStyle label_style() { return {.size = TextSize::kSmall, .tone = Tone::kInk2}; }

std::string dots_for(std::string_view value) {
  std::string dots;
  while (!value.empty()) {
    next_code_point(value);
    dots += kDot;
  }
  return dots;
}

// Takes over what was typed; leaves `value` alone otherwise.
FieldResult take_input(Ui& ui, NodeId id, std::string& value) {
  FieldResult result;
  if (auto typed = ui.take_typed(id)) {
    result.changed = value != typed->text;
    value = std::move(typed->text);
  }
  result.composing = ui.composing(id);
  result.submitted = ui.take_submit(id);
  result.focused = ui.focused() == id;
  result.left = ui.left() == id;
  return result;
}

// The field receives the mouse itself, so Dear ImGui only has to know that the place is taken.
void claim(Ui& ui, NodeId id, const Rect& rect, bool enabled) {
  const ImRect box({rect.left, rect.top}, {rect.right, rect.bottom});
  if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav) && enabled &&
      ImGui::ItemHoverable(box, id, ImGuiItemFlags_None))
    ui.wish_cursor(Cursor::kText);
}

void draw_box(Ui& ui, const Rect& box, bool focused, bool invalid, bool enabled) {
  const Palette& colour = ui.colour();
  fill_box(ui, box, enabled ? colour.surface : colour.sunken, radii().control);
  if (focused)
    outline_box(ui, box, colour.focus, radii().control, 2.0F);
  else
    outline_box(ui, box, invalid ? colour.refused : colour.line_strong, radii().control,
                invalid ? 2.0F : std::max(1.0F, ui.theme().line_width));
}

void draw_label(Ui& ui, std::string_view label, NodeId field) {
  const Rect rect = ui.take(line_height(ui, label_style()));
  draw_line(ui, rect, label, label_style());
  auto& node =
      ui.semantics().add(ImHashStr("label", 0, field), semantics::Role::kLabel, rect, label);
  node.related = field;
  ui.gap(kLabelGap);
}

NodeId note_id(NodeId field) { return ImHashStr("note", 0, field); }

void draw_note(Ui& ui, std::string_view hint, std::string_view error, NodeId field) {
  const std::string_view words = error.empty() ? hint : error;
  if (words.empty()) return;
  ui.gap(kLabelGap);
  const TextStyle style{.size = TextSize::kSmall,
                        .tone = error.empty() ? Tone::kInk3 : Tone::kRefused};
  const Rect rect = ui.take(text_height(ui, words, style, ui.available_width()));
  draw_paragraph(ui, rect, words, style, tone_colour(ui, style.tone));
  ui.semantics().add(note_id(field), semantics::Role::kText, rect, words);
}

semantics::FieldLook look_for(const Ui& ui, const Rect& box, const Rect& words,
                              const TextStyle& style) {
  semantics::FieldLook look;
  look.font_px = text_px(ui, style);
  look.line_px = line_height(ui, style);
  look.pad_left = words.left - box.left;
  look.pad_right = box.right - words.right;
  look.pad_top = words.top - box.top;
  look.pad_bottom = box.bottom - words.bottom;
  look.ink = ui.colour().ink;
  look.caret = ui.colour().primary;
  return look;
}

}  // namespace

NodeId field_id(const Ui& ui, std::string_view key) { return ui.id(key); }

FieldResult text_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                       const TextFieldOptions& options) {
  const NodeId id = ui.id(key);
  const FieldResult result = take_input(ui, id, value);
  const bool placed = ui.placing();
  const bool own_label = !options.label_hidden && !placed;
  if (own_label) draw_label(ui, label, id);
  const Rect box = ui.take(ui.metrics().control);
  const TextStyle style = field_style(ui);
  const bool invalid = !options.error.empty();
  draw_box(ui, box, result.focused, invalid, options.enabled);

  Rect words = box.inset(ui.metrics().desk ? 10.0F : 14.0F, 0);
  if (options.leading_icon) {
    draw_icon(ui, *options.leading_icon, cut_left(words, 20.0F), 20.0F, ui.colour().ink3);
    cut_left(words, space(2));
  }
  cut_right(words, options.trailing_room);
  if (options.date) draw_icon(ui, Icon::kToday, cut_right(words, 20.0F), 20.0F, ui.colour().ink3);
  bool revealed = false;
  Rect reveal{};
  if (options.password && !options.reveal_name.empty()) {
    revealed = ImGui::GetStateStorage()->GetBool(id);
    const float size = std::min(box.height(), ui.metrics().touch_min);
    words.right = box.right - size - 2.0F;
    reveal = centred({words.right, box.top, box.right, box.bottom}, size, size);
  } else if (!options.trailing.empty()) {
    const TextStyle trailing{.size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd};
    const Rect rect = cut_right(words, text_width(ui, options.trailing, trailing) + space(1));
    ui.place(rect);
    text(ui, options.trailing, trailing);
    cut_right(words, space(2));
  }

  auto& node = ui.semantics().add(id, semantics::Role::kTextbox, box, label);
  node.value = ui.semantics().store(value);
  node.placeholder = ui.semantics().store(options.placeholder);
  node.state |= own_label ? semantics::kNamedByLabel : semantics::kNameHidden;
  if (options.password && !revealed) node.state |= semantics::kPassword;
  if (invalid) node.state |= semantics::kInvalid;
  if (!options.enabled) node.state |= semantics::kDisabled;
  if (options.date) node.state |= semantics::kDate;
  if (options.read_only) node.state |= semantics::kReadOnly;
  if (!placed && (invalid || !options.hint.empty())) node.related = note_id(id);
  semantics::FieldLook look = look_for(ui, box, words, style);
  look.input_mode = options.input_mode;
  look.autocomplete = options.autocomplete;
  ui.semantics().set_field(node, look);
  claim(ui, id, {box.left, box.top, words.right, box.bottom}, options.enabled);

  if (value.empty())
    draw_line(ui, words, options.placeholder, style, ui.colour().ink3);
  else if (!result.focused)
    draw_line(ui, words,
              options.password && !revealed ? dots_for(value)
              : !options.shown.empty()      ? options.shown
                                            : value,
              style, options.enabled ? ui.colour().ink : ui.colour().ink2);
  if (!reveal.empty()) {
    const IdScope scope(ui, key);
    ui.place(reveal);
    if (icon_button(ui, "reveal", Icon::kEye, options.reveal_name,
                    {.tone = revealed ? Tone::kPrimary : Tone::kInk3}))
      ImGui::GetStateStorage()->SetBool(id, !revealed);
  }
  if (!placed) draw_note(ui, options.hint, options.error, id);
  return result;
}

FieldResult search_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                         std::string_view count, std::string_view clear_name) {
  const Rect box = ui.take(ui.metrics().control);
  const bool clearable = !value.empty();
  const float size = std::min(box.height(), ui.metrics().touch_min);
  ui.place(box);
  FieldResult result = text_field(ui, key, label, value,
                                  {.placeholder = label,
                                   .trailing = count,
                                   .trailing_room = clearable ? size - space(2) : 0.0F,
                                   .leading_icon = Icon::kSearch,
                                   .label_hidden = true,
                                   .input_mode = semantics::InputMode::kSearch});
  if (clearable) {
    const IdScope scope(ui, key);
    ui.place(centred({box.right - size - 2.0F, box.top, box.right, box.bottom}, size, size));
    if (icon_button(ui, "clear", Icon::kClose, clear_name)) {
      value.clear();
      result.changed = true;
    }
  }
  return result;
}

FieldResult date_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                       std::string_view shown, const TextFieldOptions& options) {
  TextFieldOptions with_date = options;
  with_date.date = true;
  with_date.shown = shown;
  return text_field(ui, key, label, value, with_date);
}

FieldResult notes_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                        const NotesFieldOptions& options) {
  const NodeId id = ui.id(key);
  const FieldResult result = take_input(ui, id, value);
  if (!options.label_hidden) draw_label(ui, label, id);
  const TextStyle style = field_style(ui);
  const float pad_x = options.bare ? 0.0F : 14.0F;
  const float pad_y = options.bare ? 0.0F : 10.0F;
  const float width = ui.available_width() - 2 * pad_x;
  const float line = line_height(ui, style);
  // One line more than the text, so that the next word has where to go. Also at rest: a field that
  // shrank when it is left would move what is being pressed from under the finger.
  const float text_lines = text_height(ui, value, style, width) + line;
  const Rect box =
      ui.take(std::max(text_lines, line * static_cast<float>(options.lines_min)) + 2 * pad_y);
  const Rect words = box.inset(pad_x, pad_y);
  const bool invalid = !options.error.empty();
  if (!options.bare) draw_box(ui, box, result.focused, invalid, options.enabled);

  auto& node = ui.semantics().add(id, semantics::Role::kTextbox, box, label);
  node.value = ui.semantics().store(value);
  node.placeholder = ui.semantics().store(options.placeholder);
  node.state |= semantics::kMultiline |
                (options.label_hidden ? semantics::kNameHidden : semantics::kNamedByLabel);
  if (invalid) node.state |= semantics::kInvalid;
  if (!options.enabled) node.state |= semantics::kDisabled;
  if (invalid || !options.hint.empty()) node.related = note_id(id);
  ui.semantics().set_field(node, look_for(ui, box, words, style));
  claim(ui, id, box, options.enabled);

  if (value.empty())
    draw_paragraph(ui, words, options.placeholder, style, ui.colour().ink3);
  else if (!result.focused)
    draw_paragraph(ui, words, value, style, options.enabled ? ui.colour().ink : ui.colour().ink2);
  draw_note(ui, options.hint, options.error, id);
  return result;
}

}  // namespace huifang::shell
