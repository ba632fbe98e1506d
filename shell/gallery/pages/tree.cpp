#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// A tree of units with people, and two lines of time.
class TreePage final : public GalleryPage {
 public:
  TreePage() : rows_(tree_rows(kUnits, expanded_)) {}

  void draw(Ui& ui, const Speech& say) override {
    section_header(ui, say.say("gallery.tree.units"));
    draw_tree(ui, say);
    section_header(ui, say.say("gallery.tree.case"));
    ui.begin_margin(ui.metrics().page_margin);
    draw_case(ui, say);
    ui.end_margin();
    section_header(ui, say.say("gallery.tree.contacts"));
    ui.begin_margin(ui.metrics().page_margin);
    draw_contacts(ui, say);
    ui.end_margin();
  }

 private:
  // What the words of a unit are is told by its key.
  static constexpr std::array kUnits{TreeNode{1, -1}, TreeNode{2, 0}, TreeNode{3, 1},
                                     TreeNode{4, 1},  TreeNode{5, 0}, TreeNode{6, 4},
                                     TreeNode{7, -1}, TreeNode{8, 6}, TreeNode{9, 6}};

  void draw_tree(Ui& ui, const Speech& say) {
    const auto key = [this](int row) {
      return kUnits[static_cast<std::size_t>(rows_[static_cast<std::size_t>(row)].node)].key;
    };
    const std::string& name = say.say("gallery.tree.units");
    const TreeResult result = tree_list(
        ui, "units", rows_, {.name = name, .row_key = key, .selected = selected_},
        [&](int row, const Rect& rect) {
          Rect rest = rect;
          ui.place(cut_right(rest, 108.0F * ui.metrics().text_zoom));
          text(ui, say.say("gallery.tree.count", {{"count", say.number(key(row) * 31 % 97)}}),
               {.size = TextSize::kSmall,
                .tone = Tone::kInk3,
                .align = Align::kEnd,
                .lines_max = 1});
          ui.place(rest);
          text(ui, text_of(say, "gallery.tree.unit.", static_cast<std::size_t>(key(row))),
               {.bold = rows_[static_cast<std::size_t>(row)].has_children, .lines_max = 1});
        });
    if (result.opened >= 0) selected_ = result.opened;
    if (result.toggled < 0) return;
    const RowKey toggled = key(result.toggled);
    if (!expanded_.insert(toggled).second) expanded_.erase(toggled);
    rows_ = tree_rows(kUnits, expanded_);
    selected_ = -1;
    ui.platform().request_frame();
  }

  static void draw_case(Ui& ui, const Speech& say) {
    constexpr int kMoments = 6;
    constexpr std::array kProgress{Progress::kSolid,   Progress::kSolid,  Progress::kSolid,
                                   Progress::kHatched, Progress::kHollow, Progress::kHollow};
    const std::array<std::string_view, 3> names{say.say("gallery.tree.accepted"),
                                                say.say("gallery.tree.on_the_way"),
                                                say.say("gallery.tree.open")};
    FrameList<Moment> moments(ui.memory());
    for (std::size_t at = 0; at < kMoments; ++at) {
      const Progress progress = kProgress[at];
      moments.push_back({.when = text_of(say, "gallery.tree.when.", at + 1),
                         .title = text_of(say, "gallery.tree.title.", at + 1),
                         .detail = text_of(say, "gallery.tree.detail.", at + 1),
                         .progress = progress,
                         .progress_name = names[static_cast<std::size_t>(progress)],
                         .tone = progress == Progress::kHatched ? Tone::kSent : Tone::kAccepted});
    }
    time_line(ui, "case", say.say("gallery.tree.case"), moments);
  }

  static void draw_contacts(Ui& ui, const Speech& say) {
    constexpr std::array kIcons{Icon::kMessage, Icon::kVisits, Icon::kGift, Icon::kCallback};
    FrameList<Moment> moments(ui.memory());
    for (std::size_t at = 0; at < kIcons.size(); ++at) {
      const std::int64_t day = say.today() - static_cast<std::int64_t>(1 + at * 9);
      moments.push_back({.when = say.day_distance(day),
                         .title = text_of(say, "gallery.tree.contact.", at + 1),
                         .icon = kIcons[at],
                         .tone = Tone::kInk2});
    }
    time_line(ui, "contacts", say.say("gallery.tree.contacts"), moments);
  }

  std::unordered_set<RowKey> expanded_{1, 2};
  std::vector<TreeRow> rows_;
  int selected_ = 3;
};

}  // namespace

std::unique_ptr<GalleryPage> make_tree_page() { return std::make_unique<TreePage>(); }

}  // namespace huifang::shell
