#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "shell/app/view.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {

// Pieces that several screens share. They know records only through the view. Words come back for
// this frame.

// Rooms for a list and, beside it, what was chosen in it.
inline constexpr float kTwoPanesFrom = 900.0F;
inline bool has_two_panes(const View& view) {
  return view.ui.page().width() >= kTwoPanesFrom * view.ui.metrics().text_zoom;
}
inline bool is_compact(const View& view) { return view.ui.window_class() == WindowClass::kCompact; }

// Large type on a phone: words no longer fit beside other words.
inline bool is_large_type(const View& view) {
  constexpr float kFrom = 1.5F;
  return is_compact(view) && view.ui.metrics().text_zoom >= kFrom;
}

// What a row of a list is of.
inline RowKey row_key(const Id& id) { return static_cast<RowKey>(std::hash<Id>{}(id)); }

// A button at the right end of a row, which is cut off from `row`; in large type its icon only, so
// that room is left for the row's own words. Returns where to draw it: links come before it.
Rect cut_row_button(View& view, Rect& row, std::string_view label, Icon icon);
bool draw_row_button(View& view, std::string_view key, const Rect& place, std::string_view label,
                     Icon icon);

// Where my work is, in the flow or the placed rectangle; one tap opens Sync.
void draw_strip(View& view);
// How wide it wants to be where it stands in a bar.
float strip_width(const View& view);
// All of it in whole words.
std::string_view spoken_status(const Speech& say, const sync::SyncStatus& status);

// The head of a main screen with the strip: below the title on a phone, at its right elsewhere.
struct ScreenHead {
  std::string_view title, over;
};
// A button of the head: its icon, its name, and what it does.
struct HeadButton {
  std::string_view key;
  Icon icon;
  std::string_view name;
  std::function<void()> act;
};
void draw_screen_head(View& view, const ScreenHead& head, std::span<const HeadButton> buttons = {});

// On a phone, the button of the person's menu at the right end of a head. Returns where the room
// left of it ends.
float draw_person_at(View& view, const Rect& trailing);

// The bar over a detail pane: the strip at its left, as wide as it wants.
void draw_detail_bar(View& view);

// Prints and shares a record: two icons cut off from the right end of a bar, or a row of the flow
// with their words.
void draw_paper_icons(View& view, Rect& bar, EntityNumber type, const Id& id);
void draw_paper_row(View& view, EntityNumber type, const Id& id);
bool draw_print_icon(View& view, Rect& bar, std::string_view name_key);

// The customer's grade; nothing where none is known. Returns false then.
bool draw_grade(View& view, const Rect& rect, float size, std::string_view letter);
void draw_grade_on_dark(View& view, const Rect& rect, float size, std::string_view letter);

// The mark of the newest work on an entity, or the office's seal where it has everything. Says its
// words.
void draw_work_mark(View& view, const Rect& rect, float size, EntityNumber type, const Id& entity,
                    bool pending);
// The same in words: "已收妥 48213".
struct WorkWords {
  Status status = Status::kAccepted;
  std::string_view words;
};
WorkWords work_words(const View& view, EntityNumber type, const Id& entity, bool pending);

// Where a visit is: what became of the work on it or, once the office has all of it, what the
// office says of the visit. The seal is earned: a planned visit is a hollow ring, one sent back is
// refused.
struct VisitMark {
  enum class Shape { kRing, kStatus };
  Shape shape = Shape::kStatus;
  Status status = Status::kAccepted;
  std::string_view words;
};
VisitMark visit_mark(const View& view, const Id& visit, std::string_view state, bool pending);
Tone tone_of(const VisitMark& mark);
// `name` is what a screen reader says, empty when the words stand beside it.
void draw_visit_mark(View& view, const Rect& rect, float size, const VisitMark& mark,
                     std::string_view name);

// A title and a lesser line under it, in the middle of the rectangle's height.
struct TwoLines {
  std::string_view title, detail;
  std::string_view sought;  // What of it was searched for; marked where it is found.
  Tone title_tone = Tone::kInk;
  Tone detail_tone = Tone::kInk3;
  std::string_view grade;  // Behind the title.
  bool bold = true;
};
void draw_two_lines(View& view, const Rect& rect, const TwoLines& lines);

// That a newer version is ready, what happens to what is not handed over, and the way to it.
void draw_update_banner(View& view);

// What the manager wrote to a visit that was sent back: "钱国栋：请补…"; empty where nothing is
// known.
std::string_view sent_back_words(View& view, const Id& visit);

// "非常满意" of 5; empty for what is no degree.
std::string_view satisfaction_words(const Speech& say, std::int64_t degree);

// A line under which a column begins: small words over a dark hairline.
void draw_column_title(View& view, std::string_view title);

// What stands under a customer's name: contact and post, type.
std::string_view customer_line(const View& view, const Fields& customer);
// The first letter of a name, for its round sign.
std::string_view first_letter(std::string_view name);

}  // namespace huifang::shell
