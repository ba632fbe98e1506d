#include <array>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// A table of 50,000 rows.
class TablePage final : public GalleryPage {
 public:
  bool fills_pane() const override { return true; }
  void draw(Ui& ui, const Speech& say) override {
    const std::string name = say.say("gallery.list.customers"),
                      detail = say.say("gallery.table.detail"),
                      grade = say.say("gallery.table.grade"),
                      owner = say.say("gallery.table.owner"),
                      last = say.say("gallery.table.last_contact");
    const std::array columns{
        TableColumn{.title = name, .share = 1.2F}, TableColumn{.title = detail, .share = 1.4F},
        TableColumn{.title = grade, .width = 56.0F}, TableColumn{.title = owner, .width = 90.0F},
        TableColumn{.title = last, .width = 120.0F, .align = Align::kEnd}};
    const int opened = table(
        ui, "customers", columns, kSampleRows, {.name = name, .selected = opened_},
        [&](int row, int column, const Rect& rect) {
          const SampleCustomer customer = sample_customer(say, row);
          if (column == 0)
            cell_text(ui, rect, customer.name, {.size = TextSize::kBody, .bold = true});
          if (column == 1) cell_text(ui, rect, customer.detail);
          if (column == 2) {
            Rect place = rect;
            const std::string spoken = say.say("app.grade", {{"grade", customer.grade}});
            grade_mark(ui, cut_left(place, 18.0F), 18.0F, customer.grade, spoken);
          }
          if (column == 3) cell_text(ui, rect, customer.owner);
          if (column == 4)
            cell_text(ui, rect, customer.last_contact,
                      {.size = TextSize::kSmall, .tone = Tone::kInk2, .align = Align::kEnd});
        },
        [](int) -> std::string_view { return "/?gallery=table"; });
    if (opened >= 0) opened_ = opened;
  }

 private:
  int opened_ = -1;
};

}  // namespace

std::unique_ptr<GalleryPage> make_table_page() { return std::make_unique<TablePage>(); }

}  // namespace huifang::shell
