#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/platform/host.hpp"
#include "shell/platform/platform.hpp"
#include "shell/semantics/tree.hpp"

namespace huifang::shell {

// A platform without a screen, for tests: whole flows run in milliseconds, with a clock that only
// the test moves. Widgets are found by role and name, as a screen reader or Playwright finds them,
// and pressed with a pointer at their place on the page, so what is covered or out of sight behaves
// as for a person.
class HeadlessPlatform final : public Platform {
 public:
  struct Options {
    float width = 390, height = 844;
    std::int64_t wall_ms = 1'789'612'200'000;  // 2026-09-17 02:30 UTC, 10:30 in China.
    int time_zone_offset_minutes = 480;
    std::string language = "en";
    std::string route = "/";
    std::map<std::string, std::string> remembered;  // What was chosen here before.
  };
  HeadlessPlatform() : HeadlessPlatform(Options{}) {}
  explicit HeadlessPlatform(const Options& options);

  // Borrowed: outlives the last call. Draws the first frames.
  void run(Program& program);
  Host& host() { return host_; }

  // --- What a person does. Each of these fails the test's expectation by returning false and
  // leaves a reason in problem() when there is no such widget, more than one, or it cannot be
  // reached. ---
  bool click(semantics::Role role, std::string_view name);
  // Replaces the text of a field, as typing it would.
  bool fill(std::string_view name, std::string_view text);
  // Types with an input method: `composition` is seen in between, `text` is what stays.
  bool compose(std::string_view name, std::string_view composition, std::string_view text);
  // "Tab", "Shift+Tab", "Enter", "Escape", "Backspace", arrows, or one letter: goes to the field
  // being edited, to the focused widget or to the page.
  void press(std::string_view key);
  void scroll(float x, float y, float down);
  // The browser's back button.
  void go_back();
  // Drops files at that spot, or pastes them; each picture's number is made here.
  void give_pictures(GivenPictures given, std::optional<Host::Spot> spot = std::nullopt);

  // --- What a person sees ---
  // The only node of that role and name; nothing if there is none or more than one.
  struct Found {
    semantics::Node node;
    std::string name, value, link;
    bool is(semantics::State state) const { return (node.state & state) != 0; }
  };
  std::optional<Found> find(semantics::Role role, std::string_view name) const;
  std::vector<Found> find_all(semantics::Role role) const;
  // All texts, headings and names in reading order.
  std::vector<std::string> texts() const;
  bool sees(std::string_view text) const;
  // The whole list, indented, for the message of a failing test.
  std::string dump() const;
  const std::string& problem() const { return problem_; }
  std::optional<Found> focused() const;

  // --- The world ---
  void set_size(float width, float height);
  void set_text_zoom(float zoom);
  void set_reduced_motion(bool reduced);
  void set_visible(bool visible);
  void set_online(bool online);
  // What locate() answers, at once or, with nothing, only when answer_place() is called.
  void set_place(std::optional<Place> place) { place_ = place; }
  void answer_place(const Place& place);
  // Moves both clocks on, stopping at each moment the program asked to be woken or drawn at.
  void advance_ms(std::int64_t ms);
  // Lets the program do what it put off for an idle moment. Returns false if there was nothing.
  bool idle();
  // Runs the frames that were asked for. Returns how many; more than `max` means that it never
  // rests.
  int run_frames(int max = 100);
  void set_storage_promise(StoragePromise promise);
  void set_update_ready();
  void set_updated();
  void set_installing(Installing installing);
  // The person answers what install() asked. Returns false if nothing was asked.
  bool answer_install(bool agreed);
  std::size_t badge() const { return badge_; }
  bool kept_awake() const { return kept_awake_; }
  int restarts() const { return restarts_; }
  bool frame_wanted() const { return frame_wanted_; }
  const std::map<std::string, std::string>& choices() const { return options_.remembered; }
  const std::string& title() const { return title_; }
  const std::string& clipboard() const { return clipboard_; }
  // What was printed last, and what was offered for sharing.
  const std::optional<PrintDocument>& printed() const { return printed_; }
  const std::string& shared_text() const { return shared_text_; }
  void set_share_outcome(ShareOutcome outcome) { share_outcome_ = outcome; }
  const std::string& opened_link() const { return opened_link_; }
  // How what is given next can be drawn; and how much of it the program still keeps.
  void set_picture_look(const PictureLook& look) { picture_look_ = look; }
  struct KeptPicture {
    GivenPicture file;
    PictureLook look;
    int side_px = 0;  // As wished last.
  };
  const std::map<std::uint32_t, KeptPicture>& pictures() const { return pictures_; }

