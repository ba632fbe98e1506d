#include <utility>

#include "core/record/cbor.hpp"

#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"

namespace huifang::shell {
namespace {

constexpr int kStatusOk = 200;
constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kCipherPlain = 0;
constexpr std::size_t kAccountParts = 5;

// Reads [password, [[account, name, role, unit, post], ...]]. Anything else leaves the form as it
// is.
void take_demo_accounts(ByteView body, SignInForm& form) {
  if (body.size() < 2 || body[0] != kVersion || body[1] != kCipherPlain) return;
  CborReader reader(body.subspan(2));
  if (reader.array().value_or(0) != 2) return;
  std::string password(reader.text().value_or(""));
  const std::size_t count = reader.array().value_or(0);
  std::vector<DemoAccount> accounts;
  for (std::size_t at = 0; at < count; ++at) {
    if (reader.array().value_or(0) != kAccountParts) return;
    DemoAccount account;
    account.account = reader.text().value_or("");
    account.name = reader.text().value_or("");
    static_cast<void>(reader.text());  // The role; its post says more.
    account.unit = reader.text().value_or("");
    account.post = reader.text().value_or("");
    reader.leave();
    accounts.push_back(std::move(account));
  }
  reader.leave();
  reader.leave();
  if (!reader.finish()) return;
  form.demo_password = std::move(password);
  form.demo = std::move(accounts);
}

// What a person can do about it.
Message fault_of(const sync::SignInFailure& failure, const Speech& say) {
  const std::string& key = failure.error.key;
  if (failure.number > 0) {
    return {"app.sign_in.wait",
            {{"time", say.span(static_cast<std::int64_t>(failure.number) * 1'000)}}};
  }
  if (key == "sync.no_answer") return {"app.sign_in.no_network", {}};
  return {is_fault(say, key) ? key : "app.sign_in.server", {}};
}

}  // namespace

void App::ask_for_demo_accounts() {
  if (demo_asked_) return;
  demo_asked_ = true;
  network_.send({.method = "GET", .path = "/v1/demo"},
                answered([this](const sync::NetworkAnswer& answer) {
                  if (answer.status == kStatusOk) take_demo_accounts(answer.body, state_.sign_in);
                  if (answer.status == 0) demo_asked_ = false;
                }));
}

void App::sign_in() {
  wish([this] { send_sign_in(); });
}

void App::sign_in_as(std::string account) {
  wish([this, account = std::move(account)] {
    state_.sign_in.account = account;
    state_.sign_in.password = state_.sign_in.demo_password;
    send_sign_in();
  });
}

void App::send_sign_in() {
  SignInForm& form = state_.sign_in;
  if (form.busy) return;
  form.fault = {};
  form.account_error = form.account.empty() ? "app.sign_in.account_missing" : "";
  form.password_error = form.password.empty() ? "app.sign_in.password_missing" : "";
  if (form.account.empty() || form.password.empty()) return;
  form.busy = true;
  client_.sign_in(form.account, form.password, say_.say("app.sign_in.device"),
                  answered([this](const std::expected<sync::Person, sync::SignInFailure>& result) {
                    SignInForm& answered_form = state_.sign_in;
                    answered_form.busy = false;
                    if (result) {
                      answered_form.password.clear();
                      answered_form.show_password = false;
                      return;
                    }
                    answered_form.fault = fault_of(result.error(), say_);
                  }));
}

}  // namespace huifang::shell
