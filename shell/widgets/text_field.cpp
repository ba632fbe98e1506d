#include "shell/widgets/text_field.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/field_parts.hpp"
#include "shell/widgets/item.hpp"
#include "shell/widgets/utf8.hpp"

namespace huifang::shell {
namespace {

constexpr std::string_view kDot = "•";
FrameText dots_for(const Ui& ui, std::string_view value) {
  FrameText dots(ui.memory());
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

template <class Options>
FieldNote note_of(const Options& options, std::string_view value) {
  FieldNote note{
      .hint = options.hint, .error = options.error, .limit = options.limit, .over = options.over};
  if (note.limit > 0) note.count = count_characters(value);
  return note;
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
  if (own_label) draw_field_label(ui, label, id, options.required);
  const Rect box = ui.take(ui.metrics().control);
  const TextStyle style = field_style(ui);
  const FieldNote note = note_of(options, value);
  const bool invalid = !options.error.empty() || is_over(note);
  draw_field_box(ui, box, result.focused, invalid, options.enabled);

  Rect words = box.inset(field_padding(ui), 0);
  // In large type on a phone the words need its place.
  const bool roomy = ui.window_class() != WindowClass::kCompact || ui.metrics().text_zoom < 1.5F;
  if (options.leading_icon && roomy) {
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
  if (options.required) node.state |= semantics::kRequired;
  if (!placed && has_note(note)) node.related = note_id(id);
  if (options.searches != 0) {
    node.state |= semantics::kSearchesList | semantics::kExpanded;
    node.controls = options.searches;
    node.active = options.active;
  }
  semantics::FieldLook look = look_for(ui, box, words, style);
  look.input_mode = options.input_mode;
  look.autocomplete = options.autocomplete;
  ui.semantics().set_field(node, look);
  claim(ui, id, {box.left, box.top, words.right, box.bottom}, options.enabled);

  if (value.empty())
    draw_line(ui, words, options.placeholder, style, ui.colour().ink3);
  else if (!result.focused)
    draw_line(ui, words,
              options.password && !revealed ? dots_for(ui, value)
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
  if (!placed) draw_field_note(ui, note, id);
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
  if (!options.label_hidden) draw_field_label(ui, label, id, options.required);
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
  const FieldNote note = note_of(options, value);
  const bool invalid = !options.error.empty() || is_over(note);
  if (!options.bare) draw_field_box(ui, box, result.focused, invalid, options.enabled);

  auto& node = ui.semantics().add(id, semantics::Role::kTextbox, box, label);
  node.value = ui.semantics().store(value);
  node.placeholder = ui.semantics().store(options.placeholder);
  node.state |= semantics::kMultiline |
                (options.label_hidden ? semantics::kNameHidden : semantics::kNamedByLabel);
  if (invalid) node.state |= semantics::kInvalid;
  if (!options.enabled) node.state |= semantics::kDisabled;
  if (options.required) node.state |= semantics::kRequired;
  if (has_note(note)) node.related = note_id(id);
  semantics::FieldLook look = look_for(ui, box, words, style);
  look.autocomplete = options.autocomplete;
  ui.semantics().set_field(node, look);
  claim(ui, id, box, options.enabled);

  if (value.empty())
    draw_paragraph(ui, words, options.placeholder, style, ui.colour().ink3);
  else if (!result.focused)
    draw_paragraph(ui, words, value, style, options.enabled ? ui.colour().ink : ui.colour().ink2);
  draw_field_note(ui, note, id);
  return result;
}

}  // namespace huifang::shell
