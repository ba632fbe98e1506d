#include "shell/views/share.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "shell/views/parts.hpp"

namespace huifang::shell {
namespace {

constexpr float kColumnMax = 720.0F;
constexpr std::uint64_t kKilobyte = 1024;

std::string_view picture_words(const View& view, const SharedItem& item) {
  const std::uint64_t kilobytes = (item.picture_bytes + kKilobyte - 1) / kKilobyte;
  return view.say.say("app.share.pictures",
                      {{"count", view.say.number(item.pictures)},
                       {"size", view.say.number(static_cast<std::int64_t>(kilobytes))}});
}

std::string_view problem_key(std::string_view problem) {
  if (problem == "empty") return "app.share.empty";
  if (problem == "other-kind") return "app.share.other_kind";
  if (problem == "too-large") return "app.share.too_large";
  return "app.share.unreadable";
}

void draw_item(View& view, const SharedItem& item) {
  Ui& ui = view.ui;
  const IdScope scope(ui, static_cast<std::int64_t>(item.key));
  const std::string& time =
      view.say.say("app.share.received", {{"time", view.say.moment(item.received_ms)}});
  begin_card(ui, "item", CardStyle::kPlain, time);
  text(ui, time, {.size = TextSize::kCaption, .tone = Tone::kInk3});
  if (!item.problem.empty()) {
    ui.gap(space(1));
    text(ui, view.say.say(problem_key(item.problem)), {.tone = Tone::kRefused});
  }
  if (!item.text.empty()) {
    ui.gap(space(1));
    text(ui, item.text, {});
  }
  if (item.pictures > 0) {
    ui.gap(space(2));
    text(ui, picture_words(view, item), {.bold = true});
    text(ui, view.say.say("app.share.pictures_wait"),
         {.size = TextSize::kSmall, .tone = Tone::kInk2});
  }
  ui.gap(space(3));
  ButtonRow row(ui);
  if (!item.text.empty() && view.may_visit) {
    const std::string& place = view.say.say("app.share.place");
    row.place(place);
    if (button(ui, "place", place)) view.state.placing_shared = item.key;
  }
  const bool nothing = item.text.empty() && item.pictures == 0;
  const std::string& remove = view.say.say(nothing ? "app.ok" : "app.share.remove");
  row.place(remove, {.style = ButtonStyle::kText});
  if (button(ui, "remove", remove, ButtonStyle::kText)) {
    if (item.pictures > 0) {
      view.state.removing_shared = item.key;
    } else {
      view.actions.remove_shared(item.key);
    }
  }
  end_card(ui);
  ui.gap(space(3));
}

void draw_items(View& view, const Rect& body) {
  Ui& ui = view.ui;
  begin_pane(ui, "shared", body, {.ground = ui.colour().page, .scrolls = true});
  ui.begin_margin(std::max(0.0F, (body.width() - kColumnMax) * 0.5F));
  ui.gap(space(3));
  if (view.state.share_not_kept) {
    ui.begin_margin(space(3));
    banner(ui, "not kept",
           {.icon = Icon::kStorage,
            .tone = Tone::kRefused,
            .words = view.say.say("app.share.not_kept"),
            .alert = true});
    ui.end_margin();
    ui.gap(space(3));
  }
  for (const SharedItem& item : view.state.shared) draw_item(view, item);
  if (view.state.shared.empty() && !view.state.share_not_kept) {
    empty_state(ui, "nothing",
                {.icon = Icon::kExport,
                 .title = view.say.say("app.share.nothing"),
                 .detail = view.say.say("app.share.nothing_help")});
  }
  ui.end_margin();
  end_pane(ui);
}

// --- Into whose visit ---

void draw_customer_choice(View& view, const Rect& rect, const Id& id) {
  Ui& ui = view.ui;
  const sync::ListRow& customer = view.models.customer(id);
  const bool writing = view.state.writing.contains(id);
  if (begin_link_area(ui, "choose", rect, to_path({Screen::kVisitSheet, id})))
    view.actions.put_shared_into_visit(view.state.placing_shared, id);
  const std::string_view line = writing ? std::string_view(view.say.say("app.share.being_written"))
                                        : customer_line(view, customer.columns);
  draw_two_lines(view, rect.inset(ui.metrics().page_margin, 0),
                 {.title = customer.columns.text(customer_field::kName),
                  .detail = line,
                  .sought = view.state.share_query});
  end_link_area(ui);
}

// Those being written first; then as the list of customers has them.
std::vector<Id> choices(View& view) {
  const std::vector<Id>& found = view.models.customers(view.state.share_query);
  std::vector<Id> ordered(found.begin(), found.end());
  std::ranges::stable_partition(ordered,
                                [&](const Id& id) { return view.state.writing.contains(id); });
  return ordered;
}

void draw_placing(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  const std::vector<Id> found = choices(view);
  ui.begin_area(rect);
  const AppBarResult bar = app_bar(
      ui, {.title = view.say.say("app.share.whose"), .back_name = view.say.say("app.back")});
  if (bar.back || ui.take_key("Escape")) view.state.placing_shared = 0;
  const Rect top = ui.take(0);
  const float field = std::max(ui.metrics().control, ui.metrics().touch_min);
  fill_box(ui, {top.left, top.top, top.right, top.top + field + space(4)}, ui.colour().surface);
  ui.gap(space(1));
  ui.begin_margin(ui.metrics().page_margin);
  begin_part(ui, semantics::Role::kSearch, ui.page(), view.say.say("app.customers.search"));
  const std::string& count = view.say.say(
      "app.customers.count", {{"count", view.say.number(static_cast<std::int64_t>(found.size()))}});
  search_field(ui, "search", view.say.say("app.customers.search"), view.state.share_query, count,
               view.say.say("app.customers.clear"));
  end_part(ui);
  ui.end_margin();
  ui.gap(space(3));
  const Rect list{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  spoken_status(ui, "hits", count);
  begin_pane(ui, "choices", list, {.ground = ui.colour().page, .scrolls = true});
  virtual_list(
      ui, "list", static_cast<int>(found.size()),
      {.name = view.say.say("app.customers.list"),
       .row_key = [&](int index) { return row_key(found[static_cast<std::size_t>(index)]); },
       .row_height = ui.metrics().row,
       .rule_from = ui.metrics().page_margin,
       .ground = ui.colour().surface},
      [&](int index, const Rect& row) {
        draw_customer_choice(view, row, found[static_cast<std::size_t>(index)]);
      });
  end_pane(ui);
}

}  // namespace

void draw_share(View& view, const Rect& rect) {
  if (view.state.placing_shared != 0) return draw_placing(view, rect);
  Ui& ui = view.ui;
  ui.begin_area(rect);
  draw_screen_head(view, {.title = view.say.say("app.share.title")});
  const Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();
  draw_items(view, body);
}

void draw_share_dialog(View& view) {
  if (view.state.removing_shared == 0) return;
  Ui& ui = view.ui;
  const DialogResult dialog = begin_dialog(ui, "removing", view.say.say("app.share.remove_title"));
  text(ui, view.say.say("app.share.remove_words"), {});
  ui.gap(space(4));
  const bool keep = button(ui, "keep", view.say.say("app.share.keep"));
  ui.gap(space(2));
  if (button(ui, "remove", view.say.say("app.share.remove"), ButtonStyle::kOutlined))
    view.actions.remove_shared(view.state.removing_shared);
  end_dialog(ui);
  if (keep || dialog.dismissed) view.state.removing_shared = 0;
}

void draw_share_banner(View& view) {
  if (view.state.shared.empty()) return;
  Ui& ui = view.ui;
  ui.begin_margin(space(3));
  const std::string& words = view.say.say(
      "app.share.waiting",
      {{"count", view.say.number(static_cast<std::int64_t>(view.state.shared.size()))}});
  if (banner(ui, "shared",
             {.icon = Icon::kImport, .words = words, .action = view.say.say("app.share.open")}))
    view.actions.go({Screen::kShare, {}});
  ui.end_margin();
  ui.gap(space(2));
}

}  // namespace huifang::shell
