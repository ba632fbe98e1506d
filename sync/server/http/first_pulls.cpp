#include "sync/server/http/first_pulls.hpp"

#include <algorithm>

namespace huifang::server {
namespace {

constexpr std::int64_t kSilentMs = 60'000;

}  // namespace

bool FirstPulls::is_silent(const Run& run, std::int64_t now_ms) {
  return now_ms - run.heard_ms >= kSilentMs;
}

bool FirstPulls::has_just_begun(sync::DeviceId device, std::int64_t now_ms) const {
  const auto found = runs_.find(device);
  return found != runs_.end() && now_ms - found->second.begun_ms < kSilentMs;
}

bool FirstPulls::has_room(std::int64_t now_ms) {
  std::erase_if(runs_, [&](const auto& entry) {
    const Run& run = entry.second;
    const bool may_be_asked_again = now_ms - run.begun_ms < kSilentMs;
    return !may_be_asked_again && (!run.under_way || is_silent(run, now_ms));
  });
  const auto under_way = std::ranges::count_if(runs_, [&](const auto& entry) {
    return entry.second.under_way && !is_silent(entry.second, now_ms);
  });
  return static_cast<std::size_t>(under_way) < at_once_max_;
}

void FirstPulls::begin(sync::DeviceId device, std::int64_t now_ms) {
  runs_[device] = {now_ms, now_ms, true};
}

void FirstPulls::answered(sync::DeviceId device, bool more, std::int64_t now_ms) {
  const auto found = runs_.find(device);
  if (found == runs_.end()) return;
  found->second.heard_ms = now_ms;
  found->second.under_way = found->second.under_way && more;
}

}  // namespace huifang::server
