#include "shell/widgets/row_selection.hpp"

#include <algorithm>
#include <cstdlib>

namespace huifang::shell {

void toggle_row(Selection& selection, RowKey key) {
  if (!selection.insert(key).second) selection.erase(key);
}

void toggle_all(Selection& selection, const RowKeys& row_key, int rows) {
  const bool all = selected_of_all(selection, row_key, rows) == Tick::kAll;
  for (int row = 0; row < rows; ++row) {
    if (all)
      selection.erase(key_of(row_key, row));
    else
      selection.insert(key_of(row_key, row));
  }
}

void extend_selection(Selection& selection, const RowKeys& row_key, int anchor, int from, int to) {
  const int step = to < from ? -1 : 1;
  for (int row = from; row != to; row += step) {
    // Between the anchor and where the focus is now stays.
    const bool kept = (row - anchor) * (row - to) <= 0;
    if (!kept) selection.erase(key_of(row_key, row));
  }
  for (int row = std::min(anchor, to); row <= std::max(anchor, to); ++row)
    selection.insert(key_of(row_key, row));
}

Tick selected_of_all(const Selection& selection, const RowKeys& row_key, int rows) {
  if (selection.empty() || rows == 0) return Tick::kNone;
  if (selection.size() < static_cast<std::size_t>(rows)) return Tick::kSome;
  for (int row = 0; row < rows; ++row)
    if (!selection.contains(key_of(row_key, row))) return Tick::kSome;
  return Tick::kAll;
}

}  // namespace huifang::shell
