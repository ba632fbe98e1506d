#include "shell/platform/web/web_environment.hpp"

#include <emscripten/em_js.h>

#include <chrono>

// clang-format off
EM_JS(void, huifang_random_fill, (unsigned char* target, unsigned size), {
  // 65,536 bytes are the most the browser gives at once.
  for (let start = 0; start < size; start += 65536)
    crypto.getRandomValues(HEAPU8.subarray(target + start, target + Math.min(size, start + 65536)));
});
// clang-format on

namespace huifang::shell {
namespace {

template <class AnyClock>
std::int64_t milliseconds() {
  const auto since = AnyClock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

std::int64_t WebClock::wall_ms() const { return milliseconds<std::chrono::system_clock>(); }

std::int64_t WebClock::mono_ms() const { return milliseconds<std::chrono::steady_clock>(); }

void WebRandom::fill(std::span<std::uint8_t> bytes) {
  huifang_random_fill(bytes.data(), static_cast<unsigned>(bytes.size()));
}

sync::DeviceStore& WebEnvironment::store(const Id& office, sync::UserId user) {
  auto& store = stores_[{office, user}];
  if (!store) store = std::make_unique<WebDeviceStore>(port_, office, user);
  return *store;
}

}  // namespace huifang::shell
