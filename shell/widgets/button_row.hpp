#pragma once

#include "shell/widgets/button.hpp"

namespace huifang::shell {

// Buttons beside each other, as wide as their labels, from the left; one that does not fit any more
// begins the next line.
class ButtonRow {
 public:
  explicit ButtonRow(Ui& ui) : ui_(ui) {}
  // The button drawn next stands in the row. REQUIRES: it is button() with these words and options.
  void place(std::string_view label, const ButtonOptions& options = {});

 private:
  Ui& ui_;
  Rect rest_{};  // Of the line begun last.
};

}  // namespace huifang::shell
