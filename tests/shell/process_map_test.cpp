#include "shell/widgets/process_map.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/shell/screen.hpp"

namespace huifang::shell {
namespace {

using semantics::Role;

class ProcessMapTest : public testing::Test {
 protected:
  std::vector<MapNode> nodes{
      {.key = 1, .title = "Heard", .count = "4 cases"},
      {.key = 2, .title = "Reply", .count = "3 cases, 1 late", .stuck = true},
      {.key = 3, .title = "Satisfied?", .question = true},
      {.key = 4, .title = "Escalate"}};
  std::vector<MapEdge> edges{{.from = 0, .to = 1},
                             {.from = 1, .to = 2},
                             {.from = 2, .to = 1, .label = "no"},
                             {.from = 1, .to = 3, .label = "over 24 h", .dashed = true}};
  std::vector<GraphPlace> places{{0, 0}, {1, 0}, {2, 0}, {2, 1}};
  MapState state;
  int opened = -1;
  Screen screen{[this](Ui& ui) {
                  const int node = process_map(
                      ui, "map", "Complaints", nodes, edges, places, state,
                      {.zoom_in = "Larger", .zoom_out = "Smaller", .from = "from", .to = "to"});
                  if (node >= 0) opened = node;
                },
                {.width = 1024, .height = 768}};
  std::string focused() {
    const auto found = screen.platform.focused();
    return found ? found->name : std::string("nobody");
  }
  float width_of(std::string_view name) {
    return screen.platform.find(Role::kButton, name)->node.rect.width();
  }
};

TEST_F(ProcessMapTest, IsAListOfNodesThatTellWhatTheyComeFromAndLeadTo) {
  EXPECT_EQ(screen.platform.find(Role::kList, "Complaints")->node.set_size, 4);
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Reply, 3 cases, 1 late"));
  EXPECT_TRUE(
      screen.platform.sees("from Heard, Satisfied? (no); to Satisfied?, Escalate (over 24 h)"))
      << screen.platform.dump();
  EXPECT_TRUE(screen.platform.sees("to Reply"));
}

TEST_F(ProcessMapTest, ArrowsWalkTheNodesAndEnterOpensOne) {
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "Heard, 4 cases");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "Reply, 3 cases, 1 late");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "Satisfied?");
  screen.platform.press("ArrowDown");
  EXPECT_EQ(focused(), "Escalate");
  screen.platform.press("ArrowRight");
  EXPECT_EQ(focused(), "Escalate") << "nothing lies there";
  screen.platform.press("Enter");
  EXPECT_EQ(opened, 3);
  EXPECT_EQ(state.selected, 3);
  EXPECT_TRUE(screen.platform.focused()->is(semantics::kCurrent));
  screen.platform.press("Tab");
  EXPECT_EQ(focused(), "Larger") << "the map is one stop";
}

TEST_F(ProcessMapTest, PlusAndMinusZoomWithinLimits) {
  const float before = width_of("Heard, 4 cases");
  screen.platform.press("+");
  EXPECT_GT(width_of("Heard, 4 cases"), before);
  screen.platform.press("-");
  EXPECT_EQ(width_of("Heard, 4 cases"), before);
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Smaller")) << screen.platform.problem();
  EXPECT_LT(width_of("Heard, 4 cases"), before);
  for (int time = 0; time < 20; ++time) screen.platform.press("-");
  EXPECT_GT(state.zoom, 0.5F);
  EXPECT_TRUE(screen.platform.find(Role::kButton, "Smaller")->is(semantics::kDisabled));
  for (int time = 0; time < 20; ++time) screen.platform.press("+");
  EXPECT_LE(state.zoom, 2.0F);
}

TEST_F(ProcessMapTest, PressedNodeIsSelected) {
  ASSERT_TRUE(screen.platform.click(Role::kButton, "Satisfied?")) << screen.platform.problem();
  EXPECT_EQ(opened, 2);
}

TEST_F(ProcessMapTest, NodeOutOfSightIsScrolledToWhenWalkedTo) {
  screen.platform.set_size(390, 700);
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("Tab");
  screen.platform.press("End");
  EXPECT_EQ(focused(), "Escalate");
  EXPECT_LE(screen.platform.focused()->node.rect.right, 390);
  screen.platform.press("Home");
  EXPECT_GE(screen.platform.focused()->node.rect.left, 0);
}

TEST_F(ProcessMapTest, EmptyOneIsAnEmptyList) {
  nodes.clear();
  edges.clear();
  places.clear();
  screen.redraw();
  EXPECT_EQ(screen.platform.find(Role::kList, "Complaints")->node.set_size, 0);
}

TEST_F(ProcessMapTest, TwoFingersZoomWhatLiesBetweenThem) {
  auto& host = screen.platform.host();
  const auto touch = [&](PointerEvent::Kind kind, float x, float y, int pointer) {
    host.pointer({.kind = kind, .x = x, .y = y, .touch = true, .pointer = pointer});
    screen.platform.run_frames();
  };
  state.zoom = 1.5F;  // Larger than the page, so that it can lie anywhere.
  screen.redraw();
  const Rect before = screen.platform.find(Role::kButton, "Heard, 4 cases")->node.rect;
  const float x = before.centre_x(), y = before.centre_y();
  touch(PointerEvent::Kind::kDown, x - 50, y, 0);
  touch(PointerEvent::Kind::kDown, x + 50, y, 3);
  touch(PointerEvent::Kind::kMove, x - 60, y, 0);
  touch(PointerEvent::Kind::kMove, x + 60, y, 3);
  EXPECT_NEAR(state.zoom, 1.8F, 0.02F);
  const Rect after = screen.platform.find(Role::kButton, "Heard, 4 cases")->node.rect;
  EXPECT_NEAR(after.width(), before.width() * 1.2F, 2.0F);
  EXPECT_NEAR(after.centre_x(), x, 3.0F);
  touch(PointerEvent::Kind::kMove, x + 600, y, 3);
  EXPECT_EQ(state.zoom, 2.0F) << "and not beyond the largest";
  touch(PointerEvent::Kind::kUp, x + 600, y, 3);
  touch(PointerEvent::Kind::kUp, x - 60, y, 0);
  EXPECT_EQ(opened, -1) << "a pinch opens nothing";
  EXPECT_FALSE(screen.platform.frame_wanted());
}

TEST_F(ProcessMapTest, TheWheelWithControlZoomsAndNoughtGoesBack) {
  EXPECT_TRUE(screen.platform.host().zoom_wheel(500, 400, -100));
  screen.platform.run_frames();
  EXPECT_NEAR(state.zoom, 1.284F, 0.01F);
  screen.platform.press("+");
  EXPECT_EQ(state.zoom, 1.5F) << "the next step from wherever it was";
  screen.platform.press("-");
  EXPECT_EQ(state.zoom, 1.25F);
  screen.platform.press("0");
  EXPECT_EQ(state.zoom, 1.0F);
}

}  // namespace
}  // namespace huifang::shell
