#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

enum Column { kName, kDetail, kGrade, kOwner, kLast, kVisits };

constexpr float kBar = 48.0F;

int visits_of(int row) { return row * 37 % 113; }

// A table of 50,000 rows that sorts, is pulled, pinned and selected in.
class TablePage final : public GalleryPage {
 public:
  TablePage() : order_(kSampleRows) { std::iota(order_.begin(), order_.end(), 0); }
  bool fills_pane() const override { return true; }

  void draw(Ui& ui, const Speech& say) override {
    draw_bar(ui, say);
    const std::string_view name = say.say("gallery.list.customers"),
                           detail = say.say("gallery.table.detail"),
                           grade = say.say("gallery.table.grade"),
                           owner = say.say("gallery.table.owner"),
                           last = say.say("gallery.table.last_contact"),
                           visits = say.say("gallery.table.visits"),
                           all = say.say("gallery.table.select_all");
    const std::array columns{
        TableColumn{.title = name, .share = 1.2F, .sortable = true, .width_min = 120.0F},
        TableColumn{.title = detail, .share = 1.6F, .width_min = 180.0F},
        TableColumn{.title = grade, .width = 68.0F, .sortable = true},
        TableColumn{.title = owner, .width = 88.0F, .sortable = true},
        TableColumn{.title = last, .width = 120.0F, .align = Align::kEnd},
        TableColumn{.title = visits, .width = 84.0F, .align = Align::kEnd, .sortable = true}};
    const TableResult result = table(
        ui, "customers", columns, kSampleRows,
        {.name = name,
         .selected = opened_,
         .row_key = [this](int row) { return RowKey{customer_at(row)}; },
         .row_name = [this, &say](int row) { return sample_customer(say, customer_at(row)).name; },
         .state = &state_,
         .select_all = all},
        [&](int row, int column, const Rect& rect) { draw_cell(ui, say, row, column, rect); },
        [](int) -> std::string_view { return "/?gallery=table"; });
    if (result.opened >= 0) opened_ = result.opened;
    if (result.sorted) sort(say);
    if (result.sorted || result.selection_changed) ui.platform().request_frame();
  }

 private:
  int customer_at(int row) const { return order_[static_cast<std::size_t>(row)]; }

  void draw_bar(Ui& ui, const Speech& say) {
    const auto count = static_cast<std::int64_t>(state_.selection.size());
    const std::string& words =
        count == 0 ? say.say("gallery.table.hint")
                   : say.say("gallery.table.selected", {{"count", say.number(count)}});
    const TextStyle style{
        .size = TextSize::kSmall, .bold = count > 0, .tone = count == 0 ? Tone::kInk3 : Tone::kInk};
    const float margin = ui.metrics().page_margin;
    const float hint = text_height(ui, words, style, ui.available_width() - 2 * margin);
    const Rect bar = ui.take(std::max({kBar, ui.metrics().touch_min, hint + space(2)}));
    fill_box(ui, bar, count == 0 ? ui.colour().surface : ui.colour().selected);
    Rect inner = bar.inset(margin, 0);
    if (count > 0) {
      const std::string& none = say.say("gallery.table.select_none");
      const ButtonOptions look{.style = ButtonStyle::kText, .compact = true};
      ui.place(cut_right(inner, button_width(ui, none, look)));
      if (button(ui, "none", none, look)) state_.selection.clear();
    }
    ui.place(inner);
    text(ui, words, style);
    spoken_status(ui, "selected", count == 0 ? std::string_view() : std::string_view(words));
  }

  void sort(const Speech& say) {
    const auto before = [&](int left, int right) {
      const SampleCustomer a = sample_customer(say, left % kSampleKinds),
                           b = sample_customer(say, right % kSampleKinds);
      switch (state_.sort_column) {
        case kName:
          return a.name < b.name;
        case kGrade:
          return a.grade < b.grade;
        case kOwner:
          return a.owner < b.owner;
        default:
          return visits_of(left) < visits_of(right);
      }
    };
    // As many kinds as there are, not as many rows as there are, are compared by their words.
    std::vector<int> rank(kSampleRows);
    if (state_.sort_column == kVisits) {
      for (int row = 0; row < kSampleRows; ++row)
        rank[static_cast<std::size_t>(row)] = visits_of(row);
    } else {
      std::array<int, kSampleKinds> kinds{};
      std::iota(kinds.begin(), kinds.end(), 0);
      std::ranges::stable_sort(kinds, before);
      for (int row = 0; row < kSampleRows; ++row)
        rank[static_cast<std::size_t>(row)] =
            static_cast<int>(std::ranges::find(kinds, row % kSampleKinds) - kinds.begin());
    }
    const int sign = state_.descending ? -1 : 1;
    std::iota(order_.begin(), order_.end(), 0);
    std::ranges::stable_sort(
        order_, {}, [&](int customer) { return sign * rank[static_cast<std::size_t>(customer)]; });
    opened_ = -1;
  }

  void draw_cell(Ui& ui, const Speech& say, int row, int column, const Rect& rect) {
    const int at = customer_at(row);
    const SampleCustomer customer = sample_customer(say, at);
    const TextStyle end{.size = TextSize::kSmall, .tone = Tone::kInk2, .align = Align::kEnd};
    switch (column) {
      case kName:
        return cell_text(ui, rect, customer.name, {.size = TextSize::kSmall, .bold = true});
      case kDetail:
        return cell_text(ui, rect, customer.detail);
      case kGrade: {
        Rect place = rect;
        const std::string& spoken = say.say("app.grade", {{"grade", customer.grade}});
        return grade_mark(ui, cut_left(place, 18.0F), 18.0F, customer.grade, spoken);
      }
      case kOwner:
        return cell_text(ui, rect, customer.owner);
      case kLast:
        return cell_text(ui, rect, customer.last_contact, end);
      default:
        return cell_text(ui, rect, say.number(visits_of(at)), end);
    }
  }

  std::vector<int> order_;  // Which customer is in which row.
  TableState state_;
  int opened_ = -1;
};

}  // namespace

std::unique_ptr<GalleryPage> make_table_page() { return std::make_unique<TablePage>(); }

}  // namespace huifang::shell
