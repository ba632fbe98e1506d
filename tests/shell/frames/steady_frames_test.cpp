// A frame in which nothing is new asks for no memory.
#include <array>
#include <string>

#include "shell/gallery/gallery.hpp"
#include "tests/shell/flows/support/flow_world.hpp"
#include "tests/shell/frames/allocations.hpp"

namespace huifang::shell {
namespace {

// Enough for what a screen keeps to have its size.
constexpr int kFramesBefore = 8;

// Of one more frame of what is on the page.
std::int64_t allocations_of_a_frame(HeadlessPlatform& platform) {
  const auto draw = [&] {
    platform.request_frame();
    platform.run_frames();
  };
  for (int frame = 0; frame < kFramesBefore; ++frame) draw();
  const std::int64_t before = allocations();
  draw();
  return allocations() - before;
}

class SteadyGallery : public testing::TestWithParam<const char*> {};

TEST_P(SteadyGallery, AsksForNoMemory) {
  count_imgui_allocations();
  HeadlessPlatform platform({.width = 1440,
                             .height = 900,
                             .language = "en",
                             .route = std::string("/?gallery=") + GetParam()});
  Result<Catalog> catalog = gallery_catalog();
  ASSERT_TRUE(catalog);
  Gallery gallery(platform, *std::move(catalog));
  platform.run(gallery);
  EXPECT_EQ(allocations_of_a_frame(platform), 0);
}

INSTANTIATE_TEST_SUITE_P(EveryPage, SteadyGallery,
                         testing::Values("actions", "fields", "choices", "pickers", "list", "table",
                                         "tree", "board", "map", "calendar", "surfaces", "overlays",
                                         "progress", "pad", "charts", "marks", "text"),
                         [](const auto& one) { return std::string(one.param); });

class SteadyScreens : public FlowTest {
 protected:
  SteadyScreens() { count_imgui_allocations(); }
  static void expect_steady(FlowDevice& device, const char* screen) {
    EXPECT_EQ(allocations_of_a_frame(device.platform()), 0) << screen;
  }
  static void open_menu(FlowDevice& device, std::string_view item) {
    device.click(Role::kButton, "Employee 1, menu");
    if (!item.empty()) device.click(Role::kMenuItem, item);
  }
  void walk(FlowDevice& device) {
    expect_steady(device, "sign-in");
    device.sign_in("min");
    expect_steady(device, "Today");
    for (const char* screen : {"Customers", "Visits", "Sync", "Today"}) {
      device.go(screen);
      expect_steady(device, screen);
    }
    open_customer(device, "蔡伟");
    expect_steady(device, "customer");
    device.click(Role::kButton, "Start visit");
    device.fill("Notes", "Delivered two boxes of filters, F7, 24 pieces");
    device.advance_ms(5'000);
    expect_steady(device, "visit sheet");
    device.click(Role::kButton, "Choose a date");
    expect_steady(device, "date picker");
    device.click(Role::kButton, "Cancel");
    device.click(Role::kButton, "Save visit");
  }
  void save_a_visit(FlowDevice& device) {
    open_customer(device, "蔡伟");
    device.click(Role::kButton, "Start visit");
    device.fill("Notes", "Delivered two boxes of filters, F7, 24 pieces");
    device.click(Role::kButton, "Save visit");
  }
};

TEST_F(SteadyScreens, OfARepAskForNoMemory) { walk(rep()); }

TEST_F(SteadyScreens, OfATabletAskForNoMemory) {
  walk(device(colleague_, {.width = 1024, .height = 768}));
}

TEST_F(SteadyScreens, OverTheOthersAskForNoMemory) {
  FlowDevice& one = rep();
  one.sign_in("min");
  open_menu(one, {});
  expect_steady(one, "menu of the person");
  one.press("Escape");
  open_menu(one, "Display");
  expect_steady(one, "display");
  one.click(Role::kButton, "Close");
  one.press("?");
  expect_steady(one, "keys");
  one.press("Escape");
  one.press("Ctrl+k");
  one.press("蔡");
  expect_steady(one, "Go to");
}

TEST_F(SteadyScreens, WithWorkThatWaitsAskForNoMemory) {
  FlowDevice& one = rep();
  one.sign_in("min");
  one.network().set_up(false);
  save_a_visit(one);
  one.go("Sync");
  expect_steady(one, "Sync without network");
  one.go("Today");
  expect_steady(one, "Today without network");
  open_menu(one, "Sign out");
  expect_steady(one, "leaving");
}

TEST_F(SteadyScreens, WithAnswersOfTheOfficeAskForNoMemory) {
  FlowDevice& one = rep();
  one.sign_in("min");
  save_a_visit(one);
  const std::vector<Record> visits = visits_of_office();
  ASSERT_EQ(visits.size(), 1U);
  send_back(visits[0].id, "Which filters, and how many of them?");
  one.go("Today");
  expect_steady(one, "Today with what was sent back");
  one.restart("/visits/" + to_text(visits[0].id) + "?lang=en");
  expect_steady(one, "visit that was sent back");
  one.restart("/sync?lang=en");
  expect_steady(one, "Sync with what the office has");
  one.share({.key = 5, .received_ms = 1'789'612'200'000, .text = "The side door is closed now"});
  one.restart("/share?lang=en");
  expect_steady(one, "what was shared");
}

TEST_F(SteadyScreens, OfAManagerAskForNoMemory) {
  FlowDevice& one = manager();
  one.sign_in("manager");
  for (const char* screen : {"Customers", "Visits", "Sync"}) {
    one.go(screen);
    expect_steady(one, screen);
  }
  one.restart("/customers/" + to_text(records_.customer_of_team()) + "?lang=en");
  expect_steady(one, "customer beside the table");
  one.fill("Search customers", "蔡");
  expect_steady(one, "customers that were found");
  one.fill("Search customers", "nobody has this name");
  expect_steady(one, "no customers found");
}

}  // namespace
}  // namespace huifang::shell
