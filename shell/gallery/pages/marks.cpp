#include <algorithm>
#include <array>

#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

constexpr float kMark = 24.0F;
constexpr float kCell = 48.0F;

struct NamedStatus {
  std::string_view key;
  Status status;
};
constexpr std::array kStatuses{
    NamedStatus{"gallery.marks.saved", Status::kSaved},
    NamedStatus{"gallery.marks.sent", Status::kSent},
    NamedStatus{"gallery.marks.accepted", Status::kAccepted},
    NamedStatus{"gallery.marks.refused", Status::kRefused},
    NamedStatus{"gallery.marks.conflict", Status::kConflict},
    NamedStatus{"gallery.marks.overdue", Status::kOverdue},
    NamedStatus{"gallery.marks.soon", Status::kSoon},
};
constexpr std::array<std::string_view, 3> kGrades{"A", "B", "C"};

// The small signs that carry a state, and every icon.
class MarksPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.marks.states"));
    for (const NamedStatus& one : kStatuses) draw_state(ui, say, one);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.marks.grades"));
    Rect row = ui.take(ui.metrics().touch_min);
    for (const std::string_view grade : kGrades) {
      grade_mark(ui, cut_left(row, kMark), kMark, grade, say.say("app.grade", {{"grade", grade}}));
      cut_left(row, space(4));
    }
    end_sample(ui);
    begin_sample(ui, say.say("gallery.marks.icons"));
    draw_icons(ui);
    end_sample(ui);
  }

 private:
  static void draw_state(Ui& ui, const Speech& say, const NamedStatus& one) {
    const std::string& words = say.say(one.key);
    Rect row = ui.take(ui.metrics().touch_min);
    status_mark(ui, cut_left(row, kMark), kMark, one.status, {});
    cut_left(row, space(3));
    tag(ui, centred(row, row.width(), kMark), one.status, words);
  }

  static void draw_icons(Ui& ui) {
    const int columns = std::max(1, static_cast<int>(ui.available_width() / kCell));
    Rect row{};
    for (int index = 0; index < kIconCount; ++index) {
      if (index % columns == 0) row = ui.take(kCell);
      draw_icon(ui, static_cast<Icon>(index), cut_left(row, kCell), ui.metrics().icon,
                ui.colour().ink);
    }
  }
};

}  // namespace

std::unique_ptr<GalleryPage> make_marks_page() { return std::make_unique<MarksPage>(); }

}  // namespace huifang::shell
