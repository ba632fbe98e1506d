// What web/js/bridge calls. Nothing is thrown across this boundary.

#include <emscripten/emscripten.h>

#include <cstdint>

#include "shell/platform/web/web_host.hpp"
#include "shell/platform/web/web_worker_port.hpp"

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* huifang_answer_room(std::uint32_t size) noexcept {
  return huifang::shell::worker_port().answer_room(size);
}

EMSCRIPTEN_KEEPALIVE void huifang_answer(std::uint32_t number) noexcept {
  huifang::shell::worker_port().answer(number);
}

EMSCRIPTEN_KEEPALIVE void huifang_happened(int what, int value) noexcept {
  huifang::shell::web_host().happened(static_cast<huifang::shell::WebHost::Happening>(what), value);
}

}  // extern "C"
