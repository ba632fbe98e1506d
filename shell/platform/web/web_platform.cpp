#include "shell/platform/web/web_platform.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "shell/platform/web/canvas_fonts.hpp"
#include "shell/platform/web/print_lines.hpp"
#include "shell/platform/web/web_host.hpp"
#include "shell/theme/generated_tokens.hpp"

// Thin bridges to `Module.shell`, made by web/js/shell/shell.js. Strings that come back are freed
// by take_string().
EM_JS_DEPS(shell_platform, "$UTF8ToString,$stringToNewUTF8");
EM_JS(void, shell_page_request_frame, (), { Module["shell"]["page"]["requestFrame"](); });
EM_JS(void, shell_page_request_frame_at, (double delay_ms),
      { Module["shell"]["page"]["requestFrameIn"](delay_ms); });
EM_JS(void, shell_page_wake_in, (double delay_ms),
      { Module["shell"]["page"]["wakeIn"](delay_ms); });
EM_JS(void, shell_page_wake_when_idle, (), { Module["shell"]["page"]["wakeWhenIdle"](); });
EM_JS(int, shell_page_fact, (int which), { return Module["shell"]["page"]["fact"](which); });
EM_JS(double, shell_page_text_zoom, (), { return Module["shell"]["page"]["textZoom"](); });
EM_JS(int, shell_page_time_zone_offset, (double wall_ms),
      { return -new Date(wall_ms).getTimezoneOffset(); });
EM_JS(char*, shell_page_text, (int which),
      { return stringToNewUTF8(Module["shell"]["page"]["text"](which)); });
EM_JS(char*, shell_page_words, (const char* text, int size),
      { return stringToNewUTF8(Module["shell"]["page"]["words"](UTF8ToString(text, size))); });
EM_JS(char*, shell_page_remembered, (const char* choice),
      { return stringToNewUTF8(Module["shell"]["page"]["remembered"](UTF8ToString(choice))); });
EM_JS(void, shell_page_remember, (const char* choice, const char* value),
      { Module["shell"]["page"]["remember"](UTF8ToString(choice), UTF8ToString(value)); });
EM_JS(void, shell_page_tell, (int what, const char* text),
      { Module["shell"]["page"]["tell"](what, UTF8ToString(text)); });
EM_JS(void, shell_page_locate, (int request), { Module["shell"]["page"]["locate"](request); });
EM_JS(void, shell_device_install, (), { Module["shell"]["device"]["install"](); });
EM_JS(void, shell_device_badge, (unsigned count),
      { Module["shell"]["device"]["setBadge"](count); });
EM_JS(void, shell_device_keep_awake, (int wished),
      { Module["shell"]["device"]["keepAwake"](wished); });
EM_JS(int, shell_device_installing, (), { return Module["shell"]["device"]["installing"](); });
EM_JS(void, shell_page_print, (const char* lines),
      { Module["shell"]["page"]["print"](UTF8ToString(lines)); });
EM_JS(void, shell_page_share, (int request, const char* title, const char* text),
      { Module["shell"]["page"]["share"](request, UTF8ToString(title), UTF8ToString(text)); });
EM_JS(void, shell_page_cursor, (int cursor), { Module["shell"]["page"]["setCursor"](cursor); });
EM_JS(void, shell_page_look, (const char* language, unsigned ground, int dark),
      { Module["shell"]["page"]["setLook"](UTF8ToString(language), ground, dark); });
EM_JS(void, shell_mirror_focus, (unsigned id), { Module["shell"]["mirror"]["focus"](id); });
EM_JS(void, shell_first_frame_drawn, (), { Module["shell"]["drawn"](); });
// Gives the page one object of plain functions; nothing else of this module is known to it.
// clang-format off
EM_JS(void, shell_connect, (), {
  function withText(text, call) {
    const pointer = stringToNewUTF8(text);
    const result = call(pointer);
    _free(pointer);
    return result;
  }
  const calls = {};
  calls["frame"] = _shell_frame;
  calls["resize"] = _shell_resize;
  calls["pointer"] = _shell_pointer;
  calls["wheel"] = _shell_wheel;
  calls["zoomWheel"] = _shell_zoom_wheel;
  calls["key"] = (key) => withText(key, _shell_key);
  calls["focused"] = _shell_focused;
  calls["activate"] = _shell_activate;
  calls["typed"] = (id, text, composing) => withText(text, (pointer) => _shell_typed(id, pointer, composing));
  calls["submitted"] = _shell_submitted;
  calls["scrolled"] = _shell_scrolled;
  calls["placed"] = _shell_placed;
  calls["installAnswered"] = _shell_install_answered;
  calls["shared"] = _shell_shared;
  calls["filesOver"] = _shell_files_over;
  calls["picture"] = (id, name, type, size) =>
    withText(name, (nameAt) => withText(type, (typeAt) => _shell_picture(id, nameAt, typeAt, size)));
  calls["picturesGiven"] = (problem, limit, placed, x, y) =>
    withText(problem, (pointer) => _shell_pictures_given(pointer, limit, placed, x, y));
  calls["pictureDecoded"] = _shell_picture_decoded;
  calls["changed"] = _shell_changed;
  calls["wake"] = _shell_wake;
  calls["restored"] = _shell_restored;
  calls["measured"] = _shell_measured;
  Module["shell"]["connect"](calls);
});
// The renderer of ImGui asks for the whole state before each frame, to put it back afterwards. Each question waits
// until the graphics process has drawn the frame before; nobody else draws here, so the first answers stay true.
EM_JS(void, shell_page_remember_state, (), {
  const ask = GLctx.getParameter.bind(GLctx);
  const answers = new Map();
  GLctx.getParameter = (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name);
  };
});
// clang-format on

