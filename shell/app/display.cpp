#include "shell/app/display.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace huifang::shell {
namespace {

constexpr std::string_view kColoursChoice = "colours", kTextChoice = "text";
constexpr std::array<std::pair<Colours, std::string_view>, 3> kNames{
    {{Colours::kLight, "light"}, {Colours::kDark, "dark"}, {Colours::kSunlight, "sunlight"}}};

}  // namespace

Display remembered_display(const Platform& platform) {
  Display display;
  const std::string colours = platform.remembered(kColoursChoice);
  for (const auto& [choice, name] : kNames)
    if (colours == name) display.colours = choice;
  const std::string percent = platform.remembered(kTextChoice);
  for (const int offered : kTextSizes)
    if (percent == std::to_string(offered)) display.text_percent = offered;
  return display;
}

void remember_display(Platform& platform, const Display& display) {
  const auto named =
      std::ranges::find(kNames, display.colours, [](const auto& entry) { return entry.first; });
  platform.remember(kColoursChoice, named == kNames.end() ? std::string_view() : named->second);
  platform.remember(kTextChoice, std::to_string(display.text_percent));
}

ThemeName theme_of(const Display& display, bool device_is_dark) {
  switch (display.colours) {
    case Colours::kLight:
      return ThemeName::kLight;
    case Colours::kDark:
      return ThemeName::kDark;
    case Colours::kSunlight:
      return ThemeName::kSunlight;
    case Colours::kAsDevice:
      break;
  }
  return device_is_dark ? ThemeName::kDark : ThemeName::kLight;
}

}  // namespace huifang::shell
