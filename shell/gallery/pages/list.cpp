#include <array>
#include <unordered_set>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

constexpr float kGrade = 22.0F;
constexpr float kEnd = 96.0F;
constexpr int kUndoMs = 8'000;
constexpr int kToday = 4, kWeek = 9;

// A list of 50,000 rows in sections, which are pulled aside to act on them.
class ListPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    const std::string_view today = say.say("gallery.list.today"),
                           week = say.say("gallery.list.week"),
                           later = say.say("gallery.list.later"),
                           today_detail = say.say("gallery.list.today_detail"),
                           later_detail = say.say("gallery.list.later_detail");
    const std::array sections{
        ListSection{.title = today, .detail = today_detail, .count = kToday},
        ListSection{.title = week, .count = kWeek},
        ListSection{.title = later, .detail = later_detail, .count = kSampleRows - kToday - kWeek}};
    call_ = say.say("gallery.actions.call");
    move_ = say.say("gallery.list.move");
    section_list(ui, "list", sections, {.rule_from = margin(ui) + kGrade + space(3)},
                 [&](int row, const Rect& rect) { draw_row(ui, say, row, rect); });
  }

  void draw_overlays(Ui& ui, const Speech& say) override {
    if (undo_until_ms_ <= ui.now_ms()) return;
    ui.repaint_at(undo_until_ms_);
    const std::string& words = say.say(undo_.called ? "gallery.list.called" : "gallery.list.moved",
                                       {{"name", sample_customer(say, undo_.row).name}});
    if (!snackbar(ui, "done", words, say.say("gallery.overlays.undo"), 0.0F)) return;
    (undo_.called ? called_ : moved_).erase(undo_.row);
    undo_until_ms_ = 0;
  }

 private:
  static float margin(const Ui& ui) { return ui.metrics().page_margin; }

  void draw_row(Ui& ui, const Speech& say, int row, const Rect& rect) {
    const std::string_view name = sample_customer(say, row).name;
    const std::string& more = say.say("gallery.list.more", {{"name", name}});
    const SwipeSide side =
        swipe_row(ui, rect, row, swipe_,
                  {.before = SwipeAction{.label = call_, .icon = Icon::kPhone},
                   .after = SwipeAction{.label = move_, .icon = Icon::kToday, .tone = Tone::kSoon},
                   .more = more},
                  [&](const Rect& content) { draw_content(ui, say, row, content); });
    if (side == SwipeSide::kNone) return;
    undo_ = {row, side == SwipeSide::kBefore};
    (undo_.called ? called_ : moved_).insert(row);
    undo_until_ms_ = ui.now_ms() + kUndoMs;
  }

  void draw_content(Ui& ui, const Speech& say, int row, const Rect& content) {
    const SampleCustomer customer = sample_customer(say, row);
    if (begin_link_area(ui, "open", content, "/?gallery=list", {.selected = row == opened_}))
      opened_ = row;
    Rect rest{content.left + margin(ui), content.top, content.right, content.bottom};
    const std::string& grade = say.say("app.grade", {{"grade", customer.grade}});
    grade_mark(ui, cut_left(rest, kGrade), kGrade, customer.grade, grade);
    cut_left(rest, space(3));
    const bool called = called_.contains(row), moved = moved_.contains(row);
    const std::string_view end = called  ? say.say("gallery.list.was_called")
                                 : moved ? say.say("gallery.list.was_moved")
                                         : customer.last_contact;
    ui.place(cut_right(rest, kEnd));
    text(ui, end,
         {.size = TextSize::kSmall,
          .tone = called  ? Tone::kAccepted
                  : moved ? Tone::kSoon
                          : Tone::kInk3,
          .align = Align::kEnd,
          .lines_max = 1});
    const TextStyle title{.bold = true, .lines_max = 1};
    const TextStyle detail{.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1};
    const float title_height = line_height(ui, title);
    Rect lines = centred(rest, rest.width(), title_height + line_height(ui, detail));
    ui.place(cut_top(lines, title_height));
    text(ui, customer.name, title);
    ui.place(lines);
    text(ui, customer.detail, detail);
    end_link_area(ui);
  }

  struct Undo {
    int row = 0;
    bool called = false;
  };
  SwipeState swipe_;
  Undo undo_;
  std::int64_t undo_until_ms_ = 0;
  std::unordered_set<int> called_, moved_;
  std::string call_, move_;
  int opened_ = -1;
};

}  // namespace

std::unique_ptr<GalleryPage> make_list_page() { return std::make_unique<ListPage>(); }

}  // namespace huifang::shell