namespace huifang::shell {
namespace {

// Shared with web/js/shell/page.js.
enum Fact { kVisible = 0, kOnline = 1, kDark = 2, kReducedMotion = 3 };
enum PageText { kLanguage = 0, kRoute = 1 };
enum Telling { kPushRoute = 0, kReplaceRoute = 1, kBack = 2, kTitle = 3, kCopy = 4, kOpen = 5 };

constexpr char kBetweenWords = '\x1F';

WebPlatform* g_platform = nullptr;

std::string take_string(char* text) {
  std::string result(text);
  free(text);
  return result;
}

void tell(Telling what, std::string_view text) { shell_page_tell(what, std::string(text).c_str()); }

const char* family_for(std::string_view language) {
  return language.starts_with("zh") ? tokens::kFamilyChinese : tokens::kFamilyLatin;
}

std::string page_language() { return take_string(shell_page_text(kLanguage)); }

// The page made the context when it opened (web/js/shell/shell.js), with what it is good for.
void open_canvas() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.enableExtensionsByDefault = false;  // None is used; each costs a question.
  const auto context = emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) return;
  emscripten_webgl_make_context_current(context);
  shell_page_remember_state();
}

}  // namespace

WebPlatform& running_platform() { return *g_platform; }

WebPlatform::WebPlatform()
    : family_(family_for(page_language())), host_(*this, set_canvas_family(family_)) {
  g_platform = this;
  open_canvas();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  ImGui_ImplOpenGL3_CreateDeviceObjects();
}

void WebPlatform::run(Program& program) {
  program_ = &program;
  host_.set_program(&program);
  shell_connect();
}

bool WebPlatform::draw() {
  const bool more = host_.frame();
  ImGui::Render();
  const ImGuiIO& io = ImGui::GetIO();
  glViewport(0, 0, static_cast<GLsizei>(io.DisplaySize.x * io.DisplayFramebufferScale.x + 0.5F),
             static_cast<GLsizei>(io.DisplaySize.y * io.DisplayFramebufferScale.y + 0.5F));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  pictures_.frame_drawn();
  if (take_canvas_overflow()) {
    host_.glyphs_did_not_fit();
    request_frame();
  }
  input_done();
  if (frames_drawn_ == 0) shell_first_frame_drawn();
  frames_drawn_ += 1;
  return more;
}

void WebPlatform::input_done() {
  mirror_.show(host_.ui().semantics());
  request_frame_at(host_.repaint_at_ms());
  set_cursor(host_.cursor());
}

void WebPlatform::page_resized(float width, float height, float density) {
  text_zoom_ = static_cast<float>(shell_page_text_zoom());
  host_.set_page(width, height, density);
}

void WebPlatform::context_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  pictures_.forget_textures();
  request_frame();
}

std::int64_t WebPlatform::wall_ms() const {
  return static_cast<std::int64_t>(emscripten_date_now());
}
double WebPlatform::monotonic_ms() const { return emscripten_get_now(); }
int WebPlatform::time_zone_offset_minutes(std::int64_t wall_ms) const {
  return shell_page_time_zone_offset(static_cast<double>(wall_ms));
}
std::string WebPlatform::language() const { return page_language(); }
std::string WebPlatform::remembered(std::string_view choice) const {
  return take_string(shell_page_remembered(std::string(choice).c_str()));
}

void WebPlatform::remember(std::string_view choice, std::string_view value) {
  shell_page_remember(std::string(choice).c_str(), std::string(value).c_str());
}

void WebPlatform::request_frame() { shell_page_request_frame(); }

void WebPlatform::request_frame_at(std::int64_t wall_ms) {
  if (wall_ms == frame_at_ms_) return;
  frame_at_ms_ = wall_ms;
  shell_page_request_frame_at(wall_ms == 0 ? -1.0 : static_cast<double>(wall_ms - this->wall_ms()));
}

void WebPlatform::wake_at(double monotonic_ms) {
  shell_page_wake_in(monotonic_ms < 0 ? -1.0 : std::max(0.0, monotonic_ms - this->monotonic_ms()));
}

