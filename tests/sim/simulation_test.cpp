#include <gtest/gtest.h>

#include <string>

#include "tests/sim/world.hpp"

namespace huifang::sim {
namespace {

std::string told(const Verdict& verdict) {
  std::string all = "replay with huifang_sim --seeds 1 --seed " + std::to_string(verdict.seed);
  for (const std::string& fault : verdict.faults) all += "\n  " + fault;
  return all;
}

TEST(Simulation, NothingIsLostDoubledOrDifferent) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Verdict verdict = simulate(seed, {});
    EXPECT_TRUE(verdict.good()) << told(verdict);
  }
}

TEST(Simulation, FourDevicesAgreeToo) {
  for (std::uint64_t seed = 1001; seed <= 1006; ++seed) {
    const Verdict verdict = simulate(seed, {.devices = 4});
    EXPECT_TRUE(verdict.good()) << told(verdict);
  }
}

TEST(Simulation, SameSeedGoesTheSameWay) {
  for (std::uint64_t seed = 5; seed < 8; ++seed) {
    const Verdict first = simulate(seed, {});
    const Verdict second = simulate(seed, {});
    EXPECT_EQ(first.trace, second.trace);
    EXPECT_EQ(first.operations, second.operations);
  }
}

struct PlantedMistake {
  const char* name;
  Planted planted;
  std::uint64_t Verdict::* found_as;
};

class PlantedMistakes : public testing::TestWithParam<PlantedMistake> {};

TEST_P(PlantedMistakes, AreFound) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Verdict verdict = simulate(seed, {.planted = GetParam().planted});
    if (verdict.*GetParam().found_as > 0) {
      RecordProperty("found_at_seed", static_cast<int>(seed));
      return;
    }
  }
  FAIL() << GetParam().name << " was not found in 60 seeds";
}

INSTANTIATE_TEST_SUITE_P(
    Simulation, PlantedMistakes,
    testing::Values(
        PlantedMistake{"AckBeforeDurable", Planted::kAckBeforeDurable, &Verdict::lost},
        PlantedMistake{"RefusalTakenAsAck", Planted::kRefusalTakenAsAck, &Verdict::lost},
        PlantedMistake{"ForgottenSessions", Planted::kForgottenSessions, &Verdict::doubled},
        PlantedMistake{"CursorAhead", Planted::kCursorAhead, &Verdict::diverged},
        PlantedMistake{"RefusalSwallowed", Planted::kRefusalSwallowed, &Verdict::lost}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace huifang::sim
