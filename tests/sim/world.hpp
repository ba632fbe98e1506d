#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/sim/device.hpp"
#include "tests/sim/faults.hpp"
#include "tests/sim/office.hpp"
#include "tests/sim/schedule.hpp"

namespace huifang::sim {

// How one seed went.
struct Verdict {
  std::uint64_t seed = 0;
  std::uint64_t operations = 0;  // Saved on devices.
  std::uint64_t lost = 0;        // Saved and never at the office, or refused and not told.
  std::uint64_t doubled = 0;     // Taken more than once.
  std::uint64_t diverged =
      0;  // Devices whose rows differ from the office's, drafts gone, outboxes stuck.
  std::uint64_t trace = 0;
  std::vector<std::string> faults;  // What was wrong, for people.

  bool good() const { return lost == 0 && doubled == 0 && diverged == 0; }
};

struct WorldOptions {
  std::size_t devices = 2;
  std::size_t acts = 120;
  Planted planted = Planted::kNone;
};

// Devices, the office and everything between them, from one seed: everything goes wrong for a
// while, then nothing does, and then all must agree.
class World {
 public:
  World(std::uint64_t seed, const WorldOptions& options);
  Verdict run();

 private:
  std::string how_rows_differ(const SimDevice& device);
  void check_rows(const SimDevice& device, const char* when);
  void check_log();
  void check_views();
  void wrong(std::uint64_t& count, std::string what);

  Dice dice_;
  Schedule schedule_;
  WorldOptions options_;
  Faults faults_;
  Trace trace_;
  Verdict verdict_;
  bool quiet_ = false;  // Nothing goes wrong any more.
  std::unique_ptr<SimOffice> office_;
  std::vector<std::unique_ptr<SimDevice>> devices_;
};

Verdict simulate(std::uint64_t seed, const WorldOptions& options);

}  // namespace huifang::sim
