// Every colour of text against every ground it lies on, in each theme, by WCAG 2.2 (1.4.3, 1.4.6,
// 1.4.11).
#include <gtest/gtest.h>

#include <cmath>

#include "shell/theme/theme.hpp"

namespace huifang::shell {
namespace {

struct Pair {
  const char* name;
  Colour Palette::* top;
  Colour Palette::* ground;
};

#define PAIR(top, ground) {#top " on " #ground, &Palette::top, &Palette::ground}
constexpr Pair kTexts[] = {
    PAIR(ink, page),
    PAIR(ink, surface),
    PAIR(ink, sunken),
    PAIR(ink, selected),
    PAIR(ink, pressed),
    PAIR(ink2, page),
    PAIR(ink2, surface),
    PAIR(ink2, sunken),
    PAIR(ink2, selected),
    PAIR(ink3, page),
    PAIR(ink3, surface),
    PAIR(ink3, sunken),
    PAIR(ink3, selected),
    PAIR(on_primary, primary),
    PAIR(primary_text, surface),
    PAIR(primary_text, page),
    PAIR(primary_text, primary_soft),
    PAIR(primary_text, selected),
    PAIR(on_rail, rail),
    PAIR(on_rail2, rail),
    PAIR(saved, surface),
    PAIR(saved, saved_soft),
    PAIR(saved, page),
    PAIR(sent, surface),
    PAIR(sent, sent_soft),
    PAIR(sent, page),
    PAIR(accepted, surface),
    PAIR(accepted, accepted_soft),
    PAIR(accepted, page),
    PAIR(refused, surface),
    PAIR(refused, refused_soft),
    PAIR(refused, page),
    PAIR(conflict, surface),
    PAIR(conflict, conflict_soft),
    PAIR(conflict, page),
    PAIR(overdue, surface),
    PAIR(overdue, overdue_soft),
    PAIR(overdue, page),
    PAIR(soon, surface),
    PAIR(soon, soon_soft),
    PAIR(soon, page),
    PAIR(ink, saved_soft),
    PAIR(ink, sent_soft),
    PAIR(ink, accepted_soft),
    PAIR(ink, refused_soft),
    PAIR(ink, conflict_soft),
    PAIR(ink, overdue_soft),
    PAIR(ink, soon_soft),
    PAIR(ink2, conflict_soft),
    PAIR(ink2, overdue_soft),
    PAIR(ink2, refused_soft),
    PAIR(on_status, saved),
    PAIR(on_status, sent),
    PAIR(on_status, accepted),
    PAIR(on_status, refused),
    PAIR(on_status, conflict),
    PAIR(on_status, overdue),
    PAIR(on_status, soon),
};
// What shows where a control is, and what has the focus.
constexpr Pair kEdges[] = {
    PAIR(line_strong, surface), PAIR(line_strong, page), PAIR(focus, surface),
    PAIR(focus, page),          PAIR(primary, surface),
};
#undef PAIR

double linear(Colour byte) {
  const double value = static_cast<double>(byte & 0xFFU) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour) + 0.7152 * linear(colour >> 8U) + 0.0722 * linear(colour >> 16U);
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST(Contrast, IsMeasuredAsWcagSays) {
  EXPECT_NEAR(contrast(0xFFFFFFFFU, 0xFF000000U), 21.0, 0.001);
  EXPECT_NEAR(contrast(0xFF777777U, 0xFFFFFFFFU), 4.478, 0.001);
  EXPECT_NEAR(contrast(0xFF0000FFU, 0xFFFFFFFFU), 3.998, 0.001) << "pure red; red is the low byte";
}

class ContrastOf : public testing::TestWithParam<ThemeName> {};

TEST_P(ContrastOf, TextIsReadable) {
  const Palette& colour = theme_named(GetParam()).colour;
  const double least = GetParam() == ThemeName::kSunlight ? 7.0 : 4.5;
  for (const Pair& pair : kTexts)
    EXPECT_GE(contrast(colour.*pair.top, colour.*pair.ground), least) << pair.name;
}

TEST_P(ContrastOf, EdgesAreSeen) {
  const Palette& colour = theme_named(GetParam()).colour;
  const double least = GetParam() == ThemeName::kSunlight ? 4.5 : 3.0;
  for (const Pair& pair : kEdges)
    EXPECT_GE(contrast(colour.*pair.top, colour.*pair.ground), least) << pair.name;
}

TEST_P(ContrastOf, NothingThatIsTextOrGroundIsSeenThrough) {
  const Palette& colour = theme_named(GetParam()).colour;
  for (const Pair& pair : kTexts) {
    EXPECT_EQ((colour.*pair.top) >> 24U, 0xFFU) << pair.name;
    EXPECT_EQ((colour.*pair.ground) >> 24U, 0xFFU) << pair.name;
  }
}

INSTANTIATE_TEST_SUITE_P(EachTheme, ContrastOf,
                         testing::Values(ThemeName::kLight, ThemeName::kDark, ThemeName::kSunlight),
                         [](const auto& one) {
                           switch (one.param) {
                             case ThemeName::kLight:
                               return "Light";
                             case ThemeName::kDark:
                               return "Dark";
                             default:
                               return "Sunlight";
                           }
                         });

// On white paper and in the sun a series is told by its own colour alone.
TEST(Contrast, SeriesOfAChartInSunlightStandOutFromTheGround) {
  const Theme& theme = theme_named(ThemeName::kSunlight);
  for (int index = 0; index < theme.chart.count; ++index)
    EXPECT_GE(contrast(theme.chart.series[static_cast<std::size_t>(index)], theme.colour.surface),
              4.5)
        << "series " << index;
}

}  // namespace
}  // namespace huifang::shell
