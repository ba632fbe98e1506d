#pragma once

#include "shell/app/speech.hpp"
#include "shell/widgets/ui.hpp"
#include "sync/client/status.hpp"

namespace huifang::shell {

// The moment before the device's data is open, and the one when it cannot be opened: what is safe,
// what helps.
void draw_start(Ui& ui, const Speech& say, const sync::SyncStatus& status);

}  // namespace huifang::shell
