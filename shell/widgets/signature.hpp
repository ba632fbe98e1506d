#pragma once

#include <string_view>
#include <vector>

#include "shell/widgets/ink.hpp"
#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// What was drawn, as data; the caller's. What was cleared waits here until something new is drawn.
struct Signature {
  std::vector<InkStroke> strokes;
  std::vector<InkStroke> cleared;

  bool empty() const { return strokes.empty(); }
};

struct SignatureWords {
  std::string_view name;        // "Signature"
  std::string_view hint;        // On the empty pad: "Sign here".
  std::string_view says_empty;  // What a reader hears: "Nothing drawn yet",
  std::string_view says_drawn;  // and "Drawn, 3 strokes".
  std::string_view undo, clear;
  std::string_view type_instead;  // The way without a hand: "Type the name instead".
};

struct SignatureResult {
  bool changed = false;       // A stroke was finished, taken back, or all were cleared.
  bool type_instead = false;  // The caller shows a field for the name.
};
// A pad to draw on with finger, pen or mouse; it does not scroll the page. Undo takes the last
// stroke back, or brings back what was cleared.
SignatureResult signature_pad(Ui& ui, std::string_view key, Signature& signature,
                              const SignatureWords& words, float height = 0);
// The same strokes at rest, as wide as the rectangle.
void draw_signature(Ui& ui, const Rect& rect, const Signature& signature);

}  // namespace huifang::shell
