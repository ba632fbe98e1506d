#include "shell/widgets/stepper.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

TEST(Stepped, StaysBetweenItsEnds) {
  const StepperOptions options{.min = 0, .max = 10};
  EXPECT_EQ(stepped(9, 1, options), 10);
  EXPECT_EQ(stepped(10, 1, options), 10);
  EXPECT_EQ(stepped(0, -1, options), 0);
  EXPECT_EQ(stepped(5, 100, options), 10);
}

TEST(Stepped, GoesAroundWhenItWraps) {
  const StepperOptions options{.min = 0, .max = 59, .step = 5, .wraps = true};
  EXPECT_EQ(stepped(55, 1, options), 0);
  EXPECT_EQ(stepped(0, -1, options), 55);
}

TEST(Stepped, AValueBetweenTwoStepsGoesToTheNextOne) {
  const StepperOptions options{.min = 0, .max = 60, .step = 5};
  EXPECT_EQ(stepped(7, 1, options), 10);
  EXPECT_EQ(stepped(7, -1, options), 5);
}

TEST(Stepped, HugeNumbersDoNotOverflow) {
  constexpr int kMost = std::numeric_limits<int>::max();
  EXPECT_EQ(stepped(kMost - 1, 10, {.min = 0, .max = kMost}), kMost);
  EXPECT_EQ(stepped(-kMost, -10, {.min = -kMost, .max = kMost}), -kMost);
}

class StepperTest : public testing::Test {
 protected:
  int value = 2;
  int changes = 0;
  Screen screen{[this](Ui& ui) {
    changes +=
        stepper(ui, "months", "Months", value,
                {.less = "One less", .more = "One more", .unit = "months"}, {.min = 1, .max = 24})
            ? 1
            : 0;
  }};
};

TEST_F(StepperTest, SaysWhatItIsAndMayBe) {
  const auto node = screen.platform.find(Role::kSpinButton, "Months");
  ASSERT_TRUE(node) << screen.platform.dump();
  EXPECT_EQ(node->value, "2 months");
  EXPECT_EQ(node->node.position, 2);
  EXPECT_EQ(node->node.column, 1);
  EXPECT_EQ(node->node.set_size, 24);
}

TEST_F(StepperTest, ButtonsChangeItAndStopAtTheEnds) {
  ASSERT_TRUE(screen.platform.click(Role::kButton, "One more")) << screen.platform.problem();
  EXPECT_EQ(value, 3);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "One less"));
  ASSERT_TRUE(screen.platform.click(Role::kButton, "One less"));
  EXPECT_EQ(value, 1);
  EXPECT_EQ(changes, 3);
  EXPECT_FALSE(screen.platform.click(Role::kButton, "One less"));
  EXPECT_EQ(value, 1);
}

TEST_F(StepperTest, IsOneStopOfTheTabKeyAndTurnsByKeys) {
  screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->node.role, Role::kSpinButton);
  screen.platform.press("ArrowUp");
  EXPECT_EQ(value, 3);
  screen.platform.press("ArrowDown");
  EXPECT_EQ(value, 2);
  screen.platform.press("PageUp");
  EXPECT_EQ(value, 12);
  screen.platform.press("Home");
  EXPECT_EQ(value, 1);
  screen.platform.press("End");
  EXPECT_EQ(value, 24);
  screen.platform.press("Tab");
  EXPECT_EQ(screen.platform.focused()->node.role, Role::kSpinButton);
}

TEST_F(StepperTest, DigitsWriteTheNumber) {
  screen.platform.press("Tab");
  screen.platform.press("1");
  EXPECT_EQ(value, 1);
  screen.platform.press("8");
  EXPECT_EQ(value, 18);
  screen.platform.press("7");  // 187 would be too many: a new number begins.
  EXPECT_EQ(value, 7);
}

TEST(Stepper, PutsZerosBeforeTheNumberOfAClock) {
  int value = 5;
  Screen screen([&](Ui& ui) {
    stepper(ui, "minute", "Minute", value, {.less = "less", .more = "more"},
            {.min = 0, .max = 59, .digits = 2});
  });
  EXPECT_EQ(screen.platform.find(Role::kSpinButton, "Minute")->value, "05");
}

TEST(Stepper, ButtonsAreLargeEnoughForAThumb) {
  int value = 5;
  Screen screen([&](Ui& ui) { stepper(ui, "n", "Number", value, {.less = "-", .more = "+"}); });
  for (const auto& found : screen.platform.find_all(Role::kButton)) {
    EXPECT_GE(found.node.rect.width(), 44.0F);
    EXPECT_GE(found.node.rect.height(), 44.0F);
  }
}

}  // namespace
}  // namespace huifang::shell
