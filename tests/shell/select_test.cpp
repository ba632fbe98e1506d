#include "shell/widgets/select.hpp"

#include <gtest/gtest.h>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

constexpr int kMany = 10'000;
constexpr std::array<std::string_view, 6> kUnits{"All units", "West Gate", "Sales one",
                                                 "Sales two", "Service",   "Records"};

HeadlessPlatform::Options desk() { return {.width = 1440, .height = 900}; }

TEST(ContainsFolded, KnowsPartsInAnyCase) {
  EXPECT_TRUE(contains_folded("West Gate", "gate"));
  EXPECT_TRUE(contains_folded("张贵明", "贵"));
  EXPECT_TRUE(contains_folded("anything", ""));
  EXPECT_FALSE(contains_folded("", "a"));
  EXPECT_FALSE(contains_folded("West", "west gate"));
}

TEST(RowBeginningWith, GoesAroundTheEnd) {
  const SelectList list{.count = 6,
                        .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }};
  EXPECT_EQ(row_beginning_with(list, "s", 0), 2);
  EXPECT_EQ(row_beginning_with(list, "s", 4), 2);
  EXPECT_EQ(row_beginning_with(list, "sales t", 2), 3);
  EXPECT_EQ(row_beginning_with(list, "x", 0), -1);
  EXPECT_EQ(row_beginning_with({.count = 0, .label = list.label}, "s", -1), -1);
}

struct Chooser {
  explicit Chooser(const HeadlessPlatform::Options& options = desk(), std::string_view search = {})
      : screen(
            [this, search](Ui& ui) {
              button(ui, "before", "Before");
              changes +=
                  select(ui, "unit", "Unit",
                         {.count = 6,
                          .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }},
                         chosen,
                         {.words = {.placeholder = "Choose",
                                    .search = search,
                                    .nothing = "Nothing found",
                                    .close = "Close"}})
                      ? 1
                      : 0;
            },
            options) {}
  HeadlessPlatform& platform() { return screen.platform; }
  bool open() { return screen.platform.find(Role::kListBox, "Unit").has_value(); }
  std::string active() {
    const auto list = screen.platform.find(Role::kListBox, "Unit");
    for (const auto& option : screen.platform.find_all(Role::kOption))
      if (list && option.node.id == list->node.active) return option.name;
    return {};
  }
  int chosen = -1;
  int changes = 0;
  Screen screen;
};

TEST(Select, ShowsWhatIsChosenOrThePlaceholder) {
  Chooser chooser;
  EXPECT_EQ(chooser.platform().find(Role::kComboBox, "Unit")->value, "Choose");
  chooser.chosen = 4;
  chooser.screen.redraw();
  EXPECT_EQ(chooser.platform().find(Role::kComboBox, "Unit")->value, "Service");
  chooser.chosen = 99;
  chooser.screen.redraw();
  EXPECT_EQ(chooser.platform().find(Role::kComboBox, "Unit")->value, "Choose");
}

TEST(Select, OpensBelowItselfAndAPressChooses) {
  Chooser chooser;
  const Rect box = chooser.platform().find(Role::kComboBox, "Unit")->node.rect;
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit")) << chooser.platform().problem();
  const auto list = chooser.platform().find(Role::kListBox, "Unit");
  ASSERT_TRUE(list) << chooser.platform().dump();
  EXPECT_GE(list->node.rect.top, box.bottom);
  EXPECT_FALSE(chooser.platform().find(Role::kButton, "Before"));
  ASSERT_TRUE(chooser.platform().click(Role::kOption, "Sales two")) << chooser.platform().problem();
  EXPECT_EQ(chooser.chosen, 3);
  EXPECT_EQ(chooser.changes, 1);
  EXPECT_FALSE(chooser.open());
  EXPECT_EQ(chooser.platform().focused()->name, "Unit");
}

TEST(Select, IsASheetAtTheBottomOfAPhone) {
  Chooser chooser(HeadlessPlatform::Options{});
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit"));
  const auto sheet = chooser.platform().find(Role::kDialog, "Unit");
  ASSERT_TRUE(sheet) << chooser.platform().dump();
  EXPECT_FLOAT_EQ(sheet->node.rect.bottom, 844.0F);
  EXPECT_FLOAT_EQ(sheet->node.rect.width(), 390.0F);
  EXPECT_TRUE(sheet->is(semantics::kModal));
  for (const auto& option : chooser.platform().find_all(Role::kOption))
    EXPECT_GE(option.node.rect.height(), 44.0F);
  ASSERT_TRUE(chooser.platform().click(Role::kButton, "Close")) << chooser.platform().problem();
  EXPECT_FALSE(chooser.open());
  EXPECT_EQ(chooser.chosen, -1);
}