  // --- Platform ---
  std::int64_t wall_ms() const override { return wall_ms_; }
  double monotonic_ms() const override { return monotonic_ms_; }
  int time_zone_offset_minutes(std::int64_t) const override {
    return options_.time_zone_offset_minutes;
  }
  std::string language() const override;
  std::string remembered(std::string_view choice) const override;
  void remember(std::string_view choice, std::string_view value) override;
  void request_frame() override { frame_wanted_ = true; }
  void request_frame_at(std::int64_t wall_ms) override { frame_at_ms_ = wall_ms; }
  void wake_at(double monotonic_ms) override { wake_at_ms_ = monotonic_ms; }
  void wake_when_idle() override { wake_when_idle_ = true; }
  bool visible() const override { return visible_; }
  bool online() const override { return online_; }
  float text_zoom() const override { return text_zoom_; }
  bool prefers_dark() const override { return false; }
  bool prefers_reduced_motion() const override { return reduced_motion_; }
  StoragePromise storage_promise() const override { return storage_promise_; }
  bool update_ready() const override { return update_ready_; }
  bool updated() const override { return updated_; }
  void restart() override { ++restarts_; }
  Installing installing() const override { return installing_; }
  void install(std::function<void(bool)> done) override { asked_to_install_ = std::move(done); }
  void set_badge(std::size_t count) override { badge_ = count; }
  void keep_awake(bool wished) override { kept_awake_ = wished; }
  const std::string& route() const override { return routes_.back(); }
  void push_route(std::string_view route) override;
  void replace_route(std::string_view route) override;
  void back(std::string_view otherwise) override;
  void set_title(std::string_view title) override { title_ = title; }
  // Four code points make a word.
  std::vector<std::size_t> word_sizes(std::string_view text) const override;
  void copy_text(std::string_view text) override { clipboard_ = text; }
  void print(const PrintDocument& document) override { printed_ = document; }
  void share(std::string_view, std::string_view text,
             std::function<void(ShareOutcome)> done) override {
    shared_text_ = text;
    done(share_outcome_);
  }
  PictureLook picture(std::uint32_t id, int side_px) override;
  void release_picture(std::uint32_t id) override { pictures_.erase(id); }
  void locate(std::function<void(const Place&)> done) override;
  void set_cursor(Cursor) override {}
  void open_link(std::string_view link) override { opened_link_ = link; }
  void focus(semantics::NodeId id) override;
  void set_page_look(std::string_view, std::uint32_t, bool) override {}

 private:
  Found found(const semantics::Node& node) const;
  const semantics::Node* find_node(semantics::Role role, std::string_view name, bool quiet) const;
  bool press_at(const semantics::Node& node);
  // Scrolls the panes around it until its middle is in sight.
  bool bring_into_sight(semantics::NodeId id);
  void move_focus(int step);
  void edit(std::string_view key);
  bool set_field(semantics::NodeId id, std::string text, bool composing);

  Options options_;
  mutable std::string problem_;
  std::int64_t wall_ms_;
  double monotonic_ms_ = 0;
  double wake_at_ms_ = -1;
  bool wake_when_idle_ = false;
  Program* program_ = nullptr;
  bool frame_wanted_ = false;
  std::int64_t frame_at_ms_ = 0;
  bool visible_ = true, online_ = true;
  StoragePromise storage_promise_ = StoragePromise::kUnknown;
  bool update_ready_ = false, updated_ = false;
  Installing installing_ = Installing::kNotOffered;
  std::function<void(bool)> asked_to_install_;
  std::size_t badge_ = 0;
  bool kept_awake_ = false;
  int restarts_ = 0;
  bool reduced_motion_ = true;  // What moves is seen at its end.
  float text_zoom_ = 1.0F;
  std::vector<std::string> routes_;
  std::string title_, clipboard_, opened_link_;
  std::optional<PrintDocument> printed_;
  std::string shared_text_;
  ShareOutcome share_outcome_ = ShareOutcome::kShared;
  std::map<std::uint32_t, KeptPicture> pictures_;
  std::uint32_t last_picture_ = 0;
  PictureLook picture_look_{
      .state = PictureLook::State::kReady, .texture = 1, .width = 640, .height = 480};
  std::optional<Place> place_;
  std::vector<std::function<void(const Place&)>> waiting_for_place_;
  // The editor over the focused field.
  semantics::NodeId focused_ = 0;
  std::string editor_text_;
  std::size_t caret_ = 0;
  Host host_;
};

}  // namespace huifang::shell
