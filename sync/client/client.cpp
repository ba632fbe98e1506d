#include "sync/client/client.hpp"

#include <algorithm>
#include <utility>

#include "core/catalog/catalog.hpp"
#include "core/catalog/fields.hpp"
#include "sync/client/internal/live_line.hpp"
#include "sync/client/internal/login.hpp"
#include "sync/client/internal/workspace.hpp"

namespace huifang::sync {
namespace {

constexpr std::int64_t kPollGap_ms = 60'000;  // While the live line is not open.

// Marks that the caller is one of the screen's calls: nothing is called back from inside it.
class InCall {
 public:
  explicit InCall(int& depth) : depth_(depth) { ++depth_; }
  ~InCall() { --depth_; }
  InCall(const InCall&) = delete;
  InCall& operator=(const InCall&) = delete;

 private:
  int& depth_;
};

const char* decision_of(ConflictChoice choice, bool ours_is_kept) {
  if (choice == ConflictChoice::kBoth) return "both";
  return (choice == ConflictChoice::kOurs) == ours_is_kept ? "kept" : "other";
}

}  // namespace

class Client::Implementation {
 public:
  explicit Implementation(Environment given)
      : environment(std::move(given)),
        login(environment.vault, environment.network, environment.clock, environment.random),
        live(environment.network, environment.clock, environment.random),
        nothing(environment.catalog, nullptr, no_outbox) {
    login.on_change = [this] { login_changed(); };
    login.on_answer = [this](bool office_spoke) {
      if (workspace) workspace->heard(office_spoke);
    };
    login.on_server_time = [this](std::int64_t server_ms, std::int64_t sent_mono_ms) {
      if (workspace) workspace->witness_server_time(server_ms, sent_mono_ms, mono_ms());
    };
    login.on_office = [this](bool other) {
      if (workspace) workspace->other_office = other;
    };
    login.count_unsent = [this] {
      return is_ready() ? workspace->work.count(WorkState::kSaved) +
                              workspace->work.count(WorkState::kSent)
                        : std::size_t{0};
    };
    live.on_open = [this] { line_opened(); };
    live.on_poke = [this](std::uint64_t seq) { poked(seq); };
    live.on_unauthorized = [this] { login.forget_access_token(); };
    live.on_unreachable = [this] {
      if (workspace) workspace->heard(false);
    };
    live.on_change = [this] {
      if (workspace) workspace->line_is_open = live.is_open();
      changed();
    };
  }

  void start();
  void open_workspace();
  void open_failed(const Error& error);
  void login_changed();
  void line_opened();
  void poked(std::uint64_t seq);
  void tick();
  std::optional<std::int64_t> next_wake_ms() const;
  void hint();
  void changed();
  void refresh_status();
  void run_deferred();
  std::int64_t mono_ms() const { return environment.clock.mono_ms(); }
  bool is_ready() const { return workspace && workspace->is_ready() && !stopped; }
  // Pulls and the live line need a person who is signed in.
  bool may_pull() const {
    return is_ready() && !login.must_sign_in_again() && !login.is_signed_out();
  }
  // The next look for news that nobody tells of. While a line was open nothing was missed, so its
  // end alone is no reason to ask: where the office has ended all lines, all would ask at once.
  std::optional<std::int64_t> next_poll_ms() const {
    const std::int64_t complete_ms = workspace->pull.last_complete_mono_ms();
    if (live.is_open() || complete_ms < 0) return std::nullopt;
    return std::max(complete_ms, live.ended_mono_ms()) + kPollGap_ms;
  }
  bool needs_token(std::int64_t now_ms) const {
    return workspace->pull.is_wanted() || live.is_due(now_ms);
  }

  // `done` as it may be called: not from inside the call that took it.
  template <class... Arguments>
  std::function<void(Arguments...)> later(std::function<void(Arguments...)> done) {
    return [this, done = std::move(done)](Arguments... arguments) {
      if (!done) return;
      if (call_depth == 0) return done(std::move(arguments)...);
      deferred.push_back([done, ... kept = std::move(arguments)] { done(kept...); });
    };
  }

