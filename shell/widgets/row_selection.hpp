#pragma once

#include <unordered_set>

#include "shell/widgets/rows.hpp"
#include "shell/widgets/tick_box.hpp"

namespace huifang::shell {

// --- Which rows of a table are selected; pure, for table() ---
using Selection = std::unordered_set<RowKey>;

void toggle_row(Selection& selection, RowKey key);
// All rows, or none of them when all were selected; what is selected beside them stays.
void toggle_all(Selection& selection, const RowKeys& row_key, int rows);
// The focus went from one row to another with Shift held: rows from the anchor on are selected,
// those left behind on the way back are not.
void extend_selection(Selection& selection, const RowKeys& row_key, int anchor, int from, int to);
// How many of the rows are selected. Looks at each of them only when as many are selected.
Tick selected_of_all(const Selection& selection, const RowKeys& row_key, int rows);

}  // namespace huifang::shell
