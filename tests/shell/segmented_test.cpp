#include "shell/widgets/segmented.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class SegmentedTest : public testing::Test {
 protected:
  int chosen = 0;
  int changes = 0;
  bool stages_enabled = true;
  Screen screen{[this](Ui& ui) {
    const std::array segments{Segment{.label = "Clock", .icon = Icon::kClock},
                              Segment{.label = "Stages", .enabled = stages_enabled},
                              Segment{.label = "List"}};
    changes += segmented(ui, "view", "View", segments, chosen) ? 1 : 0;
  }};
};

TEST_F(SegmentedTest, IsARadioGroupWithOneStopOfTheTabKey) {
  EXPECT_TRUE(screen.platform.find(Role::kRadioGroup, "View"));
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "Clock")->is(semantics::kChecked));
  EXPECT_FALSE(screen.platform.find(Role::kRadio, "Clock")->is(semantics::kSkipTab));
  EXPECT_TRUE(screen.platform.find(Role::kRadio, "List")->is(semantics::kSkipTab));
}

TEST_F(SegmentedTest, PressAndArrowsChoose) {
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "Stages")) << screen.platform.problem();
  EXPECT_EQ(chosen, 1);
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 2);
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 0);
  screen.platform.press("End");
  EXPECT_EQ(chosen, 2);
  EXPECT_EQ(changes, 4);
}

TEST_F(SegmentedTest, PressingTheChosenOneChangesNothing) {
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "Clock"));
  EXPECT_EQ(changes, 0);
}

TEST_F(SegmentedTest, ADisabledOneIsNotChosen) {
  stages_enabled = false;
  screen.redraw();
  EXPECT_FALSE(screen.platform.click(Role::kRadio, "Stages"));
  ASSERT_TRUE(screen.platform.click(Role::kRadio, "Clock"));
  screen.platform.press("ArrowRight");
  EXPECT_EQ(chosen, 0);
}

TEST_F(SegmentedTest, StandsBelowEachOtherWhereItDoesNotFit) {
  const auto height = [&] {
    return screen.platform.find(Role::kRadioGroup, "View")->node.rect.height();
  };
  const float before = height();
  screen.platform.set_size(240, 844);
  screen.platform.set_text_zoom(2.0F);
  EXPECT_GT(height(), 2.5F * before);
  for (const auto& radio : screen.platform.find_all(Role::kRadio))
    EXPECT_LE(radio.node.rect.right, 240.0F);
}

TEST(Segmented, OfNothingDrawsNothing) {
  int chosen = -1;
  Screen screen([&](Ui& ui) { segmented(ui, "view", "View", {}, chosen); });
  EXPECT_FALSE(screen.platform.find(Role::kRadioGroup, "View"));
}

}  // namespace
}  // namespace huifang::shell
