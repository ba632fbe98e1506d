#include "shell/views/person_menu.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

std::size_t unsent(const View& view) { return view.status.saved + view.status.sent; }

std::string_view post_of(const View& view) {
  const sync::ListRow& person = view.models.row(kEmployeeEntity, view.person.employee);
  const std::string_view post = person.columns.text(employee_field::kPost);
  return post.empty() ? view.models.unit_name(view.person.unit) : post;
}

// --- The display ---

void draw_colours(View& view) {
  constexpr std::array kChoices{Colours::kAsDevice, Colours::kLight, Colours::kDark,
                                Colours::kSunlight};
  constexpr std::array kKeys{"app.display.as_device", "app.display.light", "app.display.dark",
                             "app.display.sunlight"};
  std::array<Segment, 4> segments;
  for (std::size_t at = 0; at < kKeys.size(); ++at) {
    segments[at].label = view.say.say(kKeys[at]);
  }
  int chosen =
      static_cast<int>(std::ranges::find(kChoices, view.state.display.colours) - kChoices.begin());
  draw_column_title(view, view.say.say("app.display.colours"));
  view.ui.gap(space(2));
  if (segmented(view.ui, "colours", view.say.say("app.display.colours"), segments, chosen))
    view.actions.use_colours(kChoices[static_cast<std::size_t>(chosen)]);
}

void draw_text_sizes(View& view) {
  std::array<Segment, kTextSizes.size()> segments;
  for (std::size_t at = 0; at < kTextSizes.size(); ++at) {
    segments[at].label =
        view.say.say("app.display.percent", {{"number", view.say.number(kTextSizes[at])}});
  }
  int chosen = static_cast<int>(std::ranges::find(kTextSizes, view.state.display.text_percent) -
                                kTextSizes.begin());
  draw_column_title(view, view.say.say("app.display.text_size"));
  view.ui.gap(space(2));
  if (segmented(view.ui, "text size", view.say.say("app.display.text_size"), segments, chosen))
    view.actions.use_text_size(kTextSizes[static_cast<std::size_t>(chosen)]);
}

void draw_languages(View& view) {
  constexpr std::array kLanguages{Language::kChinese, Language::kEnglish};
  // Each names itself in its own words.
  const std::array segments{Segment{.label = view.say.say("app.display.chinese")},
                            Segment{.label = view.say.say("app.display.english")}};
  int chosen = view.say.language() == Language::kChinese ? 0 : 1;
  draw_column_title(view, view.say.say("app.display.language"));
  view.ui.gap(space(2));
  if (segmented(view.ui, "language", view.say.say("app.display.language"), segments, chosen))
    view.actions.use_language(kLanguages[static_cast<std::size_t>(chosen)]);
}

void draw_display_sheet(View& view) {
  Ui& ui = view.ui;
  const SheetResult sheet =
      begin_sheet(ui, "display", view.say.say("app.display.title"), view.say.say("app.close"));
  draw_colours(view);
  ui.gap(space(5));
  draw_text_sizes(view);
  ui.gap(space(5));
  draw_languages(view);
  end_sheet(ui);
  if (sheet.dismissed) view.state.display_sheet = false;
}

// --- Leaving ---

void draw_leaving(View& view) {
  Ui& ui = view.ui;
  const auto count = [&](std::size_t number) {
    return view.say.number(static_cast<std::int64_t>(number));
  };
  const DialogResult dialog = begin_dialog(ui, "leaving", view.say.say("app.sign_out.title"));
  const std::size_t waiting = unsent(view);
  if (waiting > 0) text(ui, view.say.say("app.sign_out.waiting", {{"count", count(waiting)}}), {});
  if (!view.state.writing.empty())
    text(ui, view.say.say("app.sign_out.drafts", {{"count", count(view.state.writing.size())}}),
         {});
  ui.gap(space(4));
  if (button(ui, "stay", view.say.say(waiting > 0 ? "app.sign_out.send_first" : "app.cancel"))) {
    view.state.leaving = false;
    if (waiting > 0) view.actions.sync_now();
  }
  ui.gap(space(2));
  if (button(ui, "leave", view.say.say("app.sign_out.button"), ButtonStyle::kOutlined))
    view.actions.sign_out();
  end_dialog(ui);
  if (dialog.dismissed) view.state.leaving = false;
}

}  // namespace

void wish_to_leave(View& view) {
  if (unsent(view) == 0 && view.state.writing.empty())
    view.actions.sign_out();
  else
    view.state.leaving = true;
}

void draw_person_menu(View& view, const Rect& rect, bool on_rail) {
  enum Item { kSync, kDisplay, kLanguage, kLeave };
  Ui& ui = view.ui;
  const std::string_view letter = first_letter(view.person.name), post = post_of(view);
  const std::string& name = view.say.say("app.person.menu", {{"name", view.person.name}});
  const bool pressed = person_button(ui, "person", rect,
                                     {.name = name,
                                      .person = view.person.name,
                                      .detail = post,
                                      .letter = letter,
                                      .on_rail = on_rail});
  const std::array<std::string_view, 4> labels{
      view.say.say("app.person.device"), view.say.say("app.display.title"),
      view.say.say("app.language.other"), view.say.say("app.sign_out.button")};
  const std::array items{
      MenuItem{.label = labels[kSync], .icon = Icon::kSync},
      MenuItem{.label = labels[kDisplay], .icon = Icon::kSun},
      MenuItem{.label = labels[kLanguage], .icon = Icon::kLanguage},
      MenuItem{.label = labels[kLeave], .icon = Icon::kNext, .rule_before = true}};
  switch (menu_of(ui, ui.id("person"), name, rect, pressed, items, view.state.person_menu)) {
    case kSync:
      return view.actions.go({Screen::kSync, {}});
    case kDisplay:
      view.state.display_sheet = true;
      return;
    case kLanguage:
      return view.actions.use_other_language();
    case kLeave:
      return wish_to_leave(view);
    default:
      return;
  }
}

void draw_person_dialogs(View& view) {
  if (view.state.display_sheet) draw_display_sheet(view);
  if (view.state.leaving) draw_leaving(view);
}

}  // namespace huifang::shell
