#include <array>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

constexpr int kUndoMs = 8'000;

// What lies over the page.
class OverlaysPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.overlays.over"));
    if (button(ui, "dialog", say.say("gallery.overlays.open_dialog"), ButtonStyle::kOutlined))
      dialog_ = true;
    ui.gap(space(2));
    if (button(ui, "sheet", say.say("gallery.overlays.open_sheet"), ButtonStyle::kOutlined))
      sheet_ = true;
    ui.gap(space(2));
    if (button(ui, "undo", say.say("gallery.overlays.open_undo"), ButtonStyle::kOutlined))
      undo_until_ms_ = ui.now_ms() + kUndoMs;
    end_sample(ui);
    begin_sample(ui, say.say("gallery.overlays.menus"));
    draw_menus(ui, say);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.overlays.tooltips"));
    draw_tooltips(ui, say);
    end_sample(ui);
  }

  void draw_overlays(Ui& ui, const Speech& say) override {
    if (undo_until_ms_ > ui.now_ms()) {
      ui.repaint_at(undo_until_ms_);
      if (snackbar(ui, "changed", say.say("gallery.overlays.changed"),
                   say.say("gallery.overlays.undo"), 0.0F))
        undo_until_ms_ = 0;
    }
    if (dialog_) draw_dialog(ui, say);
    if (sheet_) draw_sheet(ui, say);
  }

 private:
  void draw_menus(Ui& ui, const Speech& say) {
    constexpr std::array<std::string_view, 4> kKeys{"call", "move", "hand", "retire"};
    std::array<std::string_view, 4> labels;
    for (std::size_t at = 0; at < kKeys.size(); ++at)
      labels[at] = text_of(say, "gallery.overlays.menu.", kKeys[at]);
    const std::array items{
        MenuItem{.label = labels[0], .icon = Icon::kPhone},
        MenuItem{.label = labels[1], .icon = Icon::kClock},
        MenuItem{.label = labels[2], .icon = Icon::kHandover, .enabled = false},
        MenuItem{.label = labels[3], .icon = Icon::kDelete, .danger = true, .rule_before = true}};
    const std::string& more = say.say("gallery.overlays.more");
    const std::string& icon_name = say.say("gallery.overlays.more_icon");
    Rect row = ui.take(std::max(ui.metrics().control, ui.metrics().touch_min));
    const float width = button_width(ui, more, {.icon = Icon::kMore});
    ui.place(centred(cut_left(row, width), width, ui.metrics().control));
    int chosen = menu_button(ui, "menu", {.label = more, .icon = Icon::kMore}, items, menu_);
    const float square = ui.metrics().touch_min;
    ui.place(centred(cut_right(row, square), square, square));
    const int other =
        menu_button(ui, "icon menu", {.label = icon_name, .icon = Icon::kMore, .icon_only = true},
                    items, icon_menu_);
    if (other >= 0) chosen = other;
    if (chosen >= 0) chosen_ = chosen;
    if (chosen_ >= 0)
      text(
          ui,
          say.say("gallery.overlays.chosen", {{"what", labels[static_cast<std::size_t>(chosen_)]}}),
          {.tone = Tone::kInk2});
  }

  static void draw_tooltips(Ui& ui, const Speech& say) {
    constexpr std::array<Icon, 3> kIcons{Icon::kPrint, Icon::kExport, Icon::kLink};
    Rect row = ui.take(ui.metrics().touch_min);
    for (std::size_t at = 0; at < kIcons.size(); ++at) {
      const std::string_view key = ui.words({"gallery.overlays.tool.", say.digits(at + 1)});
      const Rect place = cut_left(row, ui.metrics().touch_min);
      ui.place(place);
      icon_button(ui, key, kIcons[at], say.say(key), {.outlined = true});
      tooltip(ui, ui.id(key), place, text_of(say, key, ".why"));
      cut_left(row, space(2));
    }
  }

  void draw_dialog(Ui& ui, const Speech& say) {
    if (begin_dialog(ui, "leave", say.say("gallery.overlays.leave")).dismissed) dialog_ = false;
    text(ui, say.say("gallery.overlays.leave_detail"), {.tone = Tone::kInk2});
    ui.gap(space(4));
    Rect actions = ui.take(ui.metrics().control);
    ui.place(cut_left(actions, (actions.width() - space(2)) * 0.5F));
    if (button(ui, "leave", say.say("gallery.overlays.leave"), ButtonStyle::kOutlined))
      dialog_ = false;
    cut_left(actions, space(2));
    ui.place(actions);
    if (button(ui, "stay", say.say("gallery.overlays.stay"))) dialog_ = false;
    end_dialog(ui);
  }

  void draw_sheet(Ui& ui, const Speech& say) {
    const std::string& close = say.say("gallery.overlays.close");
    if (begin_sheet(ui, "sheet", say.say("gallery.overlays.move"), close).dismissed) sheet_ = false;
    text(ui, say.say("gallery.overlays.move_detail"), {.tone = Tone::kInk2});
    ui.gap(space(4));
    std::array<std::string_view, 3> days;
    for (std::size_t at = 0; at < days.size(); ++at)
      days[at] = say.day_chip(say.today() + 1 + static_cast<std::int64_t>(at));
    const std::array<Chip, 3> items{Chip{.label = days[0]}, Chip{.label = days[1]},
                                    Chip{.label = days[2]}};
    chips(ui, "days", say.say("gallery.overlays.move"), items, day_);
    ui.gap(space(4));
    if (button(ui, "save", say.say("gallery.overlays.save"))) sheet_ = false;
    end_sheet(ui);
  }

  bool dialog_ = false, sheet_ = false, menu_ = false, icon_menu_ = false;
  int chosen_ = -1, day_ = 0;
  std::int64_t undo_until_ms_ = 0;
};

}  // namespace

std::unique_ptr<GalleryPage> make_overlays_page() { return std::make_unique<OverlaysPage>(); }

}  // namespace huifang::shell
