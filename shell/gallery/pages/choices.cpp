#include <array>

#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

// What is chosen from.
class ChoicesPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.choices.chips"));
    const std::string all = say.say("gallery.choices.all"),
                      overdue = say.say("gallery.choices.overdue"),
                      grade = say.say("gallery.choices.grade"),
                      pool = say.say("gallery.choices.pool"),
                      near = say.say("gallery.choices.near");
    const std::array filters{
        Chip{.label = all},
        Chip{.label = overdue, .count = "5", .icon = Icon::kStOverdue, .icon_tone = Tone::kOverdue},
        Chip{.label = grade, .count = "38"}, Chip{.label = pool, .count = "12"},
        Chip{.label = near}};
    chips(ui, "filter", say.say("gallery.choices.chips"), filters, filter_);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.choices.faces"));
    const std::string worst = say.say("gallery.choices.face_1"),
                      bad = say.say("gallery.choices.face_2"),
                      fair = say.say("gallery.choices.face_3"),
                      good = say.say("gallery.choices.face_4"),
                      best = say.say("gallery.choices.face_5");
    faces(ui, "face", say.say("gallery.choices.faces"), {worst, bad, fair, good, best}, face_);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.choices.boxes"));
    checkbox(ui, "read back", say.say("gallery.choices.read_back"), read_back_);
    checkbox(ui, "urgent", say.say("gallery.choices.urgent"), urgent_);
    end_sample(ui);
  }

 private:
  int filter_ = 0, face_ = 4;
  bool read_back_ = true, urgent_ = false;
};

}  // namespace

std::unique_ptr<GalleryPage> make_choices_page() { return std::make_unique<ChoicesPage>(); }

}  // namespace huifang::shell
