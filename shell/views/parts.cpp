#include "shell/views/parts.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/fields.hpp"
#include "core/text/fold.hpp"
#include "shell/views/person_menu.hpp"

namespace huifang::shell {
namespace {

constexpr float kSmallGrade = 18.0F;

std::string_view network_words(const Speech& say, const sync::SyncStatus& status) {
  if (status.other_office) return say.say("app.strip.other_office");
  if (status.sign_in_again) return say.say("app.strip.expired");
  if (status.link == sync::Link::kOffline) return say.say("app.strip.offline");
  if (status.data_as_of_ms == 0) return {};
  return say.moment(status.data_as_of_ms);
}

std::string_view spoken_network(const Speech& say, const sync::SyncStatus& status) {
  if (status.other_office) return say.say("app.status.other_office");
  if (status.sign_in_again) return say.say("app.status.expired");
  if (status.first_sync) {
    return say.say("app.status.first_sync",
                   {{"count", say.number(static_cast<std::int64_t>(status.rows_received))}});
  }
  const bool offline = status.link == sync::Link::kOffline;
  if (status.data_as_of_ms == 0)
    return say.say(offline ? "app.status.offline_empty" : "app.status.online_empty");
  return say.say(offline ? "app.status.offline" : "app.status.online",
                 {{"time", say.moment(status.data_as_of_ms)}});
}

// Beside the last number, or in its place while there is none.
std::string_view accepted_words(const Speech& say, const sync::SyncStatus& status) {
  return say.say(status.last_receipt == 0 ? "app.strip.accepted_none" : "app.strip.accepted");
}

}  // namespace

std::string_view spoken_status(const Speech& say, const sync::SyncStatus& status) {
  const auto count = [&](std::string_view key, std::size_t number) {
    return number == 0 ? std::string_view()
                       : say.say(key, {{"count", say.number(static_cast<std::int64_t>(number))}});
  };
  const std::string_view accepted =
      status.last_receipt == 0
          ? std::string_view()
          : say.say("app.status.accepted", {{"number", say.digits(status.last_receipt)}});
  return say.joined(
      {count("app.status.conflicts", status.open_conflicts),
       count("app.status.refused", status.open_refused), count("app.status.saved", status.saved),
       count("app.status.sent", status.sent), accepted, spoken_network(say, status)},
      "app.status.separator");
}

float strip_width(const View& view) {
  constexpr float kMarks = 3 * 21.0F, kWires = 2 * 30.0F, kBetween = 60.0F;
  const TextStyle words{.px = 12.0F}, counts{.bold = true, .px = 13.0F};
  const Speech& say = view.say;
  const auto width = [&](std::string_view text, const TextStyle& style) {
    return text_width(view.ui, text, style);
  };
  return kMarks + kWires + kBetween + width(say.say("app.strip.saved"), words) +
         width(say.say("app.strip.sent"), words) + width(accepted_words(say, view.status), words) +
         width(say.number(static_cast<std::int64_t>(view.status.saved)), counts) +
         width(say.number(static_cast<std::int64_t>(view.status.sent)), counts) +
         width(say.digits(view.status.last_receipt), counts) +
         width(network_words(say, view.status), words);
}

void draw_strip(View& view) {
  const Speech& say = view.say;
  const sync::SyncStatus& status = view.status;
  const std::string& saved = say.number(static_cast<std::int64_t>(status.saved));
  const std::string& sent = say.number(static_cast<std::int64_t>(status.sent));
  const std::string_view accepted =
      status.last_receipt == 0 ? std::string_view() : say.digits(status.last_receipt);
  const std::string_view saved_label = say.say("app.strip.saved"),
                         sent_label = say.say("app.strip.sent");
  const std::string_view accepted_label = accepted_words(say, status);
  const std::string_view network = network_words(say, status), spoken = spoken_status(say, status);
  const SyncStrip strip{.saved_count = saved,
                        .saved_label = saved_label,
                        .sent_count = sent,
                        .sent_label = sent_label,
                        .accepted_label = accepted_label,
                        .accepted_number = accepted,
                        .network = network,
                        .spoken = spoken,
                        .route = "/sync",
                        .offline = status.link == sync::Link::kOffline};
  if (sync_strip(view.ui, "strip", strip)) view.actions.go({Screen::kSync, {}});
}

float draw_person_at(View& view, const Rect& trailing) {
  if (!is_compact(view)) return trailing.right;  // The rail has it.
  const float size = view.ui.metrics().touch_min;
  Rect rest = trailing;
  draw_person_menu(view, centred(cut_right(rest, size), size, size), false);
  return rest.right;
}

void draw_screen_head(View& view, const ScreenHead& head, std::span<const HeadButton> buttons) {
  Ui& ui = view.ui;
  const std::size_t icons = buttons.size() + (is_compact(view) ? 1 : 0);
  const AppBarResult bar =
      app_bar(ui, {.title = head.title,
                   .over = head.over,
                   .trailing_room = static_cast<float>(icons) * ui.metrics().touch_min});
  Rect trailing = bar.trailing;
  trailing.right = draw_person_at(view, trailing);
  for (auto button = buttons.rbegin(); button != buttons.rend(); ++button) {
    const float size = ui.metrics().touch_min;
    ui.place(centred(cut_right(trailing, size), size, size));
    if (icon_button(ui, button->key, button->icon, button->name)) button->act();
  }
  if (is_compact(view)) return draw_strip(view);
  ui.place(cut_right(trailing, std::min(strip_width(view), trailing.width())));
  draw_strip(view);
  if (!ui.metrics().desk) {
    const Rect rule = ui.take(space(2));
    fill_box(ui, rule, ui.colour().surface);
    draw_rule(ui, rule.left, rule.right, rule.bottom - ui.theme().line_width, ui.colour().line);
  }
}

void draw_detail_bar(View& view) {
  Ui& ui = view.ui;
  const Rect bar = ui.take(ui.metrics().desk_bar);
  fill_box(ui, bar, ui.colour().surface);
  Rect inner = bar.inset(ui.metrics().page_margin, 0);
  ui.place(cut_right(inner, std::min(strip_width(view), inner.width())));
  draw_strip(view);
  draw_rule(ui, bar.left, bar.right, bar.bottom - ui.theme().line_width, ui.colour().line);
}

bool draw_print_icon(View& view, Rect& bar, std::string_view name_key) {
  Ui& ui = view.ui;
  const float size = ui.metrics().touch_min;
  ui.place(centred(cut_right(bar, size), size, size));
  return icon_button(ui, "print", Icon::kPrint, view.say.say(name_key));
}

void draw_paper_icons(View& view, Rect& bar, EntityNumber type, const Id& id) {
  Ui& ui = view.ui;
  const float size = ui.metrics().touch_min;
  const Rect share = cut_right(bar, size);
  if (draw_print_icon(view, bar, "app.print.button")) view.actions.print_record(type, id);
  ui.place(centred(share, size, size));
  if (icon_button(ui, "share", Icon::kExport, view.say.say("app.print.share")))
    view.actions.share_record(type, id);
}

void draw_paper_row(View& view, EntityNumber type, const Id& id) {
  Ui& ui = view.ui;
  const std::string_view print = view.say.say("app.print.button"),
                         share = view.say.say("app.print.share");
  const ButtonOptions print_look{.style = ButtonStyle::kOutlined, .icon = Icon::kPrint};
  const ButtonOptions share_look{.style = ButtonStyle::kOutlined, .icon = Icon::kExport};
  ButtonRow row(ui);
  row.place(print, print_look);
  if (button(ui, "print", print, print_look)) view.actions.print_record(type, id);
  row.place(share, share_look);
  if (button(ui, "share", share, share_look)) view.actions.share_record(type, id);
}

Rect cut_row_button(View& view, Rect& row, std::string_view label, Icon icon) {
  const Ui& ui = view.ui;
  const float height = ui.metrics().desk ? ui.metrics().control : ui.metrics().touch_min;
  cut_right(row, ui.metrics().page_margin);
  const float width =
      is_large_type(view)
          ? height
          : button_width(ui, label, {.style = ButtonStyle::kOutlined, .icon = icon});
  const Rect place = cut_right(row, width);
  return centred(place, width, height);
}

bool draw_row_button(View& view, std::string_view key, const Rect& place, std::string_view label,
                     Icon icon) {
  view.ui.place(place);
  if (is_large_type(view)) return icon_button(view.ui, key, icon, label, {.outlined = true});
  return button(view.ui, key, label, {.style = ButtonStyle::kOutlined, .icon = icon});
}

bool draw_grade(View& view, const Rect& rect, float size, std::string_view letter) {
  if (letter.empty()) return false;
  grade_mark(view.ui, rect, size, letter, view.say.say("app.grade", {{"grade", letter}}));
  return true;
}

void draw_grade_on_dark(View& view, const Rect& rect, float size, std::string_view letter) {
  if (letter.empty()) return;
  Ui& ui = view.ui;
  const Rect square = centred(rect, size, size);
  fill_box(ui, square, ui.colour().on_rail, size * 0.22F);
  const TextStyle style{
      .bold = true, .align = Align::kCentre, .px = size * 0.58F / ui.metrics().text_zoom};
  draw_line(ui, square, letter, style, ui.colour().rail);
  auto& node = ui.semantics().add(ui.semantics().next_anonymous_id(), semantics::Role::kImage,
                                  square, view.say.say("app.grade", {{"grade", letter}}));
  node.state |= semantics::kNameHidden;
}

WorkWords work_words(const View& view, EntityNumber type, const Id& entity, bool pending) {
  const sync::EntityMark mark = view.client.mark_of(type, entity);
  if (!mark.any) {
    if (pending) return {Status::kSaved, view.say.say("app.mark.saved")};
    return {Status::kAccepted, view.say.say("app.mark.accepted_plain")};
  }
  switch (mark.state) {
    case sync::WorkState::kSaved:
      return {Status::kSaved, view.say.say("app.mark.saved")};
    case sync::WorkState::kSent:
      return {Status::kSent, view.say.say("app.mark.sent")};
    case sync::WorkState::kConflict:
      return {Status::kConflict, view.say.say("app.mark.conflict")};
    case sync::WorkState::kHeld:
      return {Status::kSoon, view.say.say("app.mark.held")};
    case sync::WorkState::kRefused:
      return {Status::kRefused, view.say.say("app.mark.refused")};
    case sync::WorkState::kAccepted:
      break;
  }
  return {Status::kAccepted,
          view.say.say("app.mark.accepted", {{"number", view.say.digits(mark.receipt)}})};
}

void draw_work_mark(View& view, const Rect& rect, float size, EntityNumber type, const Id& entity,
                    bool pending) {
  const WorkWords work = work_words(view, type, entity, pending);
  status_mark(view.ui, rect, size, work.status, work.words);
}

VisitMark visit_mark(const View& view, const Id& visit, std::string_view state, bool pending) {
  const WorkWords work = work_words(view, kVisitEntity, visit, pending);
  VisitMark mark{.status = work.status, .words = work.words};
  if (work.status != Status::kAccepted) return mark;
  if (is_planned(state)) {
    mark.shape = VisitMark::Shape::kRing;
    mark.words = view.models.state_label(view.say, kVisitEntity, state);
  } else if (is_sent_back(state)) {
    mark.status = Status::kRefused;
    mark.words = view.models.state_label(view.say, kVisitEntity, state);
  }
  return mark;
}

Tone tone_of(const VisitMark& mark) {
  return mark.shape == VisitMark::Shape::kRing ? Tone::kInk2 : status_tone(mark.status);
}

void draw_visit_mark(View& view, const Rect& rect, float size, const VisitMark& mark,
                     std::string_view name) {
  Ui& ui = view.ui;
  if (mark.shape == VisitMark::Shape::kStatus)
    return status_mark(ui, rect, size, mark.status, name);
  const float width = size * 5.0F / 6.0F;
  const Rect ring = centred(rect, width, width);
  outline_box(ui, ring, ui.colour().ink2, width * 0.5F, 1.5F);
  if (name.empty()) return;
  ui.semantics()
      .add(ui.semantics().next_anonymous_id(), semantics::Role::kImage, ring, name)
      .state |= semantics::kNameHidden;
}

void draw_two_lines(View& view, const Rect& rect, const TwoLines& lines) {
  Ui& ui = view.ui;
  const TextStyle title{.bold = lines.bold, .tone = lines.title_tone, .lines_max = 1};
  const TextStyle detail{.size = TextSize::kSmall, .tone = lines.detail_tone, .lines_max = 1};
  const float title_height = line_height(ui, title);
  const float detail_height = lines.detail.empty() ? 0.0F : line_height(ui, detail);
  Rect block = centred(rect, rect.width(), title_height + detail_height);
  Rect upper = cut_top(block, title_height);
  const float room = lines.grade.empty() ? upper.width() : upper.width() - kSmallGrade - space(2);
  ui.place(cut_left(upper, std::min(room, text_width(ui, lines.title, title) + 1.0F)));
  const TextPart hit = find_part(lines.title, lines.sought);
  text_with_hit(ui, lines.title, hit.from, hit.to, title);
  cut_left(upper, space(2));
  if (!lines.grade.empty())
    draw_grade(view, cut_left(upper, kSmallGrade), kSmallGrade, lines.grade);
  if (lines.detail.empty()) return;
  ui.place(block);
  const TextPart detail_hit = hit.empty() ? find_part(lines.detail, lines.sought) : TextPart{};
  text_with_hit(ui, lines.detail, detail_hit.from, detail_hit.to, detail);
}

void draw_update_banner(View& view) {
  const std::size_t waiting = view.status.saved + view.status.sent;
  const std::string& count = view.say.number(static_cast<std::int64_t>(waiting));
  if (banner(view.ui, "update",
             {.icon = Icon::kSync,
              .words = waiting == 0 ? view.say.say("app.update.ready")
                                    : view.say.say("app.update.ready_waiting", {{"count", count}}),
              .action = view.say.say("app.update.now")})) {
    view.actions.use_update();
  }
}

std::string_view sent_back_words(View& view, const Id& visit) {
  const sync::RowView& row = view.models.whole(kVisitEntity, visit);
  if (!row.present()) return {};
  const std::string_view comment = row.record.fields.text(visit_field::kComment);
  if (comment.empty()) return {};
  const std::string_view by =
      view.models.employee_name(row.record.fields.reference(visit_field::kReviewedBy));
  if (by.empty()) return view.say.say("app.visit.sent_back_comment", {{"comment", comment}});
  return view.say.say("app.visit.sent_back_by", {{"name", by}, {"comment", comment}});
}

void draw_column_title(View& view, std::string_view title) {
  Ui& ui = view.ui;
  heading(ui, title, 2, {.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1});
  ui.gap(space(1));
  const Rect rule = ui.take(ui.metrics().desk ? 1.0F : 1.5F);
  fill_box(ui, rule, ui.colour().ink);
}

std::string_view satisfaction_words(const Speech& say, std::int64_t degree) {
  constexpr std::array kKeys{"app.visit.satisfaction.1", "app.visit.satisfaction.2",
                             "app.visit.satisfaction.3", "app.visit.satisfaction.4",
                             "app.visit.satisfaction.5"};
  if (degree < 1 || degree > std::ssize(kKeys)) return {};
  return say.say(kKeys[static_cast<std::size_t>(degree - 1)]);
}

std::string_view customer_line(const View& view, const Fields& customer) {
  const std::string_view contact = customer.text(customer_field::kContactName);
  // A person is their own contact: the name is not said twice.
  const bool same = contact == customer.text(customer_field::kName);
  return view.say.joined(
      {same ? std::string_view() : contact, customer.text(customer_field::kContactPost)});
}

std::string_view first_letter(std::string_view name) {
  // Up to where the next letter begins.
  std::size_t end = std::min<std::size_t>(name.size(), 1);
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  return name.substr(0, end);
}

}  // namespace huifang::shell
