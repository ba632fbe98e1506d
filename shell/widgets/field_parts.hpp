#pragma once

#include <string_view>

#include "shell/widgets/text.hpp"

namespace huifang::shell {

// The parts that fields of all kinds share: the label above, the box, the words below.

// Fields are 16 px on phones: below that, browsers on phones zoom the page when a field is edited.
TextStyle field_style(const Ui& ui);
float field_padding(const Ui& ui);

// The label in the flow, with a mark when the field must not stay empty. It names `field` to
// screen readers; 0: that names itself, and the label is only drawn.
void draw_field_label(Ui& ui, std::string_view label, NodeId field, bool required);
void draw_field_box(Ui& ui, const Rect& box, bool focused, bool invalid, bool enabled);

struct FieldNote {
  std::string_view hint;
  std::string_view error;  // Instead of the hint.
  // How many characters were written and how many may be; 0: any number, and nothing is counted.
  int count = 0, limit = 0;
  std::string_view over;  // Said and shown when they are too many.
};
bool is_over(const FieldNote& note);
// The words below a field, in the flow. They describe `field` as the node note_id(field).
void draw_field_note(Ui& ui, const FieldNote& note, NodeId field);
NodeId note_id(NodeId field);
// True if there is something to describe the field with.
bool has_note(const FieldNote& note);

// How many characters a person sees in it: an emoji of several parts is one.
int count_characters(std::string_view text);

}  // namespace huifang::shell
