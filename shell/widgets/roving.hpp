#pragma once

#include <span>

#include "shell/widgets/ui.hpp"

namespace huifang::shell {

// The keys of a group that is one stop of the Tab key: arrows go to the next and the one before,
// around the ends; Home and End to the first and the last. Moves the focus and returns the index it
// went to, or -1 if the focus is not in the group or stays.
int roving_target(Ui& ui, std::span<const NodeId> ids);

}  // namespace huifang::shell
