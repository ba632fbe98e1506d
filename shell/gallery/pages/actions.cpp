#include "shell/gallery/page.hpp"

namespace huifang::shell {
namespace {

// What is pressed: buttons, icons that are buttons, links.
class ActionsPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.actions.buttons"));
    draw_buttons(ui, say, "enabled", true);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.actions.disabled"));
    draw_buttons(ui, say, "disabled", false);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.actions.icons"));
    draw_icon_buttons(ui, say);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.actions.links"));
    link(ui, "link", say.say("gallery.actions.link"), "/?gallery=fields");
    ui.gap(space(4));
    text(ui, say.say("gallery.actions.presses", {{"count", say.number(presses_)}}),
         {.size = TextSize::kSmall, .tone = Tone::kInk2});
    end_sample(ui);
  }

 private:
  void draw_buttons(Ui& ui, const Speech& say, std::string_view key, bool enabled) {
    const IdScope scope(ui, key);
    const auto one = [&](std::string_view name, std::string_view label, ButtonOptions options) {
      options.enabled = enabled;
      if (button(ui, name, say.say(label), options)) ++presses_;
      ui.gap(space(2));
    };
    one("filled", "gallery.actions.save", {});
    one("outlined", "gallery.actions.call",
        {.style = ButtonStyle::kOutlined, .icon = Icon::kPhone});
    one("text", "gallery.actions.whole_table", {.style = ButtonStyle::kText});
    one("danger", "gallery.actions.retire", {.style = ButtonStyle::kDanger});
  }

  void draw_icon_buttons(Ui& ui, const Speech& say) {
    Rect row = ui.take(ui.metrics().touch_min);
    const auto one = [&](std::string_view key, Icon icon, std::string_view name,
                         const IconButtonOptions& options) {
      ui.place(cut_left(row, row.height()));
      if (icon_button(ui, key, icon, say.say(name), options)) ++presses_;
      cut_left(row, space(2));
    };
    one("plain", Icon::kPhone, "gallery.actions.call", {});
    one("outlined", Icon::kRoute, "gallery.actions.route", {.outlined = true});
    one("primary", Icon::kPen, "gallery.actions.edit", {.tone = Tone::kPrimary});
    one("off", Icon::kDelete, "gallery.actions.delete", {.enabled = false});
  }

  int presses_ = 0;
};

}  // namespace

std::unique_ptr<GalleryPage> make_actions_page() { return std::make_unique<ActionsPage>(); }

}  // namespace huifang::shell
