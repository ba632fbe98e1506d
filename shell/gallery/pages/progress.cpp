#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// What is on its way, and what was not loaded yet.
class ProgressPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.progress.bars"));
    progress_bar(ui, "part", say.say("gallery.progress.fetching"), 0.4F);
    ui.gap(space(3));
    progress_bar(ui, "whole", say.say("gallery.progress.fetched"), 1.0F);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.progress.rings"));
    draw_rings(ui, say);
    end_sample(ui);
    section_header(ui, say.say("gallery.progress.rows"));
    bones(ui, 2);
    section_header(ui, say.say("gallery.progress.card"));
    card_bones(ui);
    begin_sample(ui, say.say("gallery.progress.table"));
    table_bones(ui, 3, 4);
    end_sample(ui);
  }

 private:
  static void draw_rings(Ui& ui, const Speech& say) {
    struct Sample {
      std::string_view key;
      float part;
      std::string_view figure;
    };
    constexpr std::array kSamples{Sample{"none", 0.0F, "0%"}, Sample{"some", 0.64F, "64%"},
                                  Sample{"all", 1.0F, "100%"}, Sample{"unknown", -1.0F, {}}};
    const float size = 56.0F * ui.metrics().text_zoom;
    Rect row = ui.take(size);
    for (const Sample& one : kSamples) {
      const std::string& name = text_of(say, "gallery.progress.ring.", one.key);
      ui.place(cut_left(row, size));
      progress_ring(ui, one.key, {.name = name, .part = one.part, .figure = one.figure});
      cut_left(row, space(6));
    }
  }
};

}  // namespace

std::unique_ptr<GalleryPage> make_progress_page() { return std::make_unique<ProgressPage>(); }

}  // namespace huifang::shell
