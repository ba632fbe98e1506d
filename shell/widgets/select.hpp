#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/widgets/select_list.hpp"

namespace huifang::shell {

struct SelectOptions {
  SelectWords words;
  std::string_view hint, error;  // Below the field, as of a text field.
  bool required = false;
  bool label_hidden = false;  // Only said: where the words in it say enough ("全部部门").
  bool enabled = true;
};

// One of a list, in a field that opens it: below the field at a desk, as a sheet on a phone; with a
// search line when `words.search` is given. Enter, Space and the arrows open it too, Escape closes
// it and the focus comes back. Takes the width of the flow, or the placed rectangle without label
// and words below. Changes `chosen` (-1: none) and returns true when another one was chosen.
bool select(Ui& ui, std::string_view key, std::string_view label, const SelectList& list,
            int& chosen, const SelectOptions& options = {});

struct MultiSelectOptions {
  SelectOptions field;
  std::string_view add;  // Behind the chosen ones: "选人". The button's words.
  // What the button on a chosen one says: "Remove 张贵明".
  FunctionRef<std::string_view(int)> remove_name;
};
// Several of a list, each as a chip with a button that removes it, and a button that opens the list
// with boxes to tick. `chosen` is kept in ascending order. Returns true when it changed.
bool multi_select(Ui& ui, std::string_view key, std::string_view label, const SelectList& list,
                  std::vector<int>& chosen, const MultiSelectOptions& options = {});

}  // namespace huifang::shell
