#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/platform/pictures.hpp"
#include "shell/platform/print_document.hpp"
#include "shell/semantics/node.hpp"

namespace huifang::shell {

// A place as the device knows it, or why it does not.
struct Place {
  enum class Outcome { kFound, kRefused, kUnavailable, kTimedOut };
  Outcome outcome = Outcome::kUnavailable;
  double latitude = 0, longitude = 0;
  double accuracy_m = 0;
};

// Whether the browser keeps what this page stored until a person clears it.
enum class StoragePromise {
  kUnknown,  // Not asked yet, or not answered.
  kKept,
  kMayBeCleared,  // It may clear it by itself, short of room or after long absence.
};

// How this page can become an app of the device, with a place on its home screen.
enum class Installing {
  kNotOffered,  // Not here, or not now.
  kOffered,     // install() asks the person.
  kByHand,      // Only with the browser's own menu (iPhone, iPad): the person is told how.
  kInstalled,   // It is one.
};

// The order is shared with CURSORS in web/js/shell/page.js.
enum class Cursor { kDefault, kPointer, kText, kNotAllowed, kResizeSideways };

// All that the shell wants from the world around it. One implementation runs in the browser
// (platform/web), one without any screen for tests (platform/headless); CMake chooses. Storage,
// network and the device key are interfaces of sync/store and sync/client and are handed to the
// program beside this one.
//
// Calls come from the one thread that draws. Answers that take time come back through a function,
// which is called between frames and never after the platform is gone.
class Platform {
 public:
  virtual ~Platform() = default;

  // Milliseconds since 1970 by the device's clock, which may be wrong or jump.
  virtual std::int64_t wall_ms() const = 0;
  // Milliseconds since some moment; only ever grows.
  virtual double monotonic_ms() const = 0;
  // Minutes to add to UTC at that moment, as the device is set.
  virtual int time_zone_offset_minutes(std::int64_t wall_ms) const = 0;
  // The wished language as a tag ("zh-CN", "en"): ?lang= in the address, else the one remembered,
  // else the browser's.
  virtual std::string language() const = 0;

  // What a person chose for the pages of this browser ("language", "theme"): kept over restarts
  // where the browser lets it be kept, never sent anywhere. Empty: nothing was chosen.
  virtual std::string remembered(std::string_view choice) const = 0;
  virtual void remember(std::string_view choice, std::string_view value) = 0;

  // Asks for one frame soon. Many calls ask for one frame.
  virtual void request_frame() = 0;
  // Asks for a frame at that moment if the page can be seen then. A later call replaces an earlier
  // one; nothing is asked for when no frame calls it again. 0 takes the wish back.
  virtual void request_frame_at(std::int64_t wall_ms) = 0;
  // Calls Program::wake() at that moment (of monotonic_ms) without drawing, also while the page
  // cannot be seen. A later call replaces an earlier one; a negative moment takes the wish back.
  virtual void wake_at(double monotonic_ms) = 0;
  // Calls Program::wake() once, when nothing else is to be done.
  virtual void wake_when_idle() = 0;
  virtual bool visible() const = 0;
  // The browser's hint only: true means "perhaps".
  virtual bool online() const = 0;
  // What the person set as text size, 1 being normal; and whether less motion, dark colours are
  // wished.
  virtual float text_zoom() const = 0;
  virtual bool prefers_dark() const = 0;
  virtual bool prefers_reduced_motion() const = 0;

  virtual StoragePromise storage_promise() const = 0;
  // A newer version of the page has been fetched: the next start is the newer one.
  virtual bool update_ready() const = 0;
  // This is the first start of this version on a device that had another one.
  virtual bool updated() const = 0;
  // Starts the page anew. What is not durable is gone.
  virtual void restart() = 0;

  virtual Installing installing() const = 0;
  // Asks the person, inside a gesture of theirs; `done` hears whether they agreed.
  // REQUIRES: installing() is kOffered.
  virtual void install(std::function<void(bool agreed)> done) = 0;
  // The number on the app's icon; 0 takes it away. Also while the page cannot be seen.
  virtual void set_badge(std::size_t count) = 0;
  // Whether the screen stays lit without being touched, as far as the device allows it, for as long
  // as the page can be seen.
  virtual void keep_awake(bool wished) = 0;

  // The screen shown, as a path with its query: "/customers/KH100421". Starts with "/". Holds until
  // it changes.
  virtual const std::string& route() const = 0;
  // Goes to a screen: the back button returns. Nothing happens when it is the one shown.
  virtual void push_route(std::string_view route) = 0;
  // As push_route(), in place of the one shown.
  virtual void replace_route(std::string_view route) = 0;
  // The browser's back button. At the first screen of this page it goes to `otherwise` instead.
  virtual void back(std::string_view otherwise) = 0;
  virtual void set_title(std::string_view title) = 0;

  // How many bytes each word of `text` has, in a language that writes without blanks between them
  // (Thai, Burmese); they add up to its size. Parts of words where nobody knows the language.
  virtual std::vector<std::size_t> word_sizes(std::string_view text) const = 0;

  virtual void copy_text(std::string_view text) = 0;
  // The picture, at least `side_px` pixels of the device on its longer side, or as large as it is.
  // Decoded beside the frames: until then it is coming, or what a smaller wish had made of it, and
  // a frame is asked for when it is there. Called in each frame that draws it; what no frame draws
  // is kept small. REQUIRES: it was given and not released.
  virtual PictureLook picture(std::uint32_t id, int side_px) = 0;
  // Its bytes and all that was made of it go.
  virtual void release_picture(std::uint32_t id) = 0;
  // Opens the browser's own view of the printed pages, from which they can be saved as PDF. Inside
  // a person's gesture.
  virtual void print(const PrintDocument& document) = 0;
  // Offers the words to another app, or copies them where the browser cannot. Inside a person's
  // gesture.
  virtual void share(std::string_view title, std::string_view text,
                     std::function<void(ShareOutcome)> done) = 0;
  // Asks the person, the first time, and then the device. May take long or be refused for ever.
  virtual void locate(std::function<void(const Place&)> done) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  // Opens a link of another kind: "tel:", "mailto:", a map.
  virtual void open_link(std::string_view link) = 0;
  // Puts the keyboard's focus on a widget; on a text field this opens the editor over it. Inside a
  // person's gesture only (a frame that an event runs), or phones show no keyboard. 0 takes the
  // focus away.
  virtual void focus(semantics::NodeId id) = 0;
  // Tells the browser the language of the texts and the ground colour for what lies outside the
  // page.
  virtual void set_page_look(std::string_view language, std::uint32_t ground, bool dark) = 0;
};

}  // namespace huifang::shell
