#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "sync/protocol/operation.hpp"

namespace huifang::server {

// The first pulls under way: each brings everything a person may see, so only so many run at once.
// One ends with its last page, or when its device has been silent for a minute. The first page may
// be asked for again within a minute of the beginning, as of an answer that was lost.
class FirstPulls {
 public:
  explicit FirstPulls(std::size_t at_once_max) : at_once_max_(at_once_max) {}

  // Whether the device's first pull has only just begun: asking again begins no other.
  bool has_just_begun(sync::DeviceId device, std::int64_t now_ms) const;
  bool has_room(std::int64_t now_ms);
  void begin(sync::DeviceId device, std::int64_t now_ms);
  // A page of some pull went to the device.
  void answered(sync::DeviceId device, bool more, std::int64_t now_ms);

 private:
  struct Run {
    std::int64_t begun_ms = 0;
    std::int64_t heard_ms = 0;
    bool under_way = true;
  };
  static bool is_silent(const Run& run, std::int64_t now_ms);

  std::size_t at_once_max_;
  std::unordered_map<sync::DeviceId, Run> runs_;
};

}  // namespace huifang::server
