#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// What holds other things.
class SurfacesPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    draw_cards(ui, say);
    begin_sample(ui, say.say("gallery.surfaces.banners"));
    banner(ui, "offline", {.icon = Icon::kOffline, .words = say.say("gallery.surfaces.offline")});
    ui.gap(space(3));
    banner(ui, "refused",
           {.icon = Icon::kStRefused,
            .tone = Tone::kRefused,
            .words = say.say("gallery.surfaces.wrong_password"),
            .alert = true});
    end_sample(ui);
    section_header(ui, say.say("gallery.surfaces.nothing"));
    empty_state(ui, "empty",
                {.icon = Icon::kVisits,
                 .title = say.say("gallery.surfaces.all_done"),
                 .detail = say.say("gallery.surfaces.next_visit"),
                 .action = say.say("gallery.surfaces.all_visits")});
  }

 private:
  void draw_cards(Ui& ui, const Speech& say) {
    section_header(ui, say.say("gallery.surfaces.cards"));
    card(ui, say, "plain", CardStyle::kPlain, Tone::kInk, Tone::kInk2);
    card(ui, say, "dark", CardStyle::kDark, Tone::kOnRail, Tone::kOnRail2);
    card(ui, say, "conflict", CardStyle::kConflict, Tone::kConflict, Tone::kInk2);
    card(ui, say, "refused", CardStyle::kRefused, Tone::kRefused, Tone::kInk2);
  }

  static void card(Ui& ui, const Speech& say, std::string_view key, CardStyle style, Tone title,
                   Tone detail) {
    const std::string& name = text_of(say, "gallery.surfaces.card.", key);
    begin_card(ui, key, style, name);
    heading(ui, name, 3, {.bold = true, .tone = title});
    text(ui, say.say("gallery.surfaces.card.detail"), {.size = TextSize::kSmall, .tone = detail});
    end_card(ui);
    ui.gap(space(3));
  }
};

}  // namespace

std::unique_ptr<GalleryPage> make_surfaces_page() { return std::make_unique<SurfacesPage>(); }

}  // namespace huifang::shell
