#include "tests/shell/legible.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

// What the walk through all screens would miss if nobody looked at it: each fault is told.
namespace huifang::shell {
namespace {

using semantics::Role;

std::vector<std::string> faults(std::function<void(Ui&)> draw, float width = 390) {
  Screen screen(std::move(draw), {.width = width, .height = 844});
  return illegible(screen.platform);
}

void put(Ui& ui, std::string_view name, const Rect& rect, Role role = Role::kButton) {
  ui.semantics().add(ui.id(name), role, rect, name);
}

TEST(Legible, FindsNothingOnAPageThatIsWhole) {
  EXPECT_TRUE(faults([](Ui& ui) {
                text(ui, "Words that need several lines on a page as narrow as this one is.");
                button(ui, "save", "Save");
              }).empty());
}

TEST(Legible, FindsWordsThatAreCutOff) {
  const auto cut = [](bool scrolls) {
    return [scrolls](Ui& ui) {
      begin_pane(ui, "pane", {0, 0, 200, 10}, {.scrolls = scrolls});
      text(ui, "words", {.px = 20});
      end_pane(ui);
    };
  };
  EXPECT_EQ(faults(cut(false)).size(), 5U);
  EXPECT_TRUE(faults(cut(true)).empty());
  EXPECT_EQ(faults([](Ui& ui) {
              ui.place({370, 0, 600, 30});
              text(ui, "beside the page");
            }).empty(),
            false);
}

TEST(Legible, FindsWordsOnWords) {
  EXPECT_EQ(faults([](Ui& ui) {
              for (const float left : {20.0F, 23.0F}) {
                ui.place({left, 0, 300, 30});
                text(ui, "words");
              }
            }).size(),
            1U);
}

TEST(Legible, FindsWordsThatAreShortenedUnlessTheyLeadToTheWhole) {
  const auto shortened = [](Ui& ui) {
    ui.place({0, 0, 60, 44});
    text(ui, "a very long line of words", {.lines_max = 1});
  };
  EXPECT_EQ(faults(shortened).size(), 1U);
  EXPECT_TRUE(faults([&](Ui& ui) {
                begin_link_area(ui, "open", {0, 0, 200, 44}, "/");
                shortened(ui);
                end_link_area(ui);
              }).empty());
}

TEST(Legible, FindsControlsOutOfReach) {
  EXPECT_EQ(faults([](Ui& ui) { put(ui, "Beside", {380, 0, 430, 50}); }).size(), 1U);
  EXPECT_EQ(faults([](Ui& ui) { put(ui, "Below", {0, 820, 50, 870}); }).size(), 1U);
  EXPECT_TRUE(faults([](Ui& ui) {
                begin_pane(ui, "pane", {0, 0, 390, 100}, {.scrolls = true});
                ui.gap(500);
                button(ui, "below", "Below");
                end_pane(ui);
              }).empty());
}

TEST(Legible, FindsControlsOnControls) {
  EXPECT_EQ(faults([](Ui& ui) {
              put(ui, "One", {0, 0, 60, 60});
              put(ui, "Other", {50, 0, 110, 60});
            }).empty(),
            false);
  const auto row_with_button = [](float room) {
    return [room](Ui& ui) {
      put(ui, "Row", {0, 0, room + 44, 44}, Role::kLink);
      put(ui, "Button", {room, 0, room + 44, 44});
    };
  };
  EXPECT_TRUE(faults(row_with_button(44)).empty());
  EXPECT_EQ(faults(row_with_button(30)).size(), 1U) << "what is left of the row is too small";
}

TEST(Legible, FindsControlsTooSmallForAFingerWhereThereIsNoMouse) {
  const auto small = [](Ui& ui) { put(ui, "Small", {0, 0, 40, 44}); };
  EXPECT_EQ(faults(small).size(), 1U);
  EXPECT_TRUE(faults(small, 1440).empty());
}

}  // namespace
}  // namespace huifang::shell
