#include "shell/views/install.hpp"

#include "shell/views/parts.hpp"

namespace huifang::shell {

void draw_install(View& view) {
  const bool asks = view.installing == Installing::kOffered;
  if (!asks && view.installing != Installing::kByHand) return;
  Ui& ui = view.ui;
  ui.gap(space(2));
  ui.begin_margin(space(3));
  const std::string& words = view.say.say("app.install.words");
  const std::string& action = view.say.say(asks ? "app.install.button" : "app.install.show");
  if (banner(ui, "install", {.icon = Icon::kMobile, .words = words, .action = action})) {
    if (asks) {
      view.actions.install();
    } else {
      view.state.showing_install = true;
    }
  }
  ui.end_margin();
}

void draw_install_dialog(View& view) {
  if (!view.state.showing_install) return;
  Ui& ui = view.ui;
  const DialogResult dialog = begin_dialog(ui, "install", view.say.say("app.install.title"));
  for (const std::string_view step :
       {"app.install.step_share", "app.install.step_add", "app.install.step_open"}) {
    text(ui, view.say.say(step), {});
    ui.gap(space(2));
  }
  const std::size_t waiting = view.status.saved + view.status.sent;
  text(ui,
       waiting == 0
           ? view.say.say("app.install.apart")
           : view.say.say("app.install.apart_waiting",
                          {{"count", view.say.number(static_cast<std::int64_t>(waiting))}}),
       {.size = TextSize::kSmall, .tone = Tone::kInk2});
  ui.gap(space(4));
  const bool done = button(ui, "done", view.say.say("app.ok"));
  end_dialog(ui);
  if (done || dialog.dismissed) view.state.showing_install = false;
}

}  // namespace huifang::shell
