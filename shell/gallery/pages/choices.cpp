#include <array>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"

namespace huifang::shell {
namespace {

// What is chosen from.
class ChoicesPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.choices.chips"));
    const std::string_view all = say.say("gallery.choices.all"),
                           overdue = say.say("gallery.choices.overdue"),
                           grade = say.say("gallery.choices.grade"),
                           pool = say.say("gallery.choices.pool"),
                           near = say.say("gallery.choices.near");
    const std::array filters{
        Chip{.label = all},
        Chip{.label = overdue, .count = "5", .icon = Icon::kStOverdue, .icon_tone = Tone::kOverdue},
        Chip{.label = grade, .count = "38"}, Chip{.label = pool, .count = "12"},
        Chip{.label = near}};
    chips(ui, "filter", say.say("gallery.choices.chips"), filters, filter_);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.choices.faces"));
    const std::string_view worst = say.say("gallery.choices.face_1"),
                           bad = say.say("gallery.choices.face_2"),
                           fair = say.say("gallery.choices.face_3"),
                           good = say.say("gallery.choices.face_4"),
                           best = say.say("gallery.choices.face_5");
    faces(ui, "face", say.say("gallery.choices.faces"), {worst, bad, fair, good, best}, face_);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.choices.boxes"));
    checkbox(ui, "read back", say.say("gallery.choices.read_back"), read_back_);
    checkbox(ui, "urgent", say.say("gallery.choices.urgent"), urgent_);
    end_sample(ui);
    draw_switches(ui, say);
    draw_steppers(ui, say);
    draw_segments(ui, say);
    draw_tabs(ui, say);
  }

 private:
  void draw_switches(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.choices.switches"));
    switch_row(ui, "reminder", say.say("gallery.choices.switch_reminder"), reminder_,
               {.detail = say.say("gallery.choices.switch_reminder_detail")});
    switch_row(ui, "sunlight", say.say("gallery.choices.switch_sunlight"), sunlight_);
    switch_row(ui, "place", say.say("gallery.choices.switch_location"), place_,
               {.detail = say.say("gallery.choices.switch_location_detail"), .enabled = false});
    end_sample(ui);
  }

  void draw_steppers(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.choices.steppers"));
    const std::string_view less = say.say("gallery.choices.less"),
                           more = say.say("gallery.choices.more");
    const auto one = [&](std::string_view key, int& value, const StepperOptions& options) {
      const std::string_view name = ui.words({"gallery.choices.stepper.", key});
      const std::string& unit = text_of(say, name, "_unit");
      stepper(ui, key, say.say(name), value, {.less = less, .more = more, .unit = unit}, options);
      ui.gap(space(3));
    };
    one("months", months_, {.min = 1, .max = 24});
    one("pressure", pressure_, {.min = 40, .max = 300, .step = 1});
    one("fixed", hours_, {.min = 1, .max = 72, .enabled = false});
    end_sample(ui);
  }

  void draw_segments(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.choices.segmented"));
    const std::string_view clock = say.say("gallery.choices.view_clock"),
                           stages = say.say("gallery.choices.view_stages"),
                           list = say.say("gallery.choices.view_list");
    const std::array views{Segment{.label = clock, .icon = Icon::kComplaints},
                           Segment{.label = stages}, Segment{.label = list}};
    segmented(ui, "view", say.say("gallery.choices.segmented"), views, view_);
    ui.gap(space(3));
    const std::string_view week = say.say("gallery.choices.period_week"),
                           month = say.say("gallery.choices.period_month"),
                           quarter = say.say("gallery.choices.period_quarter"),
                           year = say.say("gallery.choices.period_year");
    const std::array periods{Segment{.label = week}, Segment{.label = month},
                             Segment{.label = quarter, .enabled = false}, Segment{.label = year}};
    segmented(ui, "period", say.say("gallery.choices.period"), periods, period_);
    end_sample(ui);
  }

  void draw_tabs(Ui& ui, const Speech& say) {
    begin_sample(ui, say.say("gallery.choices.tabs"));
    const std::string_view contacts = say.say("gallery.choices.part_contacts"),
                           details = say.say("gallery.choices.part_details"),
                           unchecked = say.say("gallery.choices.part_details_count"),
                           needs = say.say("gallery.choices.part_needs"),
                           purchases = say.say("gallery.choices.part_purchases"),
                           relations = say.say("gallery.choices.part_relations");
    const std::array parts{Tab{.label = contacts},
                           Tab{.label = details, .count = "3", .count_name = unchecked},
                           Tab{.label = needs}, Tab{.label = purchases}, Tab{.label = relations}};
    tabs(ui, "parts", say.say("gallery.choices.customer_parts"), parts, part_);
    const std::string_view shown = parts[static_cast<std::size_t>(part_)].label;
    const Rect panel = ui.take(ui.metrics().row);
    begin_part(ui, semantics::Role::kTabPanel, panel, shown);
    ui.place(panel);
    text(ui, say.say("gallery.choices.part_shown", {{"part", shown}}), {.tone = Tone::kInk2});
    end_part(ui);
    end_sample(ui);
  }

  int filter_ = 0, face_ = 4, months_ = 2, pressure_ = 128, hours_ = 24;
  int view_ = 0, period_ = 1, part_ = 0;
  bool read_back_ = true, urgent_ = false;
  bool reminder_ = true, sunlight_ = false, place_ = true;
};

}  // namespace

std::unique_ptr<GalleryPage> make_choices_page() { return std::make_unique<ChoicesPage>(); }

}  // namespace huifang::shell
