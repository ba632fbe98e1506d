#include "shell/gallery/gallery.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shell/gallery/embedded.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// Wider lines are hard to read, and no screen draws a field as wide as a desk.
constexpr float kPageWidthMax = 720.0F;

struct NamedTheme {
  std::string_view name;
  ThemeName theme;
};
constexpr std::array kThemes{NamedTheme{"light", ThemeName::kLight},
                             NamedTheme{"dark", ThemeName::kDark},
                             NamedTheme{"sunlight", ThemeName::kSunlight}};

std::string_view name_of(ThemeName theme) {
  const auto found = std::ranges::find(kThemes, theme, &NamedTheme::theme);
  return found->name;
}

// What the address says of `name`, or nothing.
std::string_view asked_for(std::string_view route, std::string_view name) {
  const std::size_t query = route.find('?');
  if (query == std::string_view::npos) return {};
  std::string_view rest = route.substr(query + 1);
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
      return part.substr(name.size() + 1);
  }
  return {};
}

}  // namespace

Result<Catalog> gallery_catalog() {
  std::vector<EmbeddedFile> files(catalog_files().begin(), catalog_files().end());
  files.insert(files.end(), gallery_files().begin(), gallery_files().end());
  return load_catalog(files);
}

Gallery::Gallery(Platform& platform, Catalog catalog)
    : platform_(platform),
      catalog_(std::move(catalog)),
      say_(catalog_.texts(), Language::kChinese) {
  entries_.push_back({"actions", Icon::kCheck, make_actions_page()});
  entries_.push_back({"fields", Icon::kPen, make_fields_page()});
  entries_.push_back({"choices", Icon::kFilter, make_choices_page()});
  entries_.push_back({"pickers", Icon::kToday, make_pickers_page()});
  entries_.push_back({"list", Icon::kCustomers, make_list_page()});
  entries_.push_back({"table", Icon::kComplaints, make_table_page()});
  entries_.push_back({"tree", Icon::kPeople, make_tree_page()});
  entries_.push_back({"board", Icon::kApprovals, make_board_page()});
  entries_.push_back({"map", Icon::kMap, make_map_page()});
  entries_.push_back({"calendar", Icon::kToday, make_calendar_page()});
  entries_.push_back({"surfaces", Icon::kPlans, make_surfaces_page()});
  entries_.push_back({"overlays", Icon::kMore, make_overlays_page()});
  entries_.push_back({"progress", Icon::kClock, make_progress_page()});
  entries_.push_back({"pad", Icon::kSignature, make_pad_page()});
  entries_.push_back({"charts", Icon::kDashboard, make_charts_page()});
  entries_.push_back({"marks", Icon::kStar, make_marks_page()});
  entries_.push_back({"text", Icon::kLanguage, make_text_page()});
}

void Gallery::take_address(Ui& ui) {
  const std::string& route = platform_.route();
  const std::string_view key = asked_for(route, "gallery");
  const auto entry = std::ranges::find(entries_, key, &Entry::key);
  shown_ = entry == entries_.end() ? nullptr : &*entry;
  const std::string_view theme = asked_for(route, "theme");
  const auto wished = std::ranges::find(kThemes, theme, &NamedTheme::name);
  theme_ = wished == kThemes.end() ? ThemeName::kLight : wished->theme;
  const Language asked = language_from_tag(platform_.language());
  const Language other = asked == Language::kChinese ? Language::kEnglish : Language::kChinese;
  say_.set_language(other_language_ ? other : asked);
  say_.set_now(platform_.wall_ms(), platform_.time_zone_offset_minutes(platform_.wall_ms()));
  ui.set_theme(theme_);
  platform_.set_page_look(say_.tag(), ui.colour().page, ui.theme().dark);
}

std::string_view Gallery::route_of(const Ui& ui, std::string_view key) const {
  if (theme_ == ThemeName::kLight) return ui.words({"/?gallery=", key});
  return ui.words({"/?gallery=", key, "&theme=", name_of(theme_)});
}

const std::string& Gallery::label_of(const Entry& entry) const {
  return text_of(say_, "gallery.page.", entry.key);
}

void Gallery::go(const Ui& ui, std::string_view key) { platform_.push_route(route_of(ui, key)); }

