#include <array>
#include <string>
#include <vector>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"
#include "shell/widgets/board.hpp"

namespace huifang::shell {
namespace {

constexpr std::size_t kColumns = 4;

// Cases by the step they are at.
class BoardPage final : public GalleryPage {
 public:
  bool fills_pane() const override { return true; }

  void draw(Ui& ui, const Speech& say) override {
    fill_columns(say);
    const std::string_view name = say.say("gallery.page.board"),
                           move = say.say("gallery.board.move");
    const BoardResult result = board(
        ui, "board", columns_, state_,
        {.name = name,
         .card_key = [this](BoardSpot spot) { return at(spot); },
         .card_name = [&](BoardSpot spot) -> std::string_view { return title_of(say, at(spot)); },
         .move = move},
        [&](BoardSpot spot, const Rect& rect) { draw_card(ui, say, at(spot), rect); });
    if (result.asked) {
      asked_ = result.asked;
      asked_card_ = at(*result.asked);
    }
    if (result.moved) move_card(say, result.moved->from, result.moved->to);
    spoken_status(ui, "moved", said_);
  }

  void draw_overlays(Ui& ui, const Speech& say) override {
    if (!asked_) return;
    const ColumnChoice choice = choose_column(ui, "where", say.say("gallery.board.where"), columns_,
                                              asked_->column, say.say("app.cancel"));
    if (choice.chosen) move_card(say, *asked_, {*choice.chosen, 0});
    if (!choice.chosen && !choice.closed) return;
    state_.focus_on = asked_card_;
    asked_.reset();
    ui.platform().request_frame();
  }

 private:
  RowKey at(BoardSpot spot) const {
    return cards_[static_cast<std::size_t>(spot.column)][static_cast<std::size_t>(spot.card)];
  }
  static const std::string& title_of(const Speech& say, RowKey card) {
    return text_of(say, "gallery.board.case.", static_cast<std::size_t>(card % 5 + 1));
  }

  void fill_columns(const Speech& say) {
    columns_.clear();
    for (std::size_t column = 0; column < kColumns; ++column) {
      const auto count = static_cast<std::int64_t>(cards_[column].size());
      columns_.push_back({.title = text_of(say, "gallery.board.column.", column + 1),
                          .count = say.number(count),
                          .cards = static_cast<int>(count)});
    }
  }

  void draw_card(Ui& ui, const Speech& say, RowKey card, const Rect& rect) {
    const TextStyle title{.bold = true, .lines_max = 1};
    const TextStyle detail{.size = TextSize::kSmall, .tone = Tone::kInk3, .lines_max = 1};
    const float title_height = line_height(ui, title);
    Rect lines = centred(rect, rect.width(), title_height + line_height(ui, detail));
    ui.place(cut_top(lines, title_height));
    text(ui, title_of(say, card), title);
    if (card % 4 == 1) {
      const std::string& late = say.say("gallery.board.late");
      tag(ui, cut_left(lines, std::min(lines.width(), tag_width(ui, late))), Status::kOverdue,
          late);
      cut_left(lines, space(2));
    }
    ui.place(lines);
    text(ui, sample_customer(say, static_cast<int>(card)).name, detail);
  }

  void move_card(const Speech& say, BoardSpot from, BoardSpot to) {
    auto& source = cards_[static_cast<std::size_t>(from.column)];
    const RowKey card = at(from);
    source.erase(source.begin() + from.card);
    auto& target = cards_[static_cast<std::size_t>(to.column)];
    target.insert(target.begin() + to.card, card);
    said_ = say.say("gallery.board.moved",
                    {{"case", title_of(say, card)},
                     {"column", columns_[static_cast<std::size_t>(to.column)].title}});
  }

  std::array<std::vector<RowKey>, kColumns> cards_{
      {{1, 2, 3, 4}, {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, {17, 18}, {}}};
  std::vector<BoardColumn> columns_;
  BoardState state_;
  std::optional<BoardSpot> asked_;
  RowKey asked_card_ = 0;
  std::string said_;
};

}  // namespace

std::unique_ptr<GalleryPage> make_board_page() { return std::make_unique<BoardPage>(); }

}  // namespace huifang::shell
