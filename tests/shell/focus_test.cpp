#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

// A list of links above a button, as a screen has it; `rows` says what each row is of.
class FocusTest : public testing::Test {
 protected:
  std::vector<std::int64_t> rows{10, 11, 12, 13};
  bool gone = false;
  std::int64_t opened = -1;
  Screen screen{[this](Ui& ui) {
    begin_part(ui, Role::kMain, ui.page(), "main");
    begin_pane(ui, gone ? "other pane" : "pane", ui.page(), {.scrolls = true});
    if (!gone) {
      const auto of = [this](int index) { return rows[static_cast<std::size_t>(index)]; };
      virtual_list(ui, "list", static_cast<int>(rows.size()),
                   {.name = "Customers", .row_key = of, .row_height = 60},
                   [&](int index, const Rect& rect) {
                     if (begin_link_area(ui, "open", rect, "/c")) opened = of(index);
                     text(ui, "of " + std::to_string(of(index)));
                     end_link_area(ui);
                   });
      button(ui, "below", "Below");
    }
    end_pane(ui);
    end_part(ui);
  }};

  void focus_on(std::string_view name) {
    for (int tries = 0; tries < 10 && focused() != name; ++tries) screen.platform.press("Tab");
    ASSERT_EQ(focused(), name);
  }
  void show(std::vector<std::int64_t> now) {
    rows = std::move(now);
    screen.redraw();
    screen.redraw();
  }
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : "nothing";
  }
};

TEST_F(FocusTest, StaysWithWhatTheRowIsOfWhenRowsComeAndGoAbove) {
  focus_on("of 12");
  show({8, 9, 10, 11, 12, 13});
  EXPECT_EQ(focused(), "of 12");
  show({12, 13});
  EXPECT_EQ(focused(), "of 12");
  screen.platform.press("Enter");
  EXPECT_EQ(opened, 12);
}

TEST_F(FocusTest, StaysWithARowThatIsPushedOutOfSight) {
  focus_on("of 11");
  std::vector<std::int64_t> many;
  for (std::int64_t row = 1'000; row < 1'200; ++row) many.push_back(row);
  many.push_back(11);
  show(many);
  EXPECT_EQ(focused(), "of 11");
}

TEST_F(FocusTest, GoesToTheRowThatTookThePlaceOfOneThatIsGone) {
  focus_on("of 11");
  show({10, 12, 13});
  EXPECT_EQ(focused(), "of 12");
}

TEST_F(FocusTest, GoesToTheLastRowWhenTheLastOneIsGone) {
  focus_on("of 13");
  show({10, 11});
  EXPECT_EQ(focused(), "of 11");
}

TEST_F(FocusTest, GoesToWhatStandsNearWhenTheListIsEmpty) {
  focus_on("of 11");
  show({});
  EXPECT_EQ(focused(), "Below");
}

TEST_F(FocusTest, GoesToTheContentWhenAnotherScreenComes) {
  focus_on("of 11");
  gone = true;
  screen.redraw();
  ASSERT_TRUE(screen.platform.focused());
  EXPECT_EQ(screen.platform.focused()->node.role, Role::kMain);
}

TEST_F(FocusTest, IsNotLeftToAPartThatGotTheIdOfWhatHadIt) {
  // Parts without a key are counted: the first of one screen and the first of the next are one id.
  bool signed_in = false;
  Screen screens{[&](Ui& ui) {
    if (signed_in) {
      begin_part(ui, Role::kBanner, ui.page(), {});
      end_part(ui);
    }
    begin_part(ui, Role::kMain, ui.page(), signed_in ? "today" : "sign-in");
    if (!signed_in) button(ui, "sign in", "Sign in");
    end_part(ui);
  }};
  screens.platform.press("Tab");
  ASSERT_EQ(screens.platform.focused()->name, "Sign in");
  signed_in = true;
  screens.redraw();
  ASSERT_TRUE(screens.platform.focused());
  EXPECT_EQ(screens.platform.focused()->name, "today");
  // The same once more, from the part itself.
  signed_in = false;
  screens.redraw();
  EXPECT_EQ(screens.platform.focused()->name, "sign-in");
  signed_in = true;
  screens.redraw();
  EXPECT_EQ(screens.platform.focused()->name, "today");
}

TEST_F(FocusTest, NobodyGetsItWhoDidNotHaveIt) {
  show({});
  EXPECT_FALSE(screen.platform.focused());
}

TEST_F(FocusTest, APressThatIsUnderWayStaysWithItsRow) {
  auto& host = screen.platform.host();
  using Kind = PointerEvent::Kind;
  host.pointer({.kind = Kind::kDown, .x = 100, .y = 150});  // On 12.
  show({9, 10, 11, 12, 13});
  host.pointer({.kind = Kind::kUp, .x = 100, .y = 150});  // 11 is there now.
  EXPECT_EQ(opened, -1) << "what came under the finger was not meant";
}

}  // namespace
}  // namespace huifang::shell
