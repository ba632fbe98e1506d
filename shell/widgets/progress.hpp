#pragma once

#include <string_view>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// How far something is, 0 to 1, as a ring with `figure` ("64 %") in it where it has room. Less than
// 0 (or no number): not known; then a part of the ring goes round in calm steps, or stands still
// where less motion is wished.
struct ProgressRing {
  std::string_view name;
  float part = -1;
  std::string_view figure;
  float size = 0;  // 0: the usual.
};
void progress_ring(Ui& ui, std::string_view key, const ProgressRing& ring);

// Bones where a card, or a table, was never loaded. They do not move.
void card_bones(Ui& ui);
void table_bones(Ui& ui, int rows, int columns);

}  // namespace huifang::shell
