#include "shell/views/sync.hpp"

#include <algorithm>

#include "core/catalog/fields.hpp"
#include "shell/app/faults.hpp"
#include "shell/views/install.hpp"
#include "shell/views/parts.hpp"
#include "shell/views/person_menu.hpp"
#include "shell/views/share.hpp"
#include "shell/views/sign_in.hpp"
#include "shell/views/work_words.hpp"

namespace huifang::shell {
namespace {

constexpr float kMark = 22.0F;
constexpr float kColumnMax = 720.0F;

std::string_view count_text(const View& view, std::size_t count) {
  return view.say.number(static_cast<std::int64_t>(count));
}

// "资料截至 07:40，3 时 15 分前".
std::string_view age_words(const View& view) {
  const sync::SyncStatus& status = view.status;
  if (status.data_as_of_ms == 0) return view.say.say("app.sync.never");
  const std::int64_t age_ms = view.say.now_ms() - status.data_as_of_ms;
  const std::string& time = view.say.moment(status.data_as_of_ms);
  if (age_ms < 60'000) return view.say.say("app.sync.age_now", {{"time", time}});
  return view.say.say("app.sync.age", {{"time", time}, {"span", view.say.span(age_ms)}});
}

// --- Signing in again ---

void draw_sign_in_again(View& view) {
  if (!view.status.needs_sign_in()) return;
  Ui& ui = view.ui;
  const bool elsewhere = view.status.other_office;
  const std::size_t waiting = view.status.saved + view.status.sent;
  const std::string& title =
      view.say.say(elsewhere ? "app.sign_in.other_office_title" : "app.sign_in.again_title");
  begin_card(ui, "again", CardStyle::kPlain, title);
  heading(ui, title, 2, {.size = TextSize::kTitle, .bold = true});
  text(ui,
       waiting == 0
           ? view.say.say(elsewhere ? "app.sign_in.other_office_none" : "app.sign_in.again_none")
           : view.say.say(elsewhere ? "app.sign_in.other_office" : "app.sign_in.again",
                          {{"count", count_text(view, waiting)}}),
       {.size = TextSize::kSmall, .tone = Tone::kInk2});
  ui.gap(space(3));
  draw_sign_in_form(ui, view.say, view.state.sign_in, view.actions);
  end_card(ui);
  ui.gap(space(3));
}

// --- What waits for an office that was here before ---

void draw_former_offices(View& view) {
  for (const sync::FormerOffice& former : view.client.former_offices()) {
    const std::string& words =
        view.say.say("app.sync.former_office", {{"count", count_text(view, former.unsent)},
                                                {"name", former.name},
                                                {"account", former.account}});
    view.ui.begin_margin(space(3));
    const IdScope office(view.ui, row_key(former.office));
    banner(view.ui, former.account,
           {.icon = Icon::kStorage, .tone = Tone::kInk2, .words = words, .action = {}});
    view.ui.end_margin();
    view.ui.gap(space(2));
  }
}

// --- What stands in the way ---

void draw_trouble(View& view) {
  Ui& ui = view.ui;
  const sync::SyncStatus& status = view.status;
  const std::size_t waiting = status.saved + status.sent;
  const std::string_view count = count_text(view, waiting);
  const auto tell = [&](std::string_view key, Icon icon, Tone tone, std::string_view words,
                        bool alert) {
    ui.begin_margin(space(3));
    if (banner(
            ui, key,
            {.icon = icon,
             .tone = tone,
             .words = words,
             .action = status.needs_sign_in() ? std::string_view() : view.say.say("app.sync.retry"),
             .alert = alert})) {
      view.actions.sync_now();
    }
    ui.end_margin();
    ui.gap(space(2));
  };
  ui.gap(space(3));
  if (!status.trouble.empty()) {
    tell("storage", Icon::kStorage, Tone::kRefused, fault_text(view.say, status.trouble), true);
  }
  if (!view.state.sync_fault.empty())
    tell("choice", Icon::kStConflict, Tone::kRefused, view.state.sync_fault, true);
  if (status.link == sync::Link::kOffline) {
    const std::string& time = status.data_as_of_ms == 0 ? view.say.say("app.sync.never_short")
                                                        : view.say.moment(status.data_as_of_ms);
    tell("offline", Icon::kOffline, Tone::kInk2,
         waiting == 0 ? view.say.say("app.sync.offline_none", {{"time", time}})
                      : view.say.say("app.sync.offline", {{"count", count}, {"time", time}}),
         false);
  } else if (!status.last_failure.empty() && !status.needs_sign_in()) {
    const std::int64_t wait_ms = status.next_try_ms - view.say.now_ms();
    const std::string& reason = fault_happened(view.say, status.last_failure);
    tell("failure", Icon::kSync, Tone::kInk2,
         wait_ms > 0 ? view.say.say(
                           "app.sync.trouble",
                           {{"count", count}, {"reason", reason}, {"span", view.say.span(wait_ms)}})
                     : view.say.say("app.sync.trouble_now", {{"count", count}, {"reason", reason}}),
         false);
  }
}

// --- Conflicts ---

struct ConflictSide {
  Value value;
  Id by;
  std::int64_t at_ms = 0;
};

struct ConflictCard {
  Id id;
  Id customer;
  EntityNumber entity = 0;
  FieldNumber field = 0;
  ConflictSide ours, theirs;
  bool ours_is_mine = true;  // False for somebody who wrote neither.
};

ConflictCard card_of(const View& view, const sync::ListRow& row) {
  const Fields& fields = row.columns;
  ConflictCard card;
  card.id = row.id;
  card.customer = row.root;
  card.entity = static_cast<EntityNumber>(fields.number(conflict_field::kEntityType));
  card.field = static_cast<FieldNumber>(fields.number(conflict_field::kField));
  ConflictSide kept{fields.get(conflict_field::kKeptValue),
                    fields.reference(conflict_field::kKeptBy),
                    fields.number(conflict_field::kKeptAt)};
  ConflictSide other{fields.get(conflict_field::kOtherValue),
                     fields.reference(conflict_field::kOtherBy),
                     fields.number(conflict_field::kOtherAt)};
  const bool kept_is_mine = kept.by == view.person.employee;  // As Client::settle() sees it.
  card.ours_is_mine = kept_is_mine || other.by == view.person.employee;
  card.ours = kept_is_mine ? kept : other;
  card.theirs = kept_is_mine ? other : kept;
  return card;
}

void draw_side(View& view, const Rect& whole, const ConflictCard& card, const ConflictSide& side,
               bool mine, bool filled) {
  Ui& ui = view.ui;
  const std::string_view name = view.models.employee_name(side.by);
  const std::string& time = view.say.moment_exact(side.at_ms);
  const std::string& who =
      mine ? view.say.say("app.sync.conflict_mine", {{"time", time}})
           : view.say.say("app.sync.conflict_theirs", {{"name", name}, {"time", time}});
  outline_box(ui, whole, ui.colour().line, radii().control, ui.theme().line_width);
  ui.begin_area(whole.inset(12.0F, 10.0F));
  text(ui, who, {.size = TextSize::kCaption, .tone = Tone::kInk3});
  text(ui, value_words(view, card.entity, card.field, side.value), {.bold = true});
  ui.end_area();
  const Rect place{whole.left + 12.0F, whole.bottom - 10.0F - ui.metrics().touch_min,
                   whole.right - 12.0F, whole.bottom - 10.0F};
  ui.place(place);
  const std::string& label = mine ? view.say.say("app.sync.use_mine")
                                  : view.say.say("app.sync.use_theirs", {{"name", name}});
  if (button(ui,
             mine     ? "mine"
             : filled ? "first"
                      : "theirs",
             label,
             {.style = filled ? ButtonStyle::kFilled : ButtonStyle::kOutlined,
              .enabled = view.state.settling.is_nil()})) {
    view.actions.settle(card.id,
                        filled ? sync::ConflictChoice::kOurs : sync::ConflictChoice::kTheirs);
  }
}

float side_height(View& view, const ConflictCard& card, const ConflictSide& side, float width) {
  const Ui& ui = view.ui;
  const std::string_view value = value_words(view, card.entity, card.field, side.value);
  const std::string& who = view.say.say(
      "app.sync.conflict_theirs",
      {{"name", view.models.employee_name(side.by)}, {"time", view.say.moment_exact(side.at_ms)}});
  return text_height(ui, who, {.size = TextSize::kCaption}, width - 24.0F) +
         text_height(ui, value, {.bold = true}, width - 24.0F) + ui.metrics().touch_min + 30.0F;
}

void draw_conflict(View& view, const ConflictCard& card) {
  Ui& ui = view.ui;
  const std::string& title = view.say.say("app.sync.conflict_title");
  const FieldDefinition* field = view.models.catalog().field(card.entity, card.field);
  const std::string& about =
      view.say.joined({view.models.customer_name(card.customer),
                       field == nullptr ? std::string_view() : view.say.say(field->label_key)});
  begin_card(ui, "conflict", CardStyle::kConflict, about);
  Rect head = ui.take(line_height(ui, TextSize::kBody));
  status_mark(ui, cut_left(head, 20.0F), 20.0F, Status::kConflict, {});
  cut_left(head, space(2));
  ui.place(head);
  heading(ui, title, 2, {.bold = true, .tone = Tone::kConflict, .lines_max = 1});
  text(ui, about, {.size = TextSize::kSmall, .tone = Tone::kInk2});
  ui.gap(space(2));
  const float width = ui.available_width();
  const float side = (width - space(2)) * 0.5F;
  const float height = std::max(side_height(view, card, card.ours, side),
                                side_height(view, card, card.theirs, side));
  Rect row = ui.take(height);
  const Rect left = cut_left(row, side);
  cut_left(row, space(2));
  draw_side(view, left, card, card.ours, card.ours_is_mine, true);
  draw_side(view, row, card, card.theirs, false, false);
  ui.gap(space(2));
  if (std::holds_alternative<std::string>(card.ours.value) && field != nullptr &&
      (field->type == FieldType::kLongText || field->type == FieldType::kText)) {
    const std::string& both = view.say.say("app.sync.keep_both");
    Rect strip = ui.take(ui.metrics().touch_min);
    ui.place(cut_left(strip, button_width(ui, both, {.style = ButtonStyle::kText})));
    if (button(ui, "both", both,
               {.style = ButtonStyle::kText, .enabled = view.state.settling.is_nil()})) {
      view.actions.settle(card.id, sync::ConflictChoice::kBoth);
    }
  }
  end_card(ui);
  ui.gap(space(3));
}

void draw_conflicts(View& view) {
  for (const Id& id : view.models.open_conflicts()) {
    const IdScope scope(view.ui, row_key(id));
    const sync::ListRow& row = view.models.row(kConflictEntity, id);
    if (row.present) draw_conflict(view, card_of(view, row));
  }
}

// --- Work ---

void draw_refused(View& view, const sync::WorkItem& item) {
  Ui& ui = view.ui;
  const IdScope scope(ui, row_key(item.id));
  const std::string& title =
      view.say.say("app.sync.refused_title", {{"what", work_title(view, item)}});
  begin_card(ui, "refused", CardStyle::kRefused, title);
  Rect head = ui.take(line_height(ui, TextSize::kBody));
  status_mark(ui, cut_left(head, kMark), kMark, Status::kRefused, {});
  cut_left(head, space(2));
  const TextStyle time_style{
      .size = TextSize::kCaption, .tone = Tone::kInk3, .align = Align::kEnd, .lines_max = 1};
  const std::string& time = view.say.moment(item.made_ms);
  ui.place(cut_right(head, text_width(ui, time, time_style) + 1.0F));
  text(ui, time, time_style);
  ui.place(head);
  heading(ui, title, 2, {.bold = true, .lines_max = 1});
  text(ui, refusal_words(view, item), {.size = TextSize::kSmall, .tone = Tone::kRefused});
  text(ui, view.say.say("app.sync.refused_kept"), {.size = TextSize::kSmall, .tone = Tone::kInk2});
  ui.gap(space(2));
  Rect row = ui.take(ui.metrics().touch_min);
  const std::string_view correct = view.say.say("app.sync.correct"),
                         dismiss = view.say.say("app.sync.dismiss");
  if (item.type == kVisitEntity || item.type == kCustomerEntity) {
    ui.place(cut_left(row, button_width(ui, correct)));
    if (button(ui, "correct", correct)) view.actions.correct_and_resend(item.id);
    cut_left(row, space(2));
  }
  ui.place(cut_left(row, button_width(ui, dismiss, {.style = ButtonStyle::kText})));
  if (button(ui, "dismiss", dismiss, ButtonStyle::kText)) view.actions.dismiss(item.id);
  end_card(ui);
  ui.gap(space(3));
}

Status mark_of_state(sync::WorkState state) {
  switch (state) {
    case sync::WorkState::kSaved:
      return Status::kSaved;
    case sync::WorkState::kSent:
      return Status::kSent;
    case sync::WorkState::kConflict:
      return Status::kConflict;
    case sync::WorkState::kRefused:
      return Status::kRefused;
    case sync::WorkState::kHeld:
      return Status::kSoon;
    case sync::WorkState::kAccepted:
      break;
  }
  return Status::kAccepted;
}

std::string_view state_key(sync::WorkState state) {
  switch (state) {
    case sync::WorkState::kSaved:
      return "app.mark.saved";
    case sync::WorkState::kSent:
      return "app.mark.sent";
    case sync::WorkState::kConflict:
      return "app.mark.conflict";
    case sync::WorkState::kHeld:
      return "app.mark.held";
    case sync::WorkState::kRefused:
      return "app.mark.refused";
    case sync::WorkState::kAccepted:
      break;
  }
  return "app.mark.accepted_plain";
}

Route route_of(const sync::WorkItem& item) {
  if (item.type == kVisitEntity) return {Screen::kVisit, item.entity};
  return {Screen::kCustomer, item.root};
}

void draw_work_row(View& view, const Rect& whole, const sync::WorkItem& item) {
  Ui& ui = view.ui;
  const Route route = route_of(item);
  if (begin_link_area(ui, "open", whole, to_path(route))) view.actions.go(route);
  Rect row = whole.inset(ui.metrics().page_margin, 0);
  status_mark(ui, cut_left(row, kMark), kMark, mark_of_state(item.state), {});
  cut_left(row, space(3));
  const TextStyle right_style{
      .size = TextSize::kSmall, .tone = Tone::kInk2, .align = Align::kEnd, .lines_max = 1};
  const std::string& right =
      item.receipt == 0
          ? view.say.say(state_key(item.state))
          : view.say.say("app.sync.receipt", {{"number", view.say.digits(item.receipt)}});
  ui.place(cut_right(row, text_width(ui, right, right_style) + 1.0F));
  text(ui, right, right_style);
  cut_right(row, space(2));
  draw_two_lines(view, row,
                 {.title = work_title(view, item),
                  .detail = view.say.moment_exact(item.made_ms),
                  .bold = false});
  end_link_area(ui);
}

void draw_work_list(View& view, std::string_view key, std::string_view title,
                    std::string_view detail, std::span<const sync::WorkItem> items) {
  if (items.empty()) return;
  Ui& ui = view.ui;
  section_header(ui, title, detail);
  virtual_list(
      ui, key, static_cast<int>(items.size()),
      {.name = title,
       .row_key = [&](int index) { return row_key(items[static_cast<std::size_t>(index)].id); },
       .rule_from = ui.metrics().page_margin + kMark + space(3),
       .ground = ui.colour().surface},
      [&](int index, const Rect& row) {
        draw_work_row(view, row, items[static_cast<std::size_t>(index)]);
      });
}

void draw_all_in(View& view, bool anything_open) {
  const sync::SyncStatus& status = view.status;
  if (anything_open || status.needs_sign_in()) return;
  std::string_view detail = view.say.say("app.sync.all_in_none");
  if (status.last_receipt != 0) {
    detail =
        view.say.say("app.sync.all_in", {{"number", view.say.digits(status.last_receipt)},
                                         {"time", view.say.moment_exact(status.last_receipt_ms)}});
  }
  // The seal is earned: it stands only where there is a receipt.
  const bool sealed = status.last_receipt != 0;
  empty_state(view.ui, "all in",
              {.icon = sealed ? Icon::kStAccepted : Icon::kSync,
               .title = view.say.say(sealed ? "app.sync.all_in_title" : "app.sync.nothing_title"),
               .detail = detail,
               .tone = sealed ? Tone::kAccepted : Tone::kInk3});
}

void draw_sync_button(View& view) {
  Ui& ui = view.ui;
  const std::string& label = view.say.say(view.status.busy ? "app.sync.busy" : "app.sync.now");
  const ButtonOptions options{
      .style = ButtonStyle::kOutlined, .icon = Icon::kSync, .enabled = !view.status.busy};
  ui.gap(space(4));
  Rect row = ui.take(ui.metrics().control).inset(ui.metrics().page_margin, 0);
  ui.place(cut_left(row, button_width(ui, label, options)));
  if (button(ui, "now", label, options)) view.actions.sync_now();
  ui.gap(space(2));
}

// --- This device: who is signed in, the language, and what the browser promises ---

void draw_device(View& view) {
  Ui& ui = view.ui;
  const sync::ListRow& employee = view.models.row(kEmployeeEntity, view.person.employee);
  section_header(ui, view.say.say("app.device.title"));
  const std::string& label = view.say.say("app.sign_out.button");
  const ButtonOptions options{.style = ButtonStyle::kOutlined};
  const Rect whole = ui.take(ui.metrics().row + space(2));
  fill_box(ui, whole, ui.colour().surface);
  draw_rule(ui, whole.left, whole.right, whole.top, ui.colour().line);
  draw_rule(ui, whole.left, whole.right, whole.bottom - ui.theme().line_width, ui.colour().line);
  Rect row = whole.inset(ui.metrics().page_margin, 0);
  const Rect place = cut_right(row, button_width(ui, label, options));
  cut_right(row, space(2));
  draw_two_lines(view, row,
                 {.title = view.person.name,
                  .detail = view.say.joined({view.models.unit_name(view.person.unit),
                                             employee.columns.text(employee_field::kPost)})});
  ui.place(centred(place, place.width(), ui.metrics().control));
  if (button(ui, "sign out", label, options)) wish_to_leave(view);
  if (view.storage == StoragePromise::kMayBeCleared) {
    constexpr float kIconColumn = 28.0F;
    const std::string& words = view.say.say("app.device.may_be_cleared");
    const TextStyle style{.size = TextSize::kSmall, .tone = Tone::kInk2};
    const float width = ui.available_width() - 2 * ui.metrics().page_margin - kIconColumn;
    ui.gap(space(3));
    Rect line = ui.take(text_height(ui, words, style, width)).inset(ui.metrics().page_margin, 0);
    const Rect icon = cut_left(line, kIconColumn);
    draw_icon(ui, Icon::kStorage, {icon.left, icon.top, icon.left + 20.0F, icon.top + 20.0F}, 18.0F,
              ui.colour().ink2);
    ui.place(line);
    text(ui, words, style);
  }
  draw_install(view);
  ui.gap(space(2));
  const std::string& language = view.say.say("app.language.other");
  const ButtonOptions language_options{.style = ButtonStyle::kText, .icon = Icon::kLanguage};
  Rect strip = ui.take(ui.metrics().control).inset(ui.metrics().page_margin - space(2), 0);
  ui.place(cut_left(strip, button_width(ui, language, language_options)));
  if (button(ui, "language", language, language_options)) view.actions.use_other_language();
  ui.gap(space(5));
}

}  // namespace

void draw_sync(View& view, const Rect& rect) {
  Ui& ui = view.ui;
  ui.begin_area(rect);
  const std::string_view network = view.status.link == sync::Link::kOffline
                                       ? view.say.say("app.strip.offline")
                                       : std::string_view();
  draw_screen_head(view, {.title = view.say.say("app.sync.title"),
                          .over = view.say.joined({network, age_words(view)})});
  const Rect body{rect.left, ui.flow_top(), rect.right, rect.bottom};
  ui.end_area();

  const WorkList& work = view.models.work();
  begin_pane(ui, "sync", body, {.ground = ui.colour().page, .scrolls = true});
  ui.begin_margin(std::max(0.0F, (body.width() - kColumnMax) * 0.5F));
  draw_trouble(view);
  if (view.update_ready) {
    ui.begin_margin(space(3));
    draw_update_banner(view);
    ui.end_margin();
    ui.gap(space(2));
  }
  draw_share_banner(view);
  draw_sign_in_again(view);
  draw_former_offices(view);
  draw_conflicts(view);
  for (const sync::WorkItem& item : work.refused()) draw_refused(view, item);
  draw_work_list(
      view, "waiting", view.say.say("app.sync.pending"),
      view.say.say("app.sync.pending_count", {{"saved", count_text(view, view.status.saved)},
                                              {"sent", count_text(view, view.status.sent)}}),
      work.waiting());
  draw_all_in(view,
              view.status.open_conflicts > 0 || !work.refused().empty() || !work.waiting().empty());
  draw_work_list(view, "accepted", view.say.say("app.sync.accepted"), {}, work.accepted());
  draw_sync_button(view);
  draw_device(view);
  ui.end_margin();
  end_pane(ui);
}

}  // namespace huifang::shell