TEST(Select, KeysOpenMoveChooseAndLeave) {
  Chooser chooser;
  chooser.platform().press("Tab");
  chooser.platform().press("Tab");
  chooser.platform().press("ArrowDown");
  ASSERT_TRUE(chooser.open()) << chooser.platform().dump();
  EXPECT_EQ(chooser.active(), "All units");
  chooser.platform().press("ArrowDown");
  chooser.platform().press("ArrowDown");
  EXPECT_EQ(chooser.active(), "Sales one");
  chooser.platform().press("End");
  EXPECT_EQ(chooser.active(), "Records");
  chooser.platform().press("ArrowDown");
  EXPECT_EQ(chooser.active(), "Records");
  chooser.platform().press("Home");
  EXPECT_EQ(chooser.active(), "All units");
  chooser.platform().press("Escape");
  EXPECT_FALSE(chooser.open());
  EXPECT_EQ(chooser.chosen, -1);
  EXPECT_EQ(chooser.platform().focused()->name, "Unit");
  chooser.platform().press("Enter");
  chooser.platform().press("ArrowDown");
  chooser.platform().press("Enter");
  EXPECT_EQ(chooser.chosen, 1);
  EXPECT_FALSE(chooser.open());
}

TEST(Select, TypedLettersJump) {
  Chooser chooser;
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit"));
  chooser.platform().press("s");
  EXPECT_EQ(chooser.active(), "Sales one");
  chooser.platform().press("e");
  EXPECT_EQ(chooser.active(), "Service");
  chooser.platform().advance_ms(2'000);
  chooser.platform().press("s");
  EXPECT_EQ(chooser.active(), "Sales one");
  chooser.platform().press("s");
  EXPECT_EQ(chooser.active(), "Sales two");
}

TEST(Select, APressBesideItChangesNothing) {
  Chooser chooser;
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit"));
  auto& host = chooser.platform().host();
  host.pointer({.kind = PointerEvent::Kind::kMove, .x = 1200, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kDown, .x = 1200, .y = 20});
  host.pointer({.kind = PointerEvent::Kind::kUp, .x = 1200, .y = 20});
  chooser.screen.redraw();
  EXPECT_FALSE(chooser.open());
  EXPECT_EQ(chooser.chosen, -1);
}

TEST(Select, SearchFindsWhileTypingAndArrowsStayInTheField) {
  Chooser chooser(desk(), "Search units");
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit"));
  const auto field = chooser.platform().focused();
  ASSERT_TRUE(field);
  EXPECT_EQ(field->name, "Search units");
  EXPECT_TRUE(field->is(semantics::kSearchesList));
  EXPECT_EQ(field->node.controls, chooser.platform().find(Role::kListBox, "Unit")->node.id);
  for (const char* letter : {"s", "a", "l"}) chooser.platform().press(letter);
  EXPECT_EQ(chooser.platform().find_all(Role::kOption).size(), 2U);
  EXPECT_EQ(chooser.active(), "Sales one");
  chooser.platform().press("ArrowDown");
  EXPECT_EQ(chooser.active(), "Sales two");
  EXPECT_EQ(chooser.platform().focused()->node.active,
            chooser.platform().find(Role::kOption, "Sales two")->node.id);
  chooser.platform().press("Enter");
  EXPECT_EQ(chooser.chosen, 3);
  EXPECT_FALSE(chooser.open());
}

TEST(Select, SaysWhenNothingIsFoundAndEscapeLeaves) {
  Chooser chooser(desk(), "Search units");
  ASSERT_TRUE(chooser.platform().click(Role::kComboBox, "Unit"));
  chooser.platform().press("z");
  EXPECT_TRUE(chooser.platform().sees("Nothing found"));
  chooser.platform().press("Enter");
  EXPECT_TRUE(chooser.open());
  chooser.platform().press("Escape");
  EXPECT_FALSE(chooser.open());
  EXPECT_EQ(chooser.chosen, -1);
}

TEST(Select, OfTenThousandReportsOnlyThoseInSight) {
  int chosen = 7'000, asked = 0;
  std::string words;
  const SelectList list{.count = kMany, .label = [&](int row) -> std::string_view {
                          ++asked;
                          words = "Row " + std::to_string(row);
                          return words;
                        }};
  Screen screen([&](Ui& ui) { select(ui, "row", "Row", list, chosen); }, desk());
  ASSERT_TRUE(screen.platform.click(Role::kComboBox, "Row"));
  EXPECT_TRUE(screen.platform.find(Role::kOption, "Row 7000")) << screen.platform.dump();
  EXPECT_LT(screen.platform.find_all(Role::kOption).size(), 20U);
  EXPECT_EQ(screen.platform.find(Role::kOption, "Row 7000")->node.set_size, kMany);
  EXPECT_EQ(screen.platform.find(Role::kOption, "Row 7000")->node.position, 7'001);
  asked = 0;
  screen.redraw();
  EXPECT_LT(asked, 60);
  EXPECT_FALSE(screen.platform.frame_wanted());
  screen.platform.press("PageDown");
  screen.platform.press("Enter");
  EXPECT_GT(chosen, 7'003);
}

TEST(Select, InADialogueEscapeClosesOnlyTheList) {
  int chosen = 0;
  bool dismissed = false;
  Screen screen(
      [&](Ui& ui) {
        dismissed |= begin_dialog(ui, "dialog", "Hand over").dismissed;
        select(ui, "unit", "Unit",
               {.count = 6, .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }},
               chosen);
        end_dialog(ui);
      },
      desk());
  ASSERT_TRUE(screen.platform.click(Role::kComboBox, "Unit")) << screen.platform.problem();
  screen.platform.press("Escape");
  EXPECT_FALSE(screen.platform.find(Role::kListBox, "Unit"));
  EXPECT_FALSE(dismissed);
  EXPECT_TRUE(screen.platform.find(Role::kDialog, "Hand over"));
}

TEST(Select, WhatIsNotDrawnAnyMoreIsClosed) {
  int chosen = 0;
  bool drawn = true;
  Screen screen([&](Ui& ui) {
    button(ui, "other", "Other");
    if (drawn)
      select(ui, "unit", "Unit",
             {.count = 6, .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }},
             chosen);
  });
  ASSERT_TRUE(screen.platform.click(Role::kComboBox, "Unit"));
  drawn = false;
  screen.redraw();
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Other"));
  drawn = true;
  screen.redraw();
  EXPECT_FALSE(screen.platform.find(Role::kListBox, "Unit"));
}

TEST(Select, DisabledOneDoesNotOpen) {
  int chosen = 0;
  Screen screen([&](Ui& ui) {
    select(ui, "unit", "Unit",
           {.count = 6, .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }},
           chosen, {.enabled = false});
  });
  EXPECT_FALSE(screen.platform.click(Role::kComboBox, "Unit"));
  screen.platform.host().activate(screen.platform.find(Role::kComboBox, "Unit")->node.id);
  EXPECT_FALSE(screen.platform.find(Role::kListBox, "Unit"));
}

