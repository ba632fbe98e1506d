// What a page holds does not grow with how long it is used.
#include <array>
#include <string>

#include "tests/shell/flows/support/flow_world.hpp"
#include "tests/shell/frames/allocations.hpp"

namespace huifang::shell {
namespace {

// Enough for what a screen keeps to have its size.
constexpr int kChangesBefore = 600, kChanges = 10'000;

class Memory : public FlowTest {
 protected:
  Memory() { count_imgui_allocations(); }

  static void change_screens(FlowDevice& device, std::span<const std::string> paths, int changes) {
    for (int change = 0; change < changes; ++change) {
      device.platform().replace_route(paths[static_cast<std::size_t>(change) % paths.size()]);
      device.platform().run_frames();
    }
  }
  void expect_flat(FlowDevice& device, std::span<const std::string> paths) {
    change_screens(device, paths, kChangesBefore);
    const std::int64_t before = living_allocations();
    change_screens(device, paths, kChanges);
    // What grew to its size late, but nothing that comes with each change.
    EXPECT_LT(living_allocations() - before, kChanges / 500);
  }
};

TEST_F(Memory, OfARepIsFlatOverTenThousandScreens) {
  rep().sign_in("min");
  const std::string customer = "/customers/" + to_text(records_.customer_of_min());
  const std::array<std::string, 6> paths{"/today",  "/customers",        customer,
                                         "/visits", customer + "/visit", "/sync"};
  expect_flat(rep(), paths);
}

TEST_F(Memory, OfAManagerIsFlatOverTenThousandScreens) {
  manager().sign_in("manager");
  const std::array<std::string, 4> paths{
      "/visits", "/customers", "/customers/" + to_text(records_.customer_of_team()), "/sync"};
  expect_flat(manager(), paths);
}

}  // namespace
}  // namespace huifang::shell
