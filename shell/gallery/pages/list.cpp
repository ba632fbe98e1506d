#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

constexpr float kGrade = 22.0F;
constexpr float kEnd = 96.0F;

// A list of 50,000 rows.
class ListPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    const float margin = ui.metrics().page_margin;
    virtual_list(
        ui, "list", kSampleRows,
        {.name = say.say("gallery.list.customers"),
         .rule_from = margin + kGrade + space(3),
         .ground = ui.colour().surface},
        [&](int index, const Rect& row) {
          const SampleCustomer customer = sample_customer(say, index);
          if (begin_link_area(ui, "open", row, "/?gallery=list", {.selected = index == opened_}))
            opened_ = index;
          Rect rest = row.inset(margin, 0);
          const std::string grade = say.say("app.grade", {{"grade", customer.grade}});
          grade_mark(ui, cut_left(rest, kGrade), kGrade, customer.grade, grade);
          cut_left(rest, space(3));
          ui.place(cut_right(rest, kEnd));
          text(ui, customer.last_contact,
               {.size = TextSize::kSmall,
                .tone = Tone::kInk3,
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
        });
  }

 private:
  int opened_ = -1;
};

}  // namespace

std::unique_ptr<GalleryPage> make_list_page() { return std::make_unique<ListPage>(); }

}  // namespace huifang::shell
