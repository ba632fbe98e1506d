#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

constexpr int kUndoMs = 8'000;

// What holds other things or lies over them.
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
    begin_sample(ui, say.say("gallery.surfaces.over"));
    if (button(ui, "dialog", say.say("gallery.surfaces.open_dialog"), ButtonStyle::kOutlined))
      dialog_ = true;
    ui.gap(space(2));
    if (button(ui, "undo", say.say("gallery.surfaces.open_undo"), ButtonStyle::kOutlined))
      undo_until_ms_ = ui.now_ms() + kUndoMs;
    end_sample(ui);
    begin_sample(ui, say.say("gallery.surfaces.waiting"));
    progress_bar(ui, "part", say.say("gallery.surfaces.fetching"), 0.4F);
    ui.gap(space(3));
    progress_bar(ui, "whole", say.say("gallery.surfaces.fetched"), 1.0F);
    end_sample(ui);
    ui.gap(space(4));
    bones(ui, 2);
    section_header(ui, say.say("gallery.surfaces.nothing"));
    empty_state(ui, "empty",
                {.icon = Icon::kVisits,
                 .title = say.say("gallery.surfaces.all_done"),
                 .detail = say.say("gallery.surfaces.next_visit"),
                 .action = say.say("gallery.surfaces.all_visits")});
  }

  void draw_overlays(Ui& ui, const Speech& say) override {
    if (undo_until_ms_ > ui.now_ms()) {
      ui.repaint_at(undo_until_ms_);
      if (snackbar(ui, "changed", say.say("gallery.surfaces.changed"),
                   say.say("gallery.surfaces.undo"), 0.0F))
        undo_until_ms_ = 0;
    }
    if (dialog_) draw_dialog(ui, say);
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
    const std::string name = say.say("gallery.surfaces.card." + std::string(key));
    begin_card(ui, key, style, name);
    heading(ui, name, 3, {.bold = true, .tone = title});
    text(ui, say.say("gallery.surfaces.card.detail"), {.size = TextSize::kSmall, .tone = detail});
    end_card(ui);
    ui.gap(space(3));
  }

  void draw_dialog(Ui& ui, const Speech& say) {
    if (begin_dialog(ui, "leave", say.say("gallery.surfaces.leave")).dismissed) dialog_ = false;
    text(ui, say.say("gallery.surfaces.leave_detail"), {.tone = Tone::kInk2});
    ui.gap(space(4));
    Rect actions = ui.take(ui.metrics().control);
    ui.place(cut_left(actions, (actions.width() - space(2)) * 0.5F));
    if (button(ui, "leave", say.say("gallery.surfaces.leave"), ButtonStyle::kOutlined))
      dialog_ = false;
    cut_left(actions, space(2));
    ui.place(actions);
    if (button(ui, "stay", say.say("gallery.surfaces.stay"))) dialog_ = false;
    end_dialog(ui);
  }

  bool dialog_ = false;
  std::int64_t undo_until_ms_ = 0;
};

}  // namespace

std::unique_ptr<GalleryPage> make_surfaces_page() { return std::make_unique<SurfacesPage>(); }

}  // namespace huifang::shell
