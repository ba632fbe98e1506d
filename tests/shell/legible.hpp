#pragma once

#include <string>
#include <vector>

#include "shell/platform/headless/headless_platform.hpp"

namespace huifang::shell {

// What a person could not read or press on the page as it was drawn last, each as a sentence for
// the message of a failing test: letters cut off where nothing scrolls, letters on other letters,
// words shortened where nothing leads to the whole of them, controls on other controls, beside the
// page, where no scrolling brings them, or, but for the wide windows that have a mouse, without 44
// by 44 px to press.
std::vector<std::string> illegible(HeadlessPlatform& platform);

}  // namespace huifang::shell
