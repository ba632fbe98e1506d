#include "shell/views/start.hpp"

#include "shell/app/faults.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {

void draw_start(Ui& ui, const Speech& say, const sync::SyncStatus& status) {
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
  if (status.phase == sync::Phase::kStopped) {
    ui.gap(space(4));
    banner(ui, "fault",
           {.icon = Icon::kStorage, .words = fault_text(say, status.trouble), .alert = true});
  } else {
    text(ui, say.say("app.start.opening"), {.tone = Tone::kInk2});
  }
  ui.end_margin();
  end_part(ui);
  end_pane(ui);
}

}  // namespace huifang::shell
