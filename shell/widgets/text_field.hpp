#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shell/widgets/icon.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

struct TextFieldOptions {
  std::string_view hint;  // Below the field: what is wanted.
  std::string_view
      error;  // Below the field, instead of the hint: what keeps it from being accepted.
  std::string_view placeholder;  // Inside while empty. Never the only label.
  std::string_view trailing;     // Words inside at the end ("4 户").
  bool required = false;         // A mark behind the label; said as well.
  int limit = 0;            // How many characters are wanted at most; counted below ("12/200"),
  std::string_view over;    // and said when they are more. Nothing is cut off.
  float trailing_room = 0;  // Kept free at the end, for a button that is placed there.
  std::optional<Icon> leading_icon;  // Left out in large type on a phone.
  std::string_view shown;            // Drawn at rest instead of the value.
  bool date = false;                 // See date_field().
  bool label_hidden = false;         // The label is only said, not drawn (search).
  bool password = false;             // Dots instead of letters, and
  std::string_view reveal_name;      // a button of this name that shows the letters; empty: none.
  bool enabled = true;
  bool read_only = false;
  semantics::InputMode input_mode = semantics::InputMode::kText;
  semantics::Autocomplete autocomplete = semantics::Autocomplete::kOff;
  // Of a field that searches a list: the list, and the option that the arrows are at.
  NodeId searches = 0, active = 0;
};

struct FieldResult {
  bool changed = false;    // `value` holds new text; also while an input method composes,
  bool composing = false;  // which this tells: do not save or check it yet.
  bool submitted = false;  // Enter in a single line.
  bool focused = false;
  bool left = false;  // The focus went away since the last frame.
  explicit operator bool() const { return changed; }
};

// One line of text. `value` belongs to the caller and is changed in place; never set it from
// elsewhere while `composing`. Takes the width of the flow; with a placed rectangle draws only the
// box into it.
FieldResult text_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                       const TextFieldOptions& options = {});

// A search line: lens, placeholder, how many were found, and a button that empties it.
FieldResult search_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                         std::string_view count, std::string_view clear_name);

struct NotesFieldOptions {
  std::string_view hint, error, placeholder;
  int lines_min = 3;  // It grows with its text.
  bool bare = false;  // No box around it: the sheet's own row is the box.
  bool label_hidden = false;
  bool enabled = true;
  bool required = false;  // As of a text field, and so is the rest.
  int limit = 0;
  std::string_view over;
  semantics::Autocomplete autocomplete = semantics::Autocomplete::kOff;
};
// Text of many lines.
FieldResult notes_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                        const NotesFieldOptions& options = {});

// A day, as "2026-09-24" or empty in `value`, chosen with the browser's own calendar; `shown` is
// how the words of this language say it. Takes the width of the flow, or the placed rectangle.
FieldResult date_field(Ui& ui, std::string_view key, std::string_view label, std::string& value,
                       std::string_view shown, const TextFieldOptions& options = {});

// The id under which a field is focused: ui.focus(field_id(ui, "notes")).
NodeId field_id(const Ui& ui, std::string_view key);

}  // namespace huifang::shell
