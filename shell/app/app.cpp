#include "shell/app/app.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/access/access.hpp"
#include "core/catalog/embedded.hpp"
#include "core/catalog/fields.hpp"
#include "shell/app/frame.hpp"
#include "shell/views/sign_in.hpp"
#include "shell/views/start.hpp"
#include "shell/widgets/widgets.hpp"

namespace huifang::shell {
namespace {

sync::Client::Environment environment_of(const Catalog& catalog, Surroundings& surroundings) {
  return {.catalog = catalog,
          .vault = surroundings.vault,
          .open_store = surroundings.open_store,
          .network = surroundings.network,
          .clock = surroundings.clock,
          .random = surroundings.random};
}

std::string_view title_key(Screen screen) {
  switch (section_of(screen)) {
    case Screen::kCustomers:
      return "app.nav.customers";
    case Screen::kVisits:
      return "app.nav.visits";
    case Screen::kSync:
      return "app.nav.sync";
    case Screen::kShare:
      return "app.share.title";
    default:
      return "app.nav.today";
  }
}

}  // namespace

App::App(Platform& platform, Surroundings surroundings, Catalog catalog)
    : platform_(platform),
      catalog_(std::move(catalog)),
      network_(surroundings.network),
      shares_(surroundings.shares),
      client_(environment_of(catalog_, surroundings)),
      models_(catalog_, client_),
      say_(catalog_.texts(), Language::kChinese),
      display_(remembered_display(platform)) {
  client_.on_change([this] {
    // Here and not while drawing: work is handed over while the page is hidden as well.
    const sync::SyncStatus& status = client_.status();
    if (status.phase != sync::Phase::kStarting) platform_.set_badge(status.saved + status.sent);
    platform_.request_frame();
  });
  client_.start();
}

void App::draw_frame(Ui& ui) {
  say_.set_now(client_.now_ms(), platform_.time_zone_offset_minutes(client_.now_ms()));
  take_route();
  take_scan(ui);
  take_language();
  take_display(ui);
  models_.look_at_replica();
  take_drafts();
  take_asked_code();
  for (const Id& customer : std::exchange(waiting_saves_, {})) commit_visit(customer);
  save_what_is_due(ui);
  go_on_when_safe();
  draw_screens(ui);
  tell_of_updates();
  if (ui.take_misplaced_pictures()) show_notice(say_.say("app.pictures.no_place"));
  draw_notice(ui);
  carry_out_wishes();
}

void App::open_customer_of(const std::string& code) {
  const Id customer = models_.customer_of_code(code);
  if (!customer.is_nil()) return platform_.replace_route(address_of({Screen::kCustomer, customer}));
  // Not on this device, or of no customer: the search says so.
  state_.customer_query = code;
  platform_.replace_route(address_of({Screen::kCustomers, {}}));
}

void App::take_route() {
  const std::string& route = platform_.route();
  if (route == shown_route_) return;
  shown_route_ = route;
  state_.route = parse_route(shown_route_);
  asked_code_ = customer_code_of(shown_route_);
  platform_.keep_awake(is_kiosk(shown_route_));
  state_.share_not_kept = is_share_not_kept(shown_route_);
  state_.picking_date = false;
  asked_language_.clear();
}

void App::take_asked_code() {
  // While the first customers are still coming it may be among them.
  if (asked_code_.empty() || client_.status().phase != sync::Phase::kReady) return;
  if (client_.status().first_sync && models_.customer_of_code(asked_code_).is_nil()) return;
  wish([this, code = std::exchange(asked_code_, {})] { open_customer_of(code); });
}

void App::take_scan(Ui& ui) {
  const std::string_view key = ui.key_pressed();
  if (key.empty()) return;
  const CodeScanner::Took took = scanner_.take(key, platform_.monotonic_ms());
  if (took.code) wish([this, code = *took.code] { open_customer_of(code); });
  if (took.used) static_cast<void>(ui.take_key(std::string(key)));
}

void App::take_drafts() {
  const std::optional<sync::Person>& person = client_.person();
  if (client_.status().phase != sync::Phase::kReady || !person || drafts_of_ == person->user)
    return;
  drafts_of_ = person->user;
  state_.writing.clear();
  state_.customer_notes = {};
  for (const std::string& key : client_.draft_keys()) {
    const std::optional<Id> customer = customer_of_visit_draft(key);
    const sync::Draft* stored = client_.draft(key);
    if (!customer || stored == nullptr) continue;
    Result<VisitDraft> draft = decode_visit_draft(stored->bytes);
    // A draft that this version cannot read stays on the device for the one that can.
    if (!draft) continue;
    const std::int64_t safe_ms = std::max(stored->saved_ms, draft->changed_ms);
    state_.writing[*customer] = {.draft = std::move(*draft), .safe_ms = safe_ms};
  }
  take_shared_drafts();
}

void App::save_what_is_due(Ui& ui) {
  const std::int64_t now = ui.now_ms();
  for (auto& [customer, writing] : state_.writing) {
    if (writing.dirty_since_ms == 0 || writing.saving) continue;
    const std::int64_t due =
        writing.dirty_since_ms + (writing.fault.empty() ? kTypingPauseMs : kSaveAgainMs);
    if (now >= due) {
      store_draft(customer);
    } else {
      ui.repaint_at(due);
    }
  }
  FieldEditing& notes = state_.customer_notes;
  if (notes.dirty_since_ms != 0 && !notes.saving && !notes.composing) {
    const std::int64_t due =
        notes.dirty_since_ms + (notes.fault.empty() ? kTypingPauseMs : kSaveAgainMs);
    if (now >= due) {
      store_notes();
    } else {
      ui.repaint_at(due);
    }
  }
}

void App::visibility_changed(bool visible) {
  if (visible) return;
  for (auto& [customer, writing] : state_.writing) {
    if (writing.dirty_since_ms != 0 && !writing.saving) store_draft(customer);
  }
  if (state_.customer_notes.dirty_since_ms != 0 && !state_.customer_notes.saving) store_notes();
}

void App::draw_screens(Ui& ui) {
  const sync::SyncStatus& status = client_.status();
  const std::optional<sync::Person>& person = client_.person();
  std::string_view screen = say_.say("app.sign_in.title");
  if (status.phase == sync::Phase::kSignIn) {
    ask_for_demo_accounts();
    draw_sign_in(ui, say_, state_.sign_in, status, *this);
  } else if (status.phase != sync::Phase::kReady || !person) {
    screen = say_.say("app.name");
    draw_start(ui, say_, status);
  } else {
    View view{ui,
              say_,
              state_,
              models_,
              *this,
              client_,
              status,
              *person,
              face_of(*person),
              may_visit(*person),
              platform_.storage_promise(),
              platform_.update_ready(),
              platform_.installing()};
    if (state_.route.screen == Screen::kStart) {
      state_.route.screen = view.face == Face::kDesk ? Screen::kVisits : Screen::kToday;
    }
    if (status.needs_sign_in()) ask_for_demo_accounts();
    screen = say_.say(title_key(state_.route.screen));
    draw_frame_of(view);
  }
  const std::string& title = say_.say("app.title", {{"screen", screen}});
  if (title == shown_title_) return;
  shown_title_ = title;
  platform_.set_title(shown_title_);
}

void App::draw_notice(Ui& ui) {
  if (!state_.notice) return;
  if (ui.now_ms() >= state_.notice->until_ms) {
    state_.notice.reset();
    return;
  }
  ui.repaint_at(state_.notice->until_ms);
  const float above_bottom = ui.window_class() == WindowClass::kCompact ? ui.metrics().tab_bar : 0;
  if (!snackbar(ui, "notice", state_.notice->words, state_.notice->act, above_bottom)) return;
  if (state_.notice->carry_out) wish(state_.notice->carry_out);
  state_.notice.reset();
}

void App::carry_out_wishes() {
  if (wishes_.empty()) return;
  for (const std::function<void()>& act : std::exchange(wishes_, {})) act();
  platform_.request_frame();
}

Face App::face_of(const sync::Person& person) const {
  const bool answers_for_others =
      std::ranges::any_of(person.roles, [this](const std::string& name) {
        const RoleDefinition* role = catalog_.role(name);
        return role != nullptr && role->books != BookReach::kOwn;
      });
  return answers_for_others ? Face::kDesk : Face::kRep;
}

bool App::may_visit(const sync::Person& person) {
  if (person == asked_of_) return may_visit_;
  asked_of_ = person;
  const Actor actor{.employee = person.employee,
                    .user_number = person.user,
                    .unit = person.unit,
                    .roles = person.roles};
  constexpr std::array kRelations{Relation::kOwner, Relation::kTeam, Relation::kSameUnit};
  may_visit_ = std::ranges::any_of(kRelations, [&](Relation relation) {
    return may(catalog_, actor, Action::kCreate, kVisitEntity, relation);
  });
  return may_visit_;
}

std::string App::address_of(const Route& route) const {
  const std::size_t query = shown_route_.find('?');
  std::string address(to_path(route).text());
  if (query != std::string::npos) address += shown_route_.substr(query);
  return address;
}

void App::show_notice(std::string words, std::function<void()> undo) {
  const std::string& act = say_.say(undo ? "app.undo" : "app.ok");
  show_offer(std::move(words), act, std::move(undo));
}

void App::show_offer(std::string words, std::string act, std::function<void()> carry_out) {
  state_.notice = Notice{std::move(words), platform_.wall_ms() + kNoticeMs, std::move(act),
                         std::move(carry_out)};
}

void App::go(const Route& route) {
  wish([this, route] { platform_.push_route(address_of(route)); });
}

void App::back(const Route& otherwise) {
  wish([this, otherwise] { platform_.back(address_of(otherwise)); });
}

void App::call(std::string_view phone) {
  wish([this, link = "tel:" + std::string(phone)] { platform_.open_link(link); });
}

void App::sync_now() {
  wish([this] { client_.sync_now(); });
}

std::unique_ptr<AppProgram> make_program(Platform& platform, Surroundings surroundings) {
  Result<Catalog> catalog = load_catalog(catalog_files());
  if (!catalog) std::abort();
  return std::make_unique<App>(platform, std::move(surroundings), std::move(*catalog));
}

}  // namespace huifang::shell