void Gallery::draw_frame(Ui& ui) {
  take_address(ui);
  platform_.set_title(say_.say("gallery.title"));
  Rect page = ui.page();
  if (ui.window_class() == WindowClass::kCompact) {
    shown_ == nullptr ? draw_contents(ui, page) : draw_page(ui, page);
  } else {
    if (shown_ == nullptr) shown_ = &entries_.front();
    const bool expanded = ui.window_class() == WindowClass::kExpanded;
    draw_navigation(ui, cut_left(page, expanded ? ui.metrics().rail_wide : ui.metrics().rail));
    draw_page(ui, page);
  }
  if (shown_ != nullptr) {
    const IdScope scope(ui, shown_->key);
    shown_->page->draw_overlays(ui, say_);
  }
}

void Gallery::draw_navigation(Ui& ui, const Rect& rect) {
  FrameList<NavigationItem> items(ui.memory());
  for (const Entry& entry : entries_)
    items.push_back({.key = entry.key,
                     .label = label_of(entry),
                     .route = route_of(ui, entry.key),
                     .icon = entry.icon,
                     .current = &entry == shown_});
  const std::string& title = say_.say("gallery.title");
  const int chosen = rail(ui, title, rect, items, {.product = title});
  if (chosen >= 0) go(ui, entries_[static_cast<std::size_t>(chosen)].key);
}

void Gallery::draw_bar_buttons(Ui& ui, Rect trailing) {
  const float size = ui.metrics().touch_min;
  ui.place(cut_right(trailing, size));
  if (icon_button(ui, "language", Icon::kLanguage, say_.say("app.language.other")))
    other_language_ = !other_language_;
  ui.place(cut_right(trailing, size));
  if (icon_button(ui, "theme", Icon::kSun, say_.say("gallery.theme"))) {
    const auto now = std::ranges::find(kThemes, theme_, &NamedTheme::theme);
    const auto next = now + 1 == kThemes.end() ? kThemes.begin() : now + 1;
    theme_ = next->theme;
    platform_.replace_route(route_of(ui, shown_ == nullptr ? std::string_view() : shown_->key));
  }
}

void Gallery::draw_contents(Ui& ui, const Rect& rect) {
  begin_part(ui, semantics::Role::kMain, rect, {});
  ui.begin_area(rect);
  const AppBarResult bar = app_bar(ui, {.title = say_.say("gallery.title")});
  draw_bar_buttons(ui, bar.trailing);
  const Rect pane = ui.take(ui.remaining_height());
  ui.end_area();
  begin_pane(ui, "contents", pane, {.ground = ui.colour().surface, .scrolls = true});
  begin_list(ui, "pages", say_.say("gallery.title"), static_cast<int>(entries_.size()));
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    const Rect row = ui.take(ui.metrics().row);
    begin_list_item(ui, static_cast<int>(at), static_cast<RowKey>(at), row);
    if (begin_link_area(ui, "open", row, route_of(ui, entry.key))) go(ui, entry.key);
    Rect words = row.inset(ui.metrics().page_margin, 0);
    line_icon(ui, cut_left(words, ui.metrics().icon), entry.icon);
    cut_left(words, space(3));
    ui.place(words);
    text(ui, label_of(entry), {.lines_max = 1});
    end_link_area(ui);
    end_list_item(ui);
    draw_rule(ui, row.left, row.right, row.bottom - 1.0F, ui.colour().line);
  }
  end_list(ui);
  end_pane(ui);
  end_part(ui);
}

void Gallery::draw_page(Ui& ui, const Rect& rect) {
  const bool compact = ui.window_class() == WindowClass::kCompact;
  begin_part(ui, semantics::Role::kMain, rect, {});
  ui.begin_area(rect);
  const std::string& title = label_of(*shown_);
  const std::string_view back = compact ? say_.say("app.back") : std::string_view();
  const AppBarResult bar = app_bar(ui, {.title = title, .back_name = back});
  if (bar.back) platform_.back(route_of(ui, {}));
  draw_bar_buttons(ui, bar.trailing);
  const Rect pane = ui.take(ui.remaining_height());
  ui.end_area();
  const IdScope scope(ui, shown_->key);
  const bool fills = shown_->page->fills_pane();
  begin_pane(ui, "page", pane, {.ground = ui.colour().page, .scrolls = !fills});
  if (fills) {
    shown_->page->draw(ui, say_);
  } else {
    const float margin = std::max(0.0F, (pane.width() - kPageWidthMax) * 0.5F);
    ui.begin_margin(margin);
    shown_->page->draw(ui, say_);
    ui.gap(space(6));
    ui.end_margin();
  }
  end_pane(ui);
  end_part(ui);
}

}  // namespace huifang::shell
