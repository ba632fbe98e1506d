#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shell/platform/host.hpp"
#include "shell/platform/platform.hpp"
#include "shell/platform/web/mirror.hpp"
#include "shell/platform/web/web_pictures.hpp"

namespace huifang::shell {

// The browser. Draws with WebGL2 on the canvas that web/js/shell/shell.js made, frames strictly on
// demand; text is edited by the page's own fields in the mirror. There is one, it lives as long as
// the page.
class WebPlatform final : public Platform {
 public:
  // REQUIRES: `Module.shell` is there (createShell). Ends the page with a plain message without
  // WebGL2.
  WebPlatform();

  // Connects the page's events and asks for the first frame, then returns; everything else happens
  // in events. `program` is borrowed for as long as the page lives.
  void run(Program& program);

  // --- What the exported functions call ---
  Host& host() { return host_; }
  // Runs a frame and puts it on the screen. Returns true when the next one is wanted at once.
  bool draw();
  // After input: what changed goes to the mirror at once, to the screen with the next frame.
  void input_done();
  void page_resized(float width, float height, float density);
  void context_restored();
  void place_found(int request, const Place& place);
  void install_answered(bool agreed);
  void share_ended(int request, ShareOutcome outcome);
  WebPictures& pictures() { return pictures_; }
  // Pictures were dropped at that spot, or pasted: all that pictures() was told of since before.
  void pictures_given(std::string_view problem, int limit, std::optional<Host::Spot> spot);
  Program* program() { return program_; }

  std::int64_t wall_ms() const override;
  double monotonic_ms() const override;
  int time_zone_offset_minutes(std::int64_t wall_ms) const override;
  std::string language() const override;
  std::string remembered(std::string_view choice) const override;
  void remember(std::string_view choice, std::string_view value) override;
  void request_frame() override;
  void request_frame_at(std::int64_t wall_ms) override;
  void wake_at(double monotonic_ms) override;
  void wake_when_idle() override;
  bool visible() const override;
  bool online() const override;
  float text_zoom() const override;
  bool prefers_dark() const override;
  bool prefers_reduced_motion() const override;
  StoragePromise storage_promise() const override;
  bool update_ready() const override;
  bool updated() const override;
  void restart() override;
  Installing installing() const override;
  void install(std::function<void(bool)> done) override;
  void set_badge(std::size_t count) override;
  void keep_awake(bool wished) override;
  const std::string& route() const override;
  // The browser may have gone elsewhere: it is asked again.
  void route_changed() { route_.reset(); }
  void push_route(std::string_view route) override;
  void replace_route(std::string_view route) override;
  void back(std::string_view otherwise) override;
  void set_title(std::string_view title) override;
  std::vector<std::size_t> word_sizes(std::string_view text) const override;
  void copy_text(std::string_view text) override;
  void print(const PrintDocument& document) override;
  void share(std::string_view title, std::string_view text,
             std::function<void(ShareOutcome)> done) override;
  PictureLook picture(std::uint32_t id, int side_px) override {
    return pictures_.look(id, side_px);
  }
  void release_picture(std::uint32_t id) override { pictures_.release(id); }
  void locate(std::function<void(const Place&)> done) override;
  void set_cursor(Cursor cursor) override;
  void open_link(std::string_view link) override;
  void focus(semantics::NodeId id) override;
  void set_page_look(std::string_view language, std::uint32_t ground, bool dark) override;

  // Measuring, for the developer's console: frames drawn, milliseconds of the last, updates of the
  // mirror.
  int frames_drawn() const { return frames_drawn_; }
  const Mirror& mirror() const { return mirror_; }

 private:
  Program* program_ = nullptr;
  Mirror mirror_;
  WebPictures pictures_;
  std::unordered_map<int, std::function<void(const Place&)>> waiting_for_place_;
  int last_place_request_ = 0;
  std::function<void(bool)> waiting_for_install_;
  std::unordered_map<int, std::function<void(ShareOutcome)>> waiting_for_share_;
  int last_share_request_ = 0;
  int frames_drawn_ = 0;
  Cursor shown_cursor_ = Cursor::kDefault;
  std::string family_;
  mutable std::optional<std::string> route_;  // Nothing: the browser is to be asked.
  std::int64_t frame_at_ms_ = 0;
  float text_zoom_ = 1.0F;
  Host host_;
};

// The one of this page, for the exported functions. REQUIRES: it was made.
WebPlatform& running_platform();

}  // namespace huifang::shell