void WebPlatform::wake_when_idle() { shell_page_wake_when_idle(); }
bool WebPlatform::visible() const { return shell_page_fact(kVisible) != 0; }
bool WebPlatform::online() const { return shell_page_fact(kOnline) != 0; }
float WebPlatform::text_zoom() const { return text_zoom_; }

StoragePromise WebPlatform::storage_promise() const {
  if (web_host().persisted()) return StoragePromise::kKept;
  return web_host().asked() ? StoragePromise::kMayBeCleared : StoragePromise::kUnknown;
}

bool WebPlatform::update_ready() const { return web_host().update_ready(); }

bool WebPlatform::updated() const { return web_host().updated(); }

void WebPlatform::restart() { web_host().restart(); }

Installing WebPlatform::installing() const {
  return static_cast<Installing>(shell_device_installing());
}

void WebPlatform::install(std::function<void(bool)> done) {
  waiting_for_install_ = std::move(done);
  shell_device_install();
}

void WebPlatform::install_answered(bool agreed) {
  if (const auto done = std::exchange(waiting_for_install_, nullptr)) done(agreed);
  request_frame();
}

void WebPlatform::set_badge(std::size_t count) { shell_device_badge(static_cast<unsigned>(count)); }

void WebPlatform::keep_awake(bool wished) { shell_device_keep_awake(wished ? 1 : 0); }

bool WebPlatform::prefers_dark() const { return shell_page_fact(kDark) != 0; }
bool WebPlatform::prefers_reduced_motion() const { return shell_page_fact(kReducedMotion) != 0; }
const std::string& WebPlatform::route() const {
  if (!route_) route_ = take_string(shell_page_text(kRoute));
  return *route_;
}

void WebPlatform::push_route(std::string_view route) {
  tell(kPushRoute, route);
  route_changed();
  request_frame();
}

void WebPlatform::replace_route(std::string_view route) {
  tell(kReplaceRoute, route);
  route_changed();
  request_frame();
}

void WebPlatform::back(std::string_view otherwise) {
  tell(kBack, otherwise);
  route_changed();
}
void WebPlatform::set_title(std::string_view title) { tell(kTitle, title); }
std::vector<std::size_t> WebPlatform::word_sizes(std::string_view text) const {
  const std::string words =
      take_string(shell_page_words(text.data(), static_cast<int>(text.size())));
  std::vector<std::size_t> sizes;
  std::size_t from = 0;
  while (from < words.size()) {
    const std::size_t to = std::min(words.find(kBetweenWords, from), words.size());
    sizes.push_back(to - from);
    from = to + 1;
  }
  return sizes;
}
void WebPlatform::copy_text(std::string_view text) { tell(kCopy, text); }
void WebPlatform::open_link(std::string_view link) { tell(kOpen, link); }

void WebPlatform::print(const PrintDocument& document) {
  shell_page_print(print_lines(document).c_str());
}

void WebPlatform::share(std::string_view title, std::string_view text,
                        std::function<void(ShareOutcome)> done) {
  waiting_for_share_[++last_share_request_] = std::move(done);
  shell_page_share(last_share_request_, std::string(title).c_str(), std::string(text).c_str());
}

void WebPlatform::share_ended(int request, ShareOutcome outcome) {
  const auto waiting = waiting_for_share_.find(request);
  if (waiting == waiting_for_share_.end()) return;
  const auto done = std::move(waiting->second);
  waiting_for_share_.erase(waiting);
  done(outcome);
  request_frame();
}

void WebPlatform::pictures_given(std::string_view problem, int limit,
                                 std::optional<Host::Spot> spot) {
  host_.pictures_given(
      {.pictures = pictures_.take_new(), .problem = std::string(problem), .limit = limit}, spot);
  input_done();
}

void WebPlatform::locate(std::function<void(const Place&)> done) {
  waiting_for_place_[++last_place_request_] = std::move(done);
  shell_page_locate(last_place_request_);
}

void WebPlatform::place_found(int request, const Place& place) {
  const auto waiting = waiting_for_place_.find(request);
  if (waiting == waiting_for_place_.end()) return;
  const auto done = std::move(waiting->second);
  waiting_for_place_.erase(waiting);
  done(place);
  request_frame();
}

void WebPlatform::set_cursor(Cursor cursor) {
  if (cursor == shown_cursor_) return;
  shown_cursor_ = cursor;
  shell_page_cursor(static_cast<int>(cursor));
}

void WebPlatform::focus(semantics::NodeId id) {
  // The element may be new in this frame.
  mirror_.show(host_.ui().semantics());
  shell_mirror_focus(id);
}

void WebPlatform::set_page_look(std::string_view language, std::uint32_t ground, bool dark) {
  shell_page_look(std::string(language).c_str(), ground, dark ? 1 : 0);
  if (const char* family = family_for(language); family_ != family) {
    family_ = family;
    const FontSource fonts = set_canvas_family(family_);
    host_.set_fonts(fonts.ascent_em, fonts.descent_em);
  }
}

}  // namespace huifang::shell
