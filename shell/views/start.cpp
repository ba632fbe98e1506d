#include "shell/views/start.hpp"

#include "shell/app/faults.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {
namespace {

// The shape of the app, as web/css/frame.css painted it before the program was there: what comes
// next only fills it.
void draw_shape_of_app(Ui& ui, const Speech& say) {
  Rect page = ui.page();
  const Palette& colour = ui.colour();
  const Metrics& metrics = ui.metrics();
  begin_pane(ui, "start", page, {.ground = colour.page});
  if (ui.window_class() == WindowClass::kCompact) {
    const Rect bar = cut_bottom(page, metrics.tab_bar);
    fill_box(ui, bar, colour.surface);
    draw_rule(ui, bar.left, bar.right, bar.top, colour.line);
  } else {
    fill_box(ui, cut_left(page, metrics.desk ? metrics.rail_wide : metrics.rail), colour.rail);
  }
  begin_part(ui, semantics::Role::kMain, page, {});
  ui.begin_area(page);
  app_bar(ui, {.title = say.say("app.name"), .over = say.say("app.start.opening")});
  ui.end_area();
  end_part(ui);
  end_pane(ui);
}

}  // namespace

void draw_start(Ui& ui, const Speech& say, const sync::SyncStatus& status) {
  if (status.phase != sync::Phase::kStopped) return draw_shape_of_app(ui, say);
  const Rect page = ui.page();
  begin_pane(ui, "start", page, {.ground = ui.colour().surface});
  begin_part(ui, semantics::Role::kMain, page, {});
  ui.begin_margin(28.0F);
  ui.gap(64.0F);
  const Rect mark = ui.take(56.0F);
  draw_product_mark(ui, {mark.left, mark.top, mark.left + 56.0F, mark.bottom}, 56.0F,
                    ui.colour().primary);
  ui.gap(space(6));
  heading(ui, say.say("app.name"), 1, {.size = TextSize::kDisplay, .bold = true});
  ui.gap(space(4));
  banner(ui, "fault",
         {.icon = Icon::kStorage, .words = fault_text(say, status.trouble), .alert = true});
  ui.end_margin();
  end_part(ui);
  end_pane(ui);
}

}  // namespace huifang::shell
