#pragma once

#include "shell/platform/host.hpp"

namespace huifang::shell {

// A font without pictures: Chinese letters are one em wide, Latin ones as in a common sans serif.
// Layout and wrapping come out nearly as on a screen, and the same on every machine.
FontSource headless_fonts();

}  // namespace huifang::shell
