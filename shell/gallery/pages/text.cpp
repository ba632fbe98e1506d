#include <array>

#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

struct NamedSize {
  std::string_view key;
  TextSize size;
};
constexpr std::array kSizes{
    NamedSize{"gallery.text.display", TextSize::kDisplay},
    NamedSize{"gallery.text.heading", TextSize::kHeading},
    NamedSize{"gallery.text.title", TextSize::kTitle},
    NamedSize{"gallery.text.body", TextSize::kBody},
    NamedSize{"gallery.text.small", TextSize::kSmall},
    NamedSize{"gallery.text.caption", TextSize::kCaption},
};
constexpr std::array<std::string_view, 4> kParagraphs{
    "gallery.text.chinese", "gallery.text.english", "gallery.text.mixed", "gallery.text.long_word"};

constexpr std::array<std::string_view, 6> kScripts{"gallery.text.arabic", "gallery.text.hebrew",
                                                   "gallery.text.hindi",  "gallery.text.thai",
                                                   "gallery.text.emoji",  "gallery.text.both_ways"};

// Sizes, scripts, wrapping and cutting.
class TextPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.text.sizes"));
    for (const NamedSize& one : kSizes) {
      text(ui, say.say(one.key), {.size = one.size, .bold = one.size >= TextSize::kTitle});
      ui.gap(space(1));
    }
    end_sample(ui);
    begin_sample(ui, say.say("gallery.text.scripts"));
    for (const std::string_view key : kScripts) {
      text(ui, say.say(key), {});
      ui.gap(space(2));
    }
    end_sample(ui);
    begin_sample(ui, say.say("gallery.text.paragraphs"));
    for (const std::string_view key : kParagraphs) {
      text(ui, say.say(key), {});
      ui.gap(space(3));
    }
    end_sample(ui);
    begin_sample(ui, say.say("gallery.text.one_line"));
    for (const std::string_view key : kParagraphs)
      text(ui, say.say(key), {.tone = Tone::kInk2, .lines_max = 1});
    end_sample(ui);
  }
};

}  // namespace

std::unique_ptr<GalleryPage> make_text_page() { return std::make_unique<TextPage>(); }

}  // namespace huifang::shell
