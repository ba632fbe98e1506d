#include "shell/views/go_to.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

constexpr std::size_t kCustomersShown = 7;

struct Destination {
  Route route;
  Icon icon;
  std::string_view words, detail;
};

FrameList<Destination> destinations(View& view) {
  FrameList<Destination> found(view.ui.memory());
  constexpr std::array kScreens{
      std::pair{Screen::kToday, Icon::kToday}, std::pair{Screen::kCustomers, Icon::kCustomers},
      std::pair{Screen::kVisits, Icon::kVisits}, std::pair{Screen::kSync, Icon::kSync}};
  constexpr std::array kKeys{"app.nav.today", "app.nav.customers", "app.nav.visits",
                             "app.nav.sync"};
  const std::string& query = view.state.go_to.query;
  for (std::size_t at = 0; at < kScreens.size(); ++at) {
    const auto [screen, icon] = kScreens[at];
    if (screen == Screen::kToday && view.face == Face::kDesk) continue;
    const std::string& words = view.say.say(kKeys[at]);
    if (query.empty() || contains_folded(words, query))
      found.push_back({{screen, {}}, icon, words, {}});
  }
  if (query.empty()) return found;
  const std::vector<Id>& customers = view.models.customers_to_go_to(query);
  for (const Id& id : customers) {
    if (found.size() >= kScreens.size() + kCustomersShown) break;
    const Fields& columns = view.models.customer(id).columns;
    found.push_back({{Screen::kCustomer, id},
                     Icon::kPerson,
                     columns.text(customer_field::kName),
                     customer_line(view, columns)});
  }
  return found;
}

bool draw_row(View& view, NodeId id, const Rect& rect, const Destination& one, bool active,
              std::string_view sought) {
  Ui& ui = view.ui;
  auto& node = ui.semantics().add(id, semantics::Role::kOption, rect, one.words);
  if (active) node.state |= semantics::kSelected;
  const Interaction state = interact(ui, id, rect, true);
  if (active || state.hovered || state.pressed)
    fill_box(ui, rect, state.pressed ? ui.colour().pressed : ui.colour().selected, radii().chip);
  Rect row = rect.inset(space(3), 0);
  draw_icon(ui, one.icon, cut_left(row, ui.metrics().icon_small), ui.metrics().icon_small,
            ui.colour().ink2);
  cut_left(row, space(3));
  const TextStyle detail{
      .size = TextSize::kSmall, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1};
  if (!one.detail.empty()) {
    const float width = std::min(text_width(ui, one.detail, detail) + 1.0F, row.width() * 0.55F);
    draw_line(ui, cut_right(row, width), one.detail, detail, ui.colour().ink3);
    cut_right(row, space(3));
  }
  const TextPart hit = find_part(one.words, sought);
  draw_line_with_hit(ui, row, one.words, hit.from, hit.to, {.bold = true, .lines_max = 1});
  return state.activated;
}

}  // namespace

void draw_go_to(View& view) {
  AppState::GoTo& go_to = view.state.go_to;
  if (!go_to.open) return;
  Ui& ui = view.ui;
  const SheetResult sheet =
      begin_sheet(ui, "go to", view.say.say("app.go_to.title"), view.say.say("app.close"));
  const FrameList<Destination> found = destinations(view);
  const int last = static_cast<int>(found.size()) - 1;
  if (ui.take_key("ArrowDown")) go_to.active += 1;
  if (ui.take_key("ArrowUp")) go_to.active -= 1;
  go_to.active = std::clamp(go_to.active, 0, std::max(last, 0));

  if (std::exchange(go_to.opening, false)) ui.focus(field_id(ui, "sought"));
  const NodeId list = ui.id("destinations");
  const auto option = [&](int at) {
    return static_cast<NodeId>(list + 1U + static_cast<NodeId>(at));
  };
  const std::string& label = view.say.say("app.go_to.field");
  const FieldResult typed =
      text_field(ui, "sought", label, go_to.query,
                 {.placeholder = label,
                  .leading_icon = Icon::kSearch,
                  .label_hidden = true,
                  .input_mode = semantics::InputMode::kSearch,
                  .searches = list,
                  .active = found.empty() ? NodeId{0} : option(go_to.active)});
  if (typed.changed) {
    go_to.active = 0;
    ui.platform().request_frame();
  }
  ui.gap(space(2));
  int chosen = typed.submitted && !found.empty() ? go_to.active : -1;
  if (found.empty()) {
    text(ui, view.say.say("app.customers.none", {{"query", go_to.query}}), {.tone = Tone::kInk2});
  } else {
    const float height = std::max(ui.metrics().touch_min, line_height(ui, TextSize::kBody));
    const Rect top = ui.take(0);
    auto& node = ui.semantics().open(
        list, semantics::Role::kListBox,
        {top.left, top.top, top.right, top.top + height * static_cast<float>(found.size())}, label);
    node.state |= semantics::kNameHidden | semantics::kSkipTab;
    node.set_size = static_cast<std::int32_t>(found.size());
    for (int at = 0; at <= last; ++at)
      if (draw_row(view, option(at), ui.take(height), found[static_cast<std::size_t>(at)],
                   at == go_to.active, go_to.query))
        chosen = at;
    ui.semantics().close();
  }
  end_sheet(ui);
  if (chosen >= 0) view.actions.go(found[static_cast<std::size_t>(chosen)].route);
  if (chosen >= 0 || sheet.dismissed) go_to = {};
}

}  // namespace huifang::shell
