#pragma once

#include "shell/platform/host.hpp"

namespace huifang::shell {

// A font without pictures: Chinese letters are one em wide, Latin ones as in a common sans serif.
// Layout and wrapping come out nearly as on a screen, and the same on every machine.
FontSource headless_fonts();

// Where the letters' pictures would lie in the texture, across: what is drawn with it is the place
// of a letter's ink, and its place downwards is the letter itself (its code point).
inline constexpr float kHeadlessInk = -2.0F;

}  // namespace huifang::shell