class MultiSelectTest : public testing::Test {
 protected:
  std::vector<int> chosen{4};
  int changes = 0;
  Screen screen{
      [this](Ui& ui) {
        const SelectList list{
            .count = 6, .label = [](int row) { return kUnits[static_cast<std::size_t>(row)]; }};
        std::string removes;
        const auto remove_name = [&removes](int row) -> std::string_view {
          removes = "Remove ";
          return removes += kUnits[static_cast<std::size_t>(row)];
        };
        const MultiSelectOptions options{.field = {.words = {.placeholder = "Choose units",
                                                             .search = "Search units",
                                                             .nothing = "Nothing found",
                                                             .close = "Close"}},
                                         .add = "Add",
                                         .remove_name = remove_name};
        changes += multi_select(ui, "units", "Units", list, chosen, options) ? 1 : 0;
      },
      desk()};
};

TEST_F(MultiSelectTest, ChosenOnesAreAListWithButtonsThatRemove) {
  EXPECT_EQ(screen.platform.find(Role::kList, "Units")->node.set_size, 1);
  EXPECT_EQ(screen.platform.find(Role::kComboBox, "Units")->value, "Add");
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Remove Service")) << screen.platform.problem();
  EXPECT_TRUE(chosen.empty());
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(screen.platform.find(Role::kComboBox, "Units")->value, "Choose units");
}

TEST_F(MultiSelectTest, TheListStaysOpenWhileTicking) {
  ASSERT_TRUE(screen.platform.click(Role::kComboBox, "Units"));
  EXPECT_TRUE(screen.platform.find(Role::kListBox, "Units")->is(semantics::kMultiSelectable));
  EXPECT_TRUE(screen.platform.find(Role::kOption, "Service")->is(semantics::kSelected));
  ASSERT_TRUE(screen.platform.click(Role::kOption, "West Gate")) << screen.platform.problem();
  ASSERT_TRUE(screen.platform.click(Role::kOption, "Records"));
  EXPECT_EQ(chosen, (std::vector<int>{1, 4, 5}));
  screen.platform.press("Space");
  EXPECT_EQ(chosen, (std::vector<int>{1, 4}));
  screen.platform.press("Escape");
  EXPECT_FALSE(screen.platform.find(Role::kListBox, "Units"));
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Remove West Gate"));
}

TEST_F(MultiSelectTest, SearchedOnesAreTickedByEnter) {
  ASSERT_TRUE(screen.platform.click(Role::kComboBox, "Units"));
  for (const char* letter : {"w", "e", "s"}) screen.platform.press(letter);
  screen.platform.press("Enter");
  EXPECT_EQ(chosen, (std::vector<int>{1, 4}));
}

TEST_F(MultiSelectTest, ManyChosenOnesWrapAndStayInside) {
  chosen = {0, 1, 2, 3, 4, 5};
  screen.platform.set_size(300, 800);
  screen.redraw();
  const Rect box = screen.platform.find(Role::kList, "Units")->node.rect;
  EXPECT_GT(box.height(), 100.0F);
  for (const auto& item : screen.platform.find_all(Role::kListItem)) {
    EXPECT_LE(item.node.rect.right, box.right);
    EXPECT_LE(item.node.rect.bottom, box.bottom + 1.0F);
  }
}

}  // namespace
}  // namespace huifang::shell
