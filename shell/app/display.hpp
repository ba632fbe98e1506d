#pragma once

#include <array>

#include "shell/platform/platform.hpp"
#include "shell/theme/theme.hpp"

namespace huifang::shell {

// Which colours a person wants to see.
enum class Colours { kAsDevice, kLight, kDark, kSunlight };

// Sizes of type that are offered, in percent.
inline constexpr std::array kTextSizes{100, 125, 150, 200};

// How a person wants the screens on this device. Chosen once, kept by the browser.
struct Display {
  Colours colours = Colours::kAsDevice;
  int text_percent = 100;
};

// What was kept; anything unreadable is as if nothing had been chosen.
Display remembered_display(const Platform& platform);
void remember_display(Platform& platform, const Display& display);

ThemeName theme_of(const Display& display, bool device_is_dark);

}  // namespace huifang::shell
