#include "shell/app/frame.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/catalog/fields.hpp"
#include "shell/views/desk/customers.hpp"
#include "shell/views/desk/visits.hpp"
#include "shell/views/go_to.hpp"
#include "shell/views/install.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/person_menu.hpp"
#include "shell/views/rep/customer.hpp"
#include "shell/views/rep/customers.hpp"
#include "shell/views/rep/today.hpp"
#include "shell/views/rep/visit.hpp"
#include "shell/views/rep/visit_sheet.hpp"
#include "shell/views/rep/visits.hpp"
#include "shell/views/share.hpp"
#include "shell/views/shortcuts.hpp"
#include "shell/views/sync.hpp"

namespace huifang::shell {
namespace {

// What the bars of a screen and something of its content take, before the text zoom. A lower page
// (a phone on its side with the keyboard open, 400 % in the browser) scrolls as a whole.
constexpr float kHeightMin = 360.0F;

struct Entry {
  Screen screen;
  std::string_view key;
  Icon icon;
};

constexpr std::array kRepEntries{Entry{Screen::kToday, "app.nav.today", Icon::kToday},
                                 Entry{Screen::kCustomers, "app.nav.customers", Icon::kCustomers},
                                 Entry{Screen::kVisits, "app.nav.visits", Icon::kVisits},
                                 Entry{Screen::kSync, "app.nav.sync", Icon::kSync}};
constexpr std::array kDeskEntries{Entry{Screen::kVisits, "app.nav.visits", Icon::kVisits},
                                  Entry{Screen::kCustomers, "app.nav.customers", Icon::kCustomers},
                                  Entry{Screen::kSync, "app.nav.sync", Icon::kSync}};

std::span<const Entry> entries_of(Face face) {
  if (face == Face::kDesk) return kDeskEntries;
  return kRepEntries;
}

// Screens with a way back of their own; on a phone they take the whole page.
bool is_detail(Screen screen) {
  return screen == Screen::kCustomer || screen == Screen::kVisit || screen == Screen::kVisitSheet;
}

void draw_navigation(View& view, const Rect& rect, bool at_bottom) {
  const std::span<const Entry> entries = entries_of(view.face);
  const std::size_t waiting = view.status.saved + view.status.sent;
  const std::string_view badge =
      waiting == 0 ? std::string_view() : view.say.number(static_cast<std::int64_t>(waiting));
  const std::string_view badge_name =
      waiting == 0 ? std::string_view() : view.say.say("app.nav.waiting", {{"count", badge}});
  FrameList<NavigationItem> items(view.ui.memory());
  std::array<RoutePath, kRepEntries.size()> routes;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const bool sync = entries[at].screen == Screen::kSync;
    routes[at] = to_path({entries[at].screen, {}});
    items.push_back({.key = entries[at].key,
                     .label = view.say.say(entries[at].key),
                     .route = routes[at],
                     .icon = entries[at].icon,
                     .current = section_of(view.state.route.screen) == entries[at].screen,
                     .badge = sync ? badge : std::string_view(),
                     .badge_name = sync ? badge_name : std::string_view(),
                     .rule_before = view.face == Face::kDesk && sync});
  }
  const std::string& name = view.say.say("app.nav.label");
  int chosen = -1;
  if (at_bottom) {
    chosen = bottom_bar(view.ui, name, rect, items);
  } else {
    const std::string& product = view.say.say("app.name");
    chosen = rail(view.ui, name, rect, items,
                  {.product = product,
                   .draw_foot = [&](const Rect& foot) { draw_person_menu(view, foot, true); }});
  }
  if (chosen >= 0) view.actions.go({entries[static_cast<std::size_t>(chosen)].screen, {}});
}

// "Skip to content": the first stop of the keyboard, seen only while it has the focus.
void draw_skip_link(View& view, NodeId content) {
  Ui& ui = view.ui;
  const NodeId id = ui.id("skip");
  const std::string& label = view.say.say("app.skip");
  const TextStyle style{.bold = true, .tone = Tone::kOnPrimary, .align = Align::kCentre};
  const Rect page = ui.page();
  const bool shown = ui.focused() == id && ui.focus_visible();
  Rect rect{page.left, page.top, page.left + 1.0F, page.top + 1.0F};
  if (shown)
    rect = {page.left + space(2), page.top + space(2),
            page.left + text_width(ui, label, style) + space(10),
            page.top + space(2) + ui.metrics().control};
  // All that is on the page lies in a landmark, and this before all others.
  begin_part(ui, semantics::Role::kBanner, rect, {});
  auto& node = ui.semantics().add(id, semantics::Role::kLink, rect, label);
  node.state |= semantics::kNameHidden;
  node.link = ui.semantics().store(to_path(view.state.route));
  end_part(ui);
  if (ui.take_activation(id)) ui.focus(content);
  if (!shown) return;
  begin_pane(ui, "skip link", rect, {});
  fill_box(ui, rect, ui.colour().primary, radii().control);
  draw_line(ui, rect, label, style);
  end_pane(ui);
}

void draw_rep_screen(View& view, const Rect& rect) {
  switch (view.state.route.screen) {
    case Screen::kStart:
    case Screen::kToday:
      return draw_today(view, rect);
    case Screen::kCustomers:
      return draw_customers(view, rect);
    case Screen::kCustomer:
      return has_two_panes(view) ? draw_customers(view, rect) : draw_customer(view, rect);
    case Screen::kVisits:
      return draw_visits(view, rect);
    case Screen::kVisit:
      return has_two_panes(view) ? draw_visits(view, rect) : draw_visit(view, rect);
    case Screen::kVisitSheet:
      return draw_visit_sheet(view, rect);
    case Screen::kSync:
      return draw_sync(view, rect);
    case Screen::kShare:
      return draw_share(view, rect);
  }
}

void draw_desk_screen(View& view, const Rect& rect) {
  switch (view.state.route.screen) {
    case Screen::kStart:
    case Screen::kToday:
    case Screen::kVisits:
      return draw_desk_visits(view, rect);
    case Screen::kVisit:
      return has_two_panes(view) ? draw_desk_visits(view, rect) : draw_visit(view, rect);
    case Screen::kCustomers:
      return draw_desk_customers(view, rect);
    case Screen::kCustomer:
      return has_two_panes(view) ? draw_desk_customers(view, rect) : draw_customer(view, rect);
    case Screen::kVisitSheet:
      return draw_visit_sheet(view, rect);
    case Screen::kSync:
      return draw_sync(view, rect);
    case Screen::kShare:
      return draw_share(view, rect);
  }
}

void draw_screen(View& view, const Rect& rect) {
  // The tables of the desk want its width; below that it has the lists of the phone.
  if (view.face == Face::kDesk && view.ui.window_class() == WindowClass::kExpanded)
    return draw_desk_screen(view, rect);
  if (view.face == Face::kDesk && view.state.route.screen == Screen::kVisits)
    return draw_desk_visits(view, rect);
  draw_rep_screen(view, rect);
}

// The navigation and the screen.
void draw_page(View& view, Rect page, NodeId content) {
  Ui& ui = view.ui;
  const bool at_bottom = is_compact(view);
  const bool whole_page =
      is_detail(view.state.route.screen) &&
      (at_bottom || (view.state.route.screen == Screen::kVisitSheet && !ui.metrics().desk));
  Rect navigation{};
  if (!whole_page) {
    navigation =
        at_bottom ? cut_bottom(page, ui.metrics().tab_bar)
                  : cut_left(page, ui.metrics().desk ? ui.metrics().rail_wide : ui.metrics().rail);
    if (!at_bottom) draw_navigation(view, navigation, false);
  }
  ui.semantics().open(content, semantics::Role::kMain, page);
  draw_screen(view, page);
  ui.semantics().close();
  if (!whole_page && at_bottom) draw_navigation(view, navigation, true);
}

}  // namespace

void draw_frame_of(View& view) {
  Ui& ui = view.ui;
  const NodeId content = ui.id("content");
  draw_skip_link(view, content);
  const Rect page = ui.page();
  const float height = kHeightMin * ui.metrics().text_zoom;
  // Always in a pane: all in it keeps its id, and so the focus, while the keyboard comes and goes.
  begin_pane(ui, "page", page, {.scrolls = page.height() < height});
  draw_page(view, ui.take(std::max(page.height(), height)), content);
  end_pane(ui);
  if (view.state.route.screen == Screen::kVisitSheet) draw_visit_sheet_dialog(view);
  draw_person_dialogs(view);
  if (view.state.route.screen == Screen::kSync) draw_install_dialog(view);
  if (view.state.route.screen == Screen::kShare) draw_share_dialog(view);
  draw_go_to(view);
  draw_keys(view);
  take_shortcuts(view);
  ui.repaint_next_minute();
}

}  // namespace huifang::shell