  Environment environment;
  Login login;
  LiveLine live;
  Outbox no_outbox;
  LocalReplica nothing;  // What there is before a database is open.
  std::unique_ptr<Workspace> workspace;
  std::vector<std::unique_ptr<Workspace>> former;  // Of people who were signed in before; silent.
  SyncStatus status{.version = 1};
  bool status_stale = true;
  std::function<void()> on_change;
  std::vector<std::function<void()>> deferred;
  int call_depth = 0;
  bool change_waiting = false;
  Backoff opening;          // Of the vault or the database.
  bool open_again = false;  // It failed and is tried again when that is due.
  std::string stop_reason;
  bool started = false;
  bool stopped = false;
  Lifetime lifetime;
};

void Client::Implementation::start() {
  login.open(lifetime.guard([this](const Status& opened) {
    if (!opened) {
      open_failed(opened.error());
    } else {
      started = true;
      opening.succeeded();
      stop_reason.clear();
      if (login.person()) open_workspace();
    }
    changed();
  }));
}

void Client::Implementation::open_workspace() {
  if (workspace) {
    workspace->lifetime.end();
    workspace->on_change = nullptr;
    former.push_back(std::move(workspace));
  }
  DeviceStore& store = environment.open_store(login.person()->office, login.person()->user);
  workspace = std::make_unique<Workspace>(
      Workspace::Environment{environment.catalog, store, environment.network, environment.clock,
                             environment.random, environment.tidying},
      *login.person());
  workspace->on_change = [this] { changed(); };
  workspace->pull.on_unauthorized = [this] { login.forget_access_token(); };
  stop_reason.clear();
  workspace->open([this](const Status& opened) {
    if (opened) {
      opening.succeeded();
    } else {
      open_failed(opened.error());
    }
    changed();
  });
}

// What passes (no room, a lost connection to the database) is tried again; the rest needs a person.
void Client::Implementation::open_failed(const Error& error) {
  stop_reason = error.key;
  const bool passes = error.code == ErrorCode::kUnavailable && error.key != "store.newer";
  if (!passes) return;
  opening.failed(mono_ms(), environment.random);
  open_again = true;
}

void Client::Implementation::login_changed() {
  if (!login.person()) return changed();
  const auto is_same = [](const Person& left, const Person& right) {
    return left.office == right.office && left.user == right.user;
  };
  if (!workspace || !is_same(workspace->person, *login.person())) {
    live.close();
    open_workspace();
  } else {
    const DeviceId device = workspace->person.device;
    workspace->person = *login.person();
    if (device != workspace->person.device) workspace->begin_session();
    workspace->pull.want();
  }
  if (login.must_sign_in_again() || login.is_signed_out()) live.close();
  changed();
}

void Client::Implementation::line_opened() {
  if (!workspace) return;
  workspace->heard(true);
  workspace->pull.want();
  hint();
}

void Client::Implementation::poked(std::uint64_t seq) {
  if (!is_ready()) return;
  workspace->poked_seq = std::max<Sequence>(workspace->poked_seq, seq);
  if (seq > workspace->writer->superblock().cursor_seq) workspace->pull.want();
  tick();
}

void Client::Implementation::hint() {
  const std::int64_t now = mono_ms();
  login.backoff().hint(now);
  live.backoff().hint(now);
  if (!workspace) return;
  workspace->push.backoff().hint(now);
  workspace->pull.backoff().hint(now);
}

void Client::Implementation::run_deferred() {
  for (const auto& call : std::exchange(deferred, {})) call();
  if (change_waiting) {
    change_waiting = false;
    if (on_change) on_change();
  }
}

void Client::Implementation::tick() {
  if (stopped) return;
  run_deferred();
  former.clear();
  if (open_again && opening.is_due(mono_ms())) {
    open_again = false;
    if (started) {
      open_workspace();
    } else {
      start();
    }
  }
  if (workspace && workspace->has_step()) workspace->step();
  if (!is_ready() || workspace->writer->is_fenced()) return;
  const std::int64_t now = mono_ms();
  const std::string token = login.access_token();
  workspace->push.tick(now, token);
  workspace->purge_left();
  if (!may_pull()) return;
  if (const auto poll_ms = next_poll_ms(); poll_ms && now >= *poll_ms) workspace->pull.want();
  if (token.empty()) {
    if (needs_token(now)) login.tick(now);
    return;
  }
  workspace->pull.tick(now, token);
  live.tick(now, token);
}

std::optional<std::int64_t> Client::Implementation::next_wake_ms() const {
  if (stopped) return std::nullopt;
  const std::int64_t now = mono_ms();
  if (!deferred.empty() || change_waiting) return now;
  if (workspace && workspace->has_step()) return now;
  if (open_again) return std::max(now, opening.next_ms());
  if (!is_ready() || workspace->writer->is_fenced()) return std::nullopt;
  std::optional<std::int64_t> next;
  const auto at = [&](std::int64_t time) {
    next = std::min(next.value_or(time), std::max(time, now));
  };
  const PushLoop& push = workspace->push;
  const PullLoop& pull = workspace->pull;
  if (const auto push_ms = push.next_ms()) at(*push_ms);
  if (const auto purge_ms = workspace->next_purge_ms()) at(*purge_ms);
  if (!may_pull()) return next;
  const bool has_token = !login.access_token().empty();
  if (!has_token && login.can_renew()) {
    const std::int64_t renewal_ms = login.backoff().next_ms();
    if (pull.is_wanted()) at(renewal_ms);
    if (live.is_closed()) at(std::max(renewal_ms, live.backoff().next_ms()));
  }
  if (has_token && pull.can_ask() && pull.is_wanted()) at(pull.backoff().next_ms());
  if (has_token && live.is_closed()) at(live.backoff().next_ms());
  if (const auto poll_ms = next_poll_ms(); poll_ms && !pull.is_busy() && !pull.is_wanted())
    at(*poll_ms);
  return next;
}

void Client::Implementation::changed() {
  if (stopped) return;
  status_stale = true;
  if (call_depth > 0) {
    change_waiting = true;
  } else if (on_change) {
    on_change();
  }
}

void Client::Implementation::refresh_status() {
  status_stale = false;
  ++status.version;
  status.sign_in_again = login.must_sign_in_again() && !login.is_signed_out();
  status.other_office = workspace && workspace->other_office && !login.is_signed_out();
  status.live = live.is_open();
  const bool fenced = workspace && workspace->writer && workspace->writer->is_fenced();
  if (open_again) {
    status.phase = Phase::kStarting;
    status.trouble = stop_reason;
  } else if (!stop_reason.empty() || fenced) {
    status.phase = Phase::kStopped;
    status.trouble = fenced ? "store.fenced" : stop_reason;
  } else if (!started || (workspace && !workspace->is_ready())) {
    status.phase = Phase::kStarting;
  } else if (!login.person() || login.is_signed_out()) {
    status.phase = Phase::kSignIn;
  } else {
    status.phase = Phase::kReady;
  }
  if (!workspace || !workspace->is_ready()) return;
  const Workspace& work = *workspace;
  if (status.phase != Phase::kStopped) status.trouble = work.trouble;
  status.saved = work.work.count(WorkState::kSaved);
  status.sent = work.work.count(WorkState::kSent);
  status.open_refused = work.work.count(WorkState::kRefused);
  status.open_conflicts = workspace->replica
                              .list({.type = kConflictEntity,
                                     .where = conflict_field::kState,
                                     .values = {std::string("open")}})
                              .size();
  status.last_receipt = work.work.last_receipt();
  status.last_receipt_ms = work.work.last_receipt_ms();
  status.link = work.link;
  status.busy = work.push.is_busy() || work.pull.is_busy();
  status.data_as_of_ms = work.data_as_of_ms;
  status.first_sync = work.data_as_of_ms == 0;
  status.rows_received = work.pull.rows_received();
  status.last_failure = work.last_failure;
  status.next_try_ms = 0;
  const Backoff& waiting = work.push.has_unsent() ? work.push.backoff() : work.pull.backoff();
  if (waiting.is_waiting())
    status.next_try_ms = work.corrected_now_ms() + waiting.next_ms() - mono_ms();
}

Client::Client(Environment environment)
    : implementation_(std::make_unique<Implementation>(std::move(environment))) {}

Client::~Client() { stop(); }

void Client::start() {
  const InCall call(implementation_->call_depth);
  implementation_->start();
}

void Client::on_change(std::function<void()> changed) {
  implementation_->on_change = std::move(changed);
}

void Client::tick() { implementation_->tick(); }

std::optional<std::int64_t> Client::next_wake_ms() const { return implementation_->next_wake_ms(); }

bool Client::idle() { return implementation_->is_ready() && implementation_->workspace->idle(); }

void Client::network_came() {
  const InCall call(implementation_->call_depth);
  implementation_->hint();
}

void Client::network_went() {
  const InCall call(implementation_->call_depth);
  if (implementation_->workspace) implementation_->workspace->link = Link::kOffline;
  implementation_->changed();
}

void Client::became_visible() {
  const InCall call(implementation_->call_depth);
  implementation_->hint();
  if (implementation_->is_ready() && !implementation_->live.is_open())
    implementation_->workspace->pull.want();
}

void Client::sync_now() {
  const InCall call(implementation_->call_depth);
  implementation_->hint();
  if (implementation_->is_ready()) implementation_->workspace->pull.want();
}

void Client::sign_in(std::string account, std::string password, std::string label,
                     std::function<void(std::expected<Person, SignInFailure>)> done) {
  const InCall call(implementation_->call_depth);
  implementation_->login.sign_in(std::move(account), std::move(password), std::move(label),
                                 implementation_->later(std::move(done)));
}

void Client::sign_out(std::function<void(Status)> done) {
  const InCall call(implementation_->call_depth);
  implementation_->login.sign_out(implementation_->later(std::move(done)));
}

const std::optional<Person>& Client::person() const { return implementation_->login.person(); }

const std::vector<FormerOffice>& Client::former_offices() const {
  return implementation_->login.former();
}

Id Client::new_id() {
  if (implementation_->workspace) return implementation_->workspace->make_new_id();
  std::array<std::uint8_t, 10> random{};
  implementation_->environment.random.fill(random);
  return make_id(implementation_->environment.clock.wall_ms(), random);
}

std::int64_t Client::now_ms() const {
  return implementation_->workspace ? implementation_->workspace->corrected_now_ms()
                                    : implementation_->environment.clock.wall_ms();
}

void Client::commit(Transaction transaction,
                    std::function<void(std::expected<Id, NotSaved>)> done) {
  const InCall call(implementation_->call_depth);
  auto answer = implementation_->later(std::move(done));
  if (!implementation_->is_ready()) {
    return answer(
        std::unexpected(NotSaved{Error{ErrorCode::kUnavailable, "store.closed", ""}, {}}));
  }
  implementation_->workspace->commit(std::move(transaction), std::move(answer));
}

std::vector<StepFinding> Client::check(const Transaction& transaction) {
  if (!implementation_->is_ready()) return {};
  return implementation_->workspace->check(transaction);
}

void Client::save_draft(std::string key, Bytes bytes, std::function<void(Status)> done) {
  const InCall call(implementation_->call_depth);
  auto answer = implementation_->later(std::move(done));
  if (!implementation_->is_ready()) return answer(failure(ErrorCode::kUnavailable, "store.closed"));
  implementation_->workspace->save_draft(std::move(key), std::move(bytes), std::move(answer));
}

void Client::remove_draft(std::string key, std::function<void(Status)> done) {
  const InCall call(implementation_->call_depth);
  auto answer = implementation_->later(std::move(done));
  if (!implementation_->is_ready()) return answer(failure(ErrorCode::kUnavailable, "store.closed"));
  implementation_->workspace->remove_draft(std::move(key), std::move(answer));
}

const Draft* Client::draft(std::string_view key) const {
  if (!implementation_->workspace) return nullptr;
  const auto found = implementation_->workspace->drafts.find(key);
  return found == implementation_->workspace->drafts.end() ? nullptr : &found->second;
}

std::vector<std::string> Client::draft_keys() const {
  std::vector<std::string> keys;
  if (!implementation_->workspace) return keys;
  for (const auto& [key, draft] : implementation_->workspace->drafts) keys.push_back(key);
  return keys;
}

Replica& Client::replica() {
  if (implementation_->is_ready()) return implementation_->workspace->replica;
  return implementation_->nothing;
}

const SyncStatus& Client::status() const {
  if (implementation_->status_stale) implementation_->refresh_status();
  return implementation_->status;
}

std::vector<WorkItem> Client::work() const {
  return implementation_->workspace ? implementation_->workspace->work.items()
                                    : std::vector<WorkItem>();
}

std::optional<WorkItem> Client::work_item(const Id& transaction) const {
  if (!implementation_->workspace) return std::nullopt;
  const WorkRecord* record = implementation_->workspace->work.find(transaction);
  if (record == nullptr) return std::nullopt;
  return record->item;
}

EntityMark Client::mark_of(EntityNumber type, const Id& entity) const {
  if (!implementation_->workspace) return {};
  return implementation_->workspace->work.mark_of({type, entity});
}

void Client::dismiss(const Id& transaction, std::function<void(Status)> done) {
  const InCall call(implementation_->call_depth);
  auto answer = implementation_->later(std::move(done));
  if (!implementation_->is_ready()) return answer(failure(ErrorCode::kUnavailable, "store.closed"));
  implementation_->workspace->dismiss(transaction, std::move(answer));
}

void Client::settle(const Id& conflict, ConflictChoice choice,
                    std::function<void(std::expected<Id, NotSaved>)> done) {
  const InCall call(implementation_->call_depth);
  auto answer = implementation_->later(std::move(done));
  const auto refuse = [&answer](const char* key) {
    answer(std::unexpected(NotSaved{Error{ErrorCode::kUnavailable, key, ""}, {}}));
  };
  if (!implementation_->is_ready()) return refuse("store.closed");
  LocalReplica& rows = implementation_->workspace->replica;
  const RowView row = rows.get(kConflictEntity, conflict);
  if (!row.present()) return refuse("conflict.not_found");
  const Fields& fields = row.record.fields;
  const RowView about =
      rows.get(static_cast<EntityNumber>(fields.number(conflict_field::kEntityType)),
               fields.reference(conflict_field::kEntity), row.root);
  if (about.state == RowState::kLoading) return refuse("conflict.loading");
  if (!about.present()) return refuse("conflict.not_found");
  const Value& kept = fields.get(conflict_field::kKeptValue);
  const Value& other = fields.get(conflict_field::kOtherValue);
  const bool ours_is_kept =
      fields.reference(conflict_field::kKeptBy) == implementation_->workspace->person.employee;
  const std::string decision = decision_of(choice, ours_is_kept);
  Value chosen = decision == "other" ? other : kept;
  const auto* kept_text = std::get_if<std::string>(&kept);
  const auto* other_text = std::get_if<std::string>(&other);
  if (decision == "both" && kept_text != nullptr && other_text != nullptr)
    chosen = *kept_text + "\n" + *other_text;
  Transaction transaction;
  const auto field = static_cast<FieldNumber>(fields.number(conflict_field::kField));
  if (chosen != about.record.fields.get(field)) transaction.set(about, Fields({{field, chosen}}));
  transaction.transition(row, "settle", Fields({{conflict_field::kDecision, decision}}));
  implementation_->workspace->commit(std::move(transaction), std::move(answer));
}

void Client::stop() {
  if (implementation_->stopped) return;
  implementation_->stopped = true;
  implementation_->live.close();
  implementation_->lifetime.end();
  implementation_->on_change = nullptr;
  implementation_->deferred.clear();
  if (implementation_->workspace) implementation_->workspace->lifetime.end();
}

}  // namespace huifang::sync
