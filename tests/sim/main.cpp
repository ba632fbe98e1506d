#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/sim/world.hpp"

// huifang_sim --seeds N [--seed S] [--devices N] [--acts N]: runs the seeds S, S+1, ... and ends
// with one line of figures; fails if any operation was lost or doubled or any device diverged.
int main(int count, char** words) {
  using namespace huifang::sim;
  std::uint64_t seeds = 100;
  std::uint64_t first = 1;
  WorldOptions options;
  bool tells_traces = false;
  for (int at = 1; at < count; ++at) {
    const std::string_view word = words[at];
    if (word == "--traces") {
      tells_traces = true;
      continue;
    }
    const bool known =
        word == "--seeds" || word == "--seed" || word == "--devices" || word == "--acts";
    if (!known || at + 1 == count) {
      std::fprintf(
          stderr,
          "usage: huifang_sim [--seeds N] [--seed S] [--devices N] [--acts N] [--traces]\n");
      return 2;
    }
    const std::uint64_t number = std::strtoull(words[++at], nullptr, 10);
    if (word == "--seeds") seeds = number;
    if (word == "--seed") first = number;
    if (word == "--devices") options.devices = number;
    if (word == "--acts") options.acts = number;
  }
  Verdict sum;
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    const Verdict verdict = simulate(seed, options);
    sum.operations += verdict.operations;
    sum.lost += verdict.lost;
    sum.doubled += verdict.doubled;
    sum.diverged += verdict.diverged;
    if (tells_traces)
      std::printf("seed %llu trace %016llx\n", static_cast<unsigned long long>(seed),
                  static_cast<unsigned long long>(verdict.trace));
    if (verdict.good()) continue;
    std::printf("seed %llu: replay with --seeds 1 --seed %llu\n",
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seed));
    for (const std::string& fault : verdict.faults) std::printf("  %s\n", fault.c_str());
    std::fflush(stdout);
  }
  std::printf(
      "seeds=%llu ops=%llu lost=%llu doubled=%llu diverged=%llu\n",
      static_cast<unsigned long long>(seeds), static_cast<unsigned long long>(sum.operations),
      static_cast<unsigned long long>(sum.lost), static_cast<unsigned long long>(sum.doubled),
      static_cast<unsigned long long>(sum.diverged));
  return sum.good() ? 0 : 1;
}
