#include "shell/views/shortcuts.hpp"

#include <array>
#include <string>

#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

// The keys as they stand on a keyboard, and what they do.
struct Shortcut {
  std::string_view keys, words;
};
constexpr std::array kShortcuts{Shortcut{"app.keys.search_keys", "app.keys.search"},
                                Shortcut{"app.keys.go_to_keys", "app.keys.go_to"},
                                Shortcut{"app.keys.walk_keys", "app.keys.walk"},
                                Shortcut{"app.keys.open_keys", "app.keys.open"},
                                Shortcut{"app.keys.back_keys", "app.keys.back"},
                                Shortcut{"app.keys.save_keys", "app.keys.save"},
                                Shortcut{"app.keys.show_keys", "app.keys.show"}};

void search(View& view) {
  if (section_of(view.state.route.screen) != Screen::kCustomers)
    view.actions.go({Screen::kCustomers, {}});
  view.state.focus_search = true;
  view.ui.platform().request_frame();
}

void draw_key(Ui& ui, const Rect& rect, std::string_view key) {
  const TextStyle style{.size = TextSize::kSmall, .bold = true, .align = Align::kCentre};
  fill_box(ui, rect, ui.colour().sunken, radii().chip);
  outline_box(ui, rect, ui.colour().line_strong, radii().chip, ui.theme().line_width);
  ui.place(rect);
  text(ui, key, style);
}

}  // namespace

void take_shortcuts(View& view) {
  Ui& ui = view.ui;
  if (ui.take_key("Ctrl+k")) {
    view.state.go_to = {.open = true, .opening = true};
    ui.platform().request_frame();
  }
  if (ui.take_key("/")) search(view);
  if (ui.take_key("?")) {
    view.state.showing_keys = true;
    ui.platform().request_frame();
  }
  const bool detail =
      view.state.route.screen == Screen::kCustomer || view.state.route.screen == Screen::kVisit;
  if (detail && ui.take_key("Escape")) view.actions.back({section_of(view.state.route.screen), {}});
}

void draw_keys(View& view) {
  if (!view.state.showing_keys) return;
  Ui& ui = view.ui;
  constexpr float kColumn = 120.0F, kKey = 26.0F;
  const SheetResult sheet =
      begin_sheet(ui, "keys", view.say.say("app.keys.title"), view.say.say("app.close"));
  begin_list(ui, "keys", view.say.say("app.keys.title"), static_cast<int>(kShortcuts.size()));
  for (std::size_t at = 0; at < kShortcuts.size(); ++at) {
    Rect row = ui.take(std::max(36.0F, line_height(ui, TextSize::kBody) + space(2)));
    begin_list_item(ui, static_cast<int>(at), static_cast<RowKey>(at), row);
    Rect keys = cut_left(row, kColumn * ui.metrics().text_zoom);
    const std::string& all = view.say.say(kShortcuts[at].keys);
    std::string_view left = all;
    while (!left.empty()) {
      const std::string_view key = left.substr(0, left.find(' '));
      left.remove_prefix(std::min(left.size(), key.size() + 1));
      const float width =
          std::max(kKey * ui.metrics().text_zoom,
                   text_width(ui, key, {.size = TextSize::kSmall, .bold = true}) + space(4));
      draw_key(ui, centred(cut_left(keys, width), width, kKey * ui.metrics().text_zoom), key);
      cut_left(keys, space(1));
    }
    ui.place(row);
    text(ui, view.say.say(kShortcuts[at].words), {.lines_max = 1});
    end_list_item(ui);
  }
  end_list(ui);
  end_sheet(ui);
  if (sheet.dismissed) view.state.showing_keys = false;
}

}  // namespace huifang::shell
