#include "shell/widgets/tree_list.hpp"

#include <gtest/gtest.h>

#include <array>

#include "imgui.h"
#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;
using Keys = std::unordered_set<RowKey>;

// Two regions with shops, the first shop with two people.
const std::array kNodes{TreeNode{1, -1}, TreeNode{11, 0}, TreeNode{111, 1}, TreeNode{112, 1},
                        TreeNode{12, 0}, TreeNode{2, -1}, TreeNode{21, 5}};

std::vector<RowKey> keys_of(const std::vector<TreeRow>& rows) {
  std::vector<RowKey> keys;
  for (const TreeRow& row : rows) keys.push_back(kNodes[static_cast<std::size_t>(row.node)].key);
  return keys;
}

TEST(TreeRows, ShowWhatLiesInExpandedThings) {
  EXPECT_EQ(keys_of(tree_rows(kNodes, {})), (std::vector<RowKey>{1, 2}));
  EXPECT_EQ(keys_of(tree_rows(kNodes, Keys{1})), (std::vector<RowKey>{1, 11, 12, 2}));
  EXPECT_EQ(keys_of(tree_rows(kNodes, Keys{1, 11, 2})),
            (std::vector<RowKey>{1, 11, 111, 112, 12, 2, 21}));
  EXPECT_EQ(keys_of(tree_rows(kNodes, Keys{11})), (std::vector<RowKey>{1, 2}))
      << "what lies in a collapsed thing is not shown, expanded or not";
  EXPECT_TRUE(tree_rows({}, Keys{1}).empty());
}

TEST(TreeRows, KnowLevelPlaceAndParent) {
  const auto rows = tree_rows(kNodes, Keys{1, 11});
  EXPECT_EQ(rows[0].level, 1);
  EXPECT_EQ(rows[0].set_size, 2);
  EXPECT_TRUE(rows[0].expanded);
  EXPECT_EQ(rows[3].level, 3);
  EXPECT_EQ(rows[3].position, 2);
  EXPECT_EQ(rows[3].parent_row, 1);
  EXPECT_FALSE(rows[3].has_children);
  EXPECT_EQ(rows[4].position, 2);
  EXPECT_EQ(rows[4].parent_row, 0);
  EXPECT_TRUE(rows[5].has_children);
  EXPECT_FALSE(rows[5].expanded);
}

class TreeListTest : public testing::Test {
 protected:
  std::vector<TreeNode> nodes{kNodes.begin(), kNodes.end()};
  Keys expanded;
  std::vector<TreeRow> rows = tree_rows(nodes, expanded);
  int opened = -1;
  Screen screen{[this](Ui& ui) {
    begin_pane(ui, "pane", ui.page(), {.scrolls = true});
    const auto key = [this](int row) {
      return nodes[static_cast<std::size_t>(rows[static_cast<std::size_t>(row)].node)].key;
    };
    const TreeResult result = tree_list(ui, "tree", rows, {.name = "Units", .row_key = key},
                                        [&](int row, const Rect& rect) {
                                          ui.place(rect);
                                          text(ui, "unit " + std::to_string(key(row)));
                                        });
    end_pane(ui);
    if (result.opened >= 0) opened = static_cast<int>(key(result.opened));
    if (result.toggled < 0) return;
    const RowKey toggled = key(result.toggled);
    if (!expanded.insert(toggled).second) expanded.erase(toggled);
    rows = tree_rows(nodes, expanded);
    ui.platform().request_frame();
  }};
  HeadlessPlatform::Found item(std::string_view name) {
    return screen.platform.find(Role::kTreeItem, name).value_or(HeadlessPlatform::Found{});
  }
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : std::string("nobody");
  }
};

TEST_F(TreeListTest, ItemsTellLevelPlaceAndWhetherTheyAreExpanded) {
  expanded = {1};
  rows = tree_rows(nodes, expanded);
  screen.redraw();
  EXPECT_TRUE(screen.platform.find(Role::kTree, "Units"));
  EXPECT_TRUE(item("unit 1").is(semantics::kExpanded));
  EXPECT_TRUE(item("unit 11").is(semantics::kCollapsed));
  EXPECT_FALSE(item("unit 12").is(semantics::kCollapsed));
  EXPECT_EQ(item("unit 12").node.level, 2);
  EXPECT_EQ(item("unit 12").node.position, 2);
  EXPECT_EQ(item("unit 12").node.set_size, 2);
}

TEST_F(TreeListTest, ArrowsWalkExpandAndCollapse) {
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "unit 1");
  screen.platform.press("ArrowRight");
  EXPECT_TRUE(item("unit 1").is(semantics::kExpanded));
  EXPECT_EQ(focused(), "unit 1");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "unit 11");
  screen.platform.press("ArrowRight");
  screen.platform.press("ArrowDown");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "unit 112");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "unit 112") << "nothing lies in it";
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(focused(), "unit 11");
  screen.platform.press("ArrowLeft");
  EXPECT_TRUE(item("unit 11").is(semantics::kCollapsed));
  screen.platform.press("End");
  EXPECT_EQ(focused(), "unit 2");
  screen.platform.press("Home");
  EXPECT_EQ(focused(), "unit 1");
  screen.platform.press("Enter");
  EXPECT_EQ(opened, 1);
}

TEST_F(TreeListTest, SignExpandsAndTheRestOpens) {
  ASSERT_TRUE(screen.platform.click(Role::kTreeItem, "unit 1")) << screen.platform.problem();
  EXPECT_EQ(opened, 1);
  EXPECT_TRUE(expanded.empty());
  const Rect row = item("unit 2").node.rect;
  auto& host = screen.platform.host();
  using Kind = PointerEvent::Kind;
  opened = -1;
  host.pointer({.kind = Kind::kMove, .x = 26, .y = row.centre_y()});
  screen.platform.run_frames();
  host.pointer({.kind = Kind::kDown, .x = 26, .y = row.centre_y()});
  host.pointer({.kind = Kind::kUp, .x = 26, .y = row.centre_y()});
  EXPECT_EQ(expanded, Keys{2});
  EXPECT_EQ(opened, -1);
}

TEST_F(TreeListTest, IsOneStopOfTheTabKey) {
  screen.platform.press("Tab");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "unit 2");
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "unit 2") << "the only stop";
}

TEST_F(TreeListTest, OfManyOnlyThoseInSightAreReported) {
  nodes.assign(1, {1, -1});
  for (int child = 0; child < 20'000; ++child) nodes.push_back({100 + child, 0});
  expanded = {1};
  rows = tree_rows(nodes, expanded);
  screen.redraw();
  EXPECT_LT(screen.platform.find_all(Role::kTreeItem).size(), 24U);
  screen.platform.press("Tab");
  screen.platform.press("End");
  EXPECT_EQ(focused(), "unit 20099");
  EXPECT_LT(screen.platform.find_all(Role::kTreeItem).size(), 24U);
  screen.platform.press("ArrowLeft");
  EXPECT_EQ(focused(), "unit 1");
}

TEST_F(TreeListTest, EmptyOneTakesKeysInPeace) {
  rows.clear();
  screen.redraw();
  screen.platform.press("Tab");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "nobody");
}

}  // namespace
}  // namespace huifang::shell
