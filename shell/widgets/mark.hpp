#pragma once

#include <string_view>

#include "shell/widgets/icon.hpp"
#include "shell/widgets/text.hpp"

namespace huifang::shell {

// The states of work, each with its own shape, colour and words (words come from the caller).
enum class Status { kSaved, kSent, kAccepted, kRefused, kConflict, kOverdue, kSoon };
Icon status_icon(Status status);
Tone status_tone(Status status);
// The mark alone; `name` is what a screen reader says, empty when the words stand beside it.
void status_mark(Ui& ui, const Rect& rect, float size, Status status, std::string_view name);

// A small label with its mark before the words, e.g. a flag and "晚 4 天". Returns its width.
float tag_width(const Ui& ui, std::string_view words);
void tag(Ui& ui, const Rect& rect, Status status, std::string_view words);

// A letter in a square: A filled, the others outlined. `name` says it in words ("A 级").
void grade_mark(Ui& ui, const Rect& rect, float size, std::string_view letter,
                std::string_view name);
// A round sign with the first letter of a name.
void avatar(Ui& ui, const Rect& rect, float size, std::string_view letter, bool on_rail);
// An icon that stands for a line of a sheet; says nothing.
void line_icon(Ui& ui, const Rect& rect, Icon icon, Tone tone = Tone::kInk3);

}  // namespace huifang::shell
