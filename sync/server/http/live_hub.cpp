#include "sync/server/http/live_hub.hpp"

#include <sodium.h>

#include <algorithm>

namespace huifang::server {

std::shared_ptr<LiveLine> LiveHub::open(sync::UserId user, sync::DeviceId device,
                                        std::int64_t expires_ms, sync::Sequence head) {
  const auto of_device = [&](const std::shared_ptr<LiveLine>& line) {
    return line->device == device && !line->ended;
  };
  const auto open_count = static_cast<std::size_t>(std::ranges::count_if(lines_, of_device));
  if (open_count >= limits_.live_lines_per_device_max) {
    const std::shared_ptr<LiveLine>& oldest = *std::ranges::find_if(lines_, of_device);
    oldest->ended = true;
    oldest->look();
  }
  auto line = std::make_shared<LiveLine>(executor_);
  line->user = user;
  line->device = device;
  line->expires_ms = expires_ms;
  line->news = head;
  line->ended = stopping_;
  lines_.push_back(line);
  return line;
}

void LiveHub::close(const std::shared_ptr<LiveLine>& line) { lines_.remove(line); }

void LiveHub::poke(sync::Sequence head) {
  for (const auto& line : lines_) {
    if (head <= line->news) continue;
    line->news = head;
    line->look();
  }
}

void LiveHub::end_device(sync::DeviceId device) {
  for (const auto& line : lines_) {
    if (line->device != device) continue;
    line->ended = true;
    line->look();
  }
}

void LiveHub::end_all() {
  stopping_ = true;
  const auto spread =
      lines_.size() <= limits_.live_few ? limits_.live_retry_few_max : limits_.live_retry_many_max;
  for (const auto& line : lines_) {
    line->ended = true;
    line->last_retry_ms = randombytes_uniform(static_cast<std::uint32_t>(spread.count()) + 1);
    line->look();
  }
}

}  // namespace huifang::server
