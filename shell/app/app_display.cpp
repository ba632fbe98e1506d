// How the screens look and in which language they speak.
#include "shell/app/app.hpp"

namespace huifang::shell {

void App::take_language() {
  if (!asked_language_.empty()) return;
  asked_language_ = platform_.language();
  const Language language = language_from_tag(asked_language_);
  if (language == say_.language()) return;
  say_.set_language(language);
  look_told_ = false;
}

void App::take_display(Ui& ui) {
  state_.display = display_;
  ui.set_text_size(static_cast<float>(display_.text_percent) / 100.0F);
  const ThemeName wished = theme_of(display_, platform_.prefers_dark());
  if (ui.theme().name != wished) {
    ui.set_theme(wished);
    look_told_ = false;
  }
  if (look_told_) return;
  look_told_ = true;
  platform_.set_page_look(say_.tag(), ui.colour().page, ui.theme().dark);
}

void App::use_other_language() {
  use_language(say_.language() == Language::kChinese ? Language::kEnglish : Language::kChinese);
}

void App::use_language(Language language) {
  wish([this, language] {
    platform_.remember("language", language_tag(language));
    std::string address(to_path(parse_route(shown_route_)).text());
    address += "?lang=";
    address += language_tag(language);
    platform_.replace_route(address);
    asked_language_.clear();
  });
}

void App::use_colours(Colours colours) {
  wish([this, colours] {
    display_.colours = colours;
    remember_display(platform_, display_);
  });
}

void App::use_text_size(int percent) {
  wish([this, percent] {
    display_.text_percent = percent;
    remember_display(platform_, display_);
  });
}

void App::toggle_sunlight() {
  const bool in_the_sun = display_.colours == Colours::kSunlight;
  if (!in_the_sun) before_sunlight_ = display_.colours;
  use_colours(in_the_sun ? before_sunlight_ : Colours::kSunlight);
}

}  // namespace huifang::shell
