// What the page's scripts may call (web/js/shell). No logic lives here; nothing is thrown across.

#include <emscripten.h>

#include "shell/platform/web/listing_cost.hpp"
#include "shell/platform/web/web_platform.hpp"

using huifang::shell::Place;
using huifang::shell::PointerEvent;
using huifang::shell::running_platform;
using huifang::shell::ShareOutcome;

extern "C" {

EMSCRIPTEN_KEEPALIVE int shell_frame() noexcept { return running_platform().draw() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void shell_resize(float width, float height, float density) noexcept {
  running_platform().page_resized(width, height, density);
}

EMSCRIPTEN_KEEPALIVE void shell_pointer(int kind, float x, float y, int button, int touch,
                                        double time_ms, int pointer, float pressure) noexcept {
  running_platform().host().pointer({.kind = static_cast<PointerEvent::Kind>(kind),
                                     .x = x,
                                     .y = y,
                                     .button = button,
                                     .touch = touch != 0,
                                     .time_ms = time_ms,
                                     .pointer = pointer,
                                     .pressure = pressure});
  running_platform().input_done();
}

EMSCRIPTEN_KEEPALIVE void shell_wheel(float x, float y, float right, float down) noexcept {
  running_platform().host().wheel(x, y, right, down);
}

EMSCRIPTEN_KEEPALIVE int shell_zoom_wheel(float x, float y, float down) noexcept {
  return running_platform().host().zoom_wheel(x, y, down) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int shell_key(const char* key) noexcept {
  const bool used = running_platform().host().key(key);
  running_platform().input_done();
  return used ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void shell_focused(unsigned id, int visible) noexcept {
  running_platform().host().focus_changed(id, visible != 0);
}

EMSCRIPTEN_KEEPALIVE void shell_activate(unsigned id) noexcept {
  running_platform().host().activate(id);
  running_platform().input_done();
}

EMSCRIPTEN_KEEPALIVE void shell_typed(unsigned id, const char* text, int composing) noexcept {
  running_platform().host().field_typed(id, text, composing != 0);
  running_platform().input_done();
}

EMSCRIPTEN_KEEPALIVE void shell_submitted(unsigned id) noexcept {
  running_platform().host().field_submitted(id);
  running_platform().input_done();
}

EMSCRIPTEN_KEEPALIVE void shell_scrolled(unsigned id, float x, float y) noexcept {
  running_platform().host().scrolled(id, x, y);
}

EMSCRIPTEN_KEEPALIVE void shell_placed(int request, int outcome, double latitude, double longitude,
                                       double accuracy_m) noexcept {
  running_platform().place_found(
      request, {static_cast<Place::Outcome>(outcome), latitude, longitude, accuracy_m});
}

EMSCRIPTEN_KEEPALIVE void shell_install_answered(int agreed) noexcept {
  running_platform().install_answered(agreed != 0);
}

EMSCRIPTEN_KEEPALIVE void shell_shared(int request, int outcome) noexcept {
  running_platform().share_ended(request, static_cast<ShareOutcome>(outcome));
}

EMSCRIPTEN_KEEPALIVE void shell_files_over(int over) noexcept {
  running_platform().host().files_over(over != 0);
}

EMSCRIPTEN_KEEPALIVE void shell_picture(unsigned id, const char* name, const char* media_type,
                                        double bytes) noexcept {
  running_platform().pictures().add({.id = id,
                                     .name = name,
                                     .media_type = media_type,
                                     .bytes = static_cast<std::uint64_t>(bytes)});
}

EMSCRIPTEN_KEEPALIVE void shell_pictures_given(const char* problem, int limit, int placed, float x,
                                               float y) noexcept {
  running_platform().pictures_given(
      problem, limit, placed != 0 ? std::optional(huifang::shell::Host::Spot{x, y}) : std::nullopt);
}

EMSCRIPTEN_KEEPALIVE void shell_picture_decoded(unsigned id, int side, int width,
                                                int height) noexcept {
  running_platform().pictures().decoded(id, side, width, height);
  running_platform().request_frame();
}

// 0: the page is seen or hidden; 1: on line or not; 2: another route or look, which the next frame
// reads.
EMSCRIPTEN_KEEPALIVE void shell_changed(int what, int value) noexcept {
  if (auto* program = running_platform().program()) {
    if (what == 0) program->visibility_changed(value != 0);
    if (what == 1) program->network_changed(value != 0);
  }
  if (what == 2) running_platform().route_changed();
  running_platform().request_frame();
}

EMSCRIPTEN_KEEPALIVE void shell_wake() noexcept {
  if (auto* program = running_platform().program()) program->wake();
}

EMSCRIPTEN_KEEPALIVE void shell_restored() noexcept { running_platform().context_restored(); }

// 0: frames drawn; 1: milliseconds of the last run of the program; 2: updates of the mirror; 3:
// frames run; 4: pixels of pictures that are ready to be drawn; 5: nodes in the list of semantics; 6:
// nodes handed to the mirror so far; 7: milliseconds of the mirror's last update; 8: milliseconds
// that the list itself takes.
EMSCRIPTEN_KEEPALIVE double shell_measured(int which) noexcept {
  const auto& platform = running_platform();
  const auto& tree = running_platform().host().ui().semantics();
  switch (which) {
    case 0:
      return platform.frames_drawn();
    case 1:
      return running_platform().host().last_frame_ms();
    case 2:
      return platform.mirror().updates();
    case 3:
      return running_platform().host().frames_run();
    case 4:
      return static_cast<double>(running_platform().pictures().pixels());
    case 5:
      return static_cast<double>(tree.nodes().size());
    case 6:
      return static_cast<double>(platform.mirror().nodes_sent());
    case 7:
      return platform.mirror().last_update_ms();
    default:
      return huifang::shell::listing_cost_ms(tree);
  }
}

}  // extern "C"
