#include "shell/views/sign_in.hpp"

#include <algorithm>

#include "shell/widgets/widgets.hpp"

namespace huifang::shell {
namespace {

constexpr float kFormWidth = 400.0F;
constexpr float kMargin = 28.0F;
constexpr float kMark = 56.0F;

void draw_language_button(Ui& ui, const Speech& say, const Rect& strip, Actions& actions) {
  const std::string& other = say.say("app.language.other");
  const ButtonOptions options{.style = ButtonStyle::kText, .icon = Icon::kLanguage};
  Rect rect = strip;
  ui.place(cut_right(rect, button_width(ui, other, options)));
  if (button(ui, "language", other, options)) actions.use_other_language();
}

void draw_demo_accounts(Ui& ui, const Speech& say, const SignInForm& form, Actions& actions) {
  ui.gap(space(6));
  heading(ui, say.say("app.sign_in.demo"), 2, {.size = TextSize::kSmall, .tone = Tone::kInk3});
  ui.gap(space(1));
  begin_list(ui, "demo", say.say("app.sign_in.demo"), static_cast<int>(form.demo.size()));
  for (std::size_t at = 0; at < form.demo.size(); ++at) {
    const DemoAccount& account = form.demo[at];
    const Rect row = ui.take(ui.metrics().touch_min + space(1));
    begin_list_item(ui, static_cast<int>(at), static_cast<RowKey>(at), row);
    ui.place({row.left, row.top, row.right, row.bottom - space(1)});
    const std::string& words =
        say.say("app.sign_in.demo_account",
                {{"name", account.name}, {"unit", account.unit}, {"post", account.post}});
    if (button(ui, "account", words, {.style = ButtonStyle::kOutlined, .enabled = !form.busy})) {
      actions.sign_in_as(account.account);
    }
    end_list_item(ui);
  }
  end_list(ui);
}

}  // namespace

void draw_sign_in_form(Ui& ui, const Speech& say, SignInForm& form, Actions& actions) {
  const auto words_of = [&say](const std::string& key) {
    return key.empty() ? std::string_view() : say.say(key);
  };
  begin_part(ui, semantics::Role::kForm,
             {ui.page().left, ui.flow_top(), ui.page().right, ui.page().bottom},
             say.say("app.sign_in.title"));
  const std::string_view account_error = words_of(form.account_error),
                         password_error = words_of(form.password_error);
  const FieldResult account =
      text_field(ui, "account", say.say("app.sign_in.account"), form.account,
                 {.error = account_error, .autocomplete = semantics::Autocomplete::kUsername});
  ui.gap(space(4));
  const std::string& reveal = say.say("app.sign_in.show_password");
  const FieldResult password =
      text_field(ui, "password", say.say("app.sign_in.password"), form.password,
                 {.error = password_error,
                  .password = true,
                  .reveal_name = reveal,
                  .autocomplete = semantics::Autocomplete::kCurrentPassword});
  if (account) form.account_error.clear();
  if (password) form.password_error.clear();
  ui.gap(space(5));
  const std::string& label = say.say(form.busy ? "app.sign_in.busy" : "app.sign_in.submit");
  const bool pressed = button(ui, "submit", label, {.enabled = !form.busy});
  if (!form.busy && (pressed || account.submitted || password.submitted)) actions.sign_in();
  if (!form.fault.key.empty()) {
    ui.gap(space(5));
    const bool network = form.fault.key == "app.sign_in.no_network";
    banner(ui, "fault",
           {.icon = network ? Icon::kOffline : Icon::kLock,
            .words = say.say(form.fault),
            .alert = true});
  }
  end_part(ui);
  if (!form.demo.empty()) draw_demo_accounts(ui, say, form, actions);
}

void draw_sign_in(Ui& ui, const Speech& say, SignInForm& form, const sync::SyncStatus& status,
                  Actions& actions) {
  const Rect page = ui.page();
  const bool compact = ui.window_class() == WindowClass::kCompact;
  begin_pane(ui, "sign in", page, {.ground = ui.colour().surface, .scrolls = true});
  begin_part(ui, semantics::Role::kMain, page, {});
  const float width = std::min(kFormWidth * ui.metrics().text_zoom, page.width() - 2 * kMargin);
  ui.begin_margin((page.width() - width) * 0.5F);
  ui.gap(compact ? 64.0F : std::max(64.0F, page.height() * 0.14F));
  const Rect mark = ui.take(kMark);
  draw_product_mark(ui, {mark.left, mark.top, mark.left + kMark, mark.bottom}, kMark,
                    ui.colour().primary);
  ui.gap(space(6));
  heading(ui, say.say("app.name"), 1, {.bold = true, .px = 32.0F});
  text(ui, say.say("app.motto"), {.tone = Tone::kInk2});
  ui.gap(44.0F);
  draw_sign_in_form(ui, say, form, actions);
  if (form.fault.key.empty() && status.link == sync::Link::kOffline) {
    ui.gap(space(6));
    banner(ui, "offline", {.icon = Icon::kOffline, .words = say.say("app.sign_in.no_network")});
  }
  ui.gap(space(6));
  draw_language_button(ui, say, ui.take(ui.metrics().touch_min), actions);
  ui.gap(space(6));
  ui.end_margin();
  end_part(ui);
  end_pane(ui);
}

}  // namespace huifang::shell
