#include "tests/sim/office.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/catalog/embedded.hpp"
#include "core/catalog/fields.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/engine/bulk.hpp"

namespace huifang::sim {
namespace {

const Id kOfficeId = *id_from_text("0f000000-0000-4000-8000-000000000001");
constexpr std::int64_t kTokenLife_ms = 10 * 60'000;
constexpr std::int64_t kDownLongest_ms = 20'000;

Id id_of(std::uint8_t kind, std::uint32_t number) {
  Id id;
  id.bytes[0] = kind;
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  for (std::size_t at = 0; at < 4; ++at)
    id.bytes[15 - at] = static_cast<std::uint8_t>(number >> (8 * at));
  return id;
}

// The organisation itself must be right, or nothing that is simulated means anything.
template <class T>
void must(const Result<T>& result, const char* what) {
  if (result) return;
  std::fprintf(stderr, "%s: %s %s\n", what, result.error().key.c_str(),
               result.error().detail.c_str());
  std::abort();
}

sync::NetworkAnswer fault(int status, std::string key, std::uint64_t number = 0) {
  return {.status = status, .body = sync::encode(sync::ErrorResponse{std::move(key), number})};
}

}  // namespace

const Catalog& catalog() {
  static const Catalog loaded = [] {
    auto read = load_catalog(catalog_files());
    must(read, "catalog");
    return std::move(*read);
  }();
  return loaded;
}

Id unit_id(std::uint32_t number) { return id_of(1, number); }
Id employee_id(std::uint32_t user) { return id_of(2, user); }
Id customer_id(std::uint32_t number) { return id_of(3, number); }

const std::vector<Member>& members() {
  static const std::vector<Member> kMembers{
      {1, 1, "sales"}, {2, 1, "sales"}, {3, 1, "department_manager"}, {4, 2, "sales"}};
  return kMembers;
}

SimOffice::SimOffice(Schedule& schedule, Dice& dice, const Faults& faults, Planted planted,
                     Trace& trace)
    : schedule_(schedule), dice_(dice), faults_(faults), planted_(planted), trace_(trace) {
  engine_ = std::make_unique<server::Engine>(catalog(), store_);
  fill();
}

SimOffice::~SimOffice() = default;

void SimOffice::fill() {
  must(engine_->found_office(kOfficeId), "identity");
  auto bulk = engine_->begin_bulk(schedule_.now_ms());
  must(bulk, "bulk");
  const auto put = [&](const Record& record, const Id& root) {
    must((*bulk)->upsert(record, root), "row");
  };
  for (const std::uint32_t number : {1u, 2u}) {
    put({kUnitEntity, unit_id(number),
         Fields({{unit_field::kName, "Unit " + std::to_string(number)},
                 {unit_field::kNumber, std::int64_t{number}}})},
        {});
  }
  for (const Member& member : members()) {
    put({kEmployeeEntity, employee_id(member.user),
         Fields({{employee_field::kName, "Employee " + std::to_string(member.user)},
                 {employee_field::kAccount, "account" + std::to_string(member.user)},
                 {employee_field::kUserNumber, std::int64_t{member.user}},
                 {employee_field::kUnit, unit_id(member.unit)},
                 {employee_field::kRole, std::string(member.role)}})},
        {});
  }
  const char* const names[] = {"蔡伟", "龙燕梅", "邹华重", "周敏", "韩磊", "吴刚", "林静", "陈思"};
  for (std::uint32_t number = 0; number < kCustomers; ++number) {
    // The first half lies in the team book of the first department, the others have owners.
    Fields fields({{customer_field::kName, std::string(names[number])},
                   {customer_field::kKind, std::string("person")},
                   {customer_field::kType, std::string("general")},
                   {customer_field::kProvince, std::string("山东省")},
                   {customer_field::kCity, std::string("济南市")},
                   {customer_field::kDistrict, std::string("历下区")},
                   {customer_field::kAddress, std::string("人民路251号14栋419室")},
                   {customer_field::kMobile, "1352133505" + std::to_string(number)},
                   {customer_field::kUnit, unit_id(1)}});
    if (number >= kCustomers / 2) fields.set(customer_field::kOwner, employee_id(1 + number % 2));
    put({kCustomerEntity, customer_id(number), fields}, customer_id(number));
  }
  must((*bulk)->commit(), "commit");
}

sync::DeviceId SimOffice::device_of(std::uint32_t user, const Bytes& public_key) {
  const auto [entry, made] =
      devices_.try_emplace({user, public_key}, static_cast<sync::DeviceId>(devices_.size() + 1));
  users_[entry->second] = user;
  return entry->second;
}

std::optional<SimOffice::Holder> SimOffice::holder_of(const std::string& bearer) const {
  const auto token = access_tokens_.find(bearer);
  if (token == access_tokens_.end() || token->second.until_ms < schedule_.now_ms())
    return std::nullopt;
  return token->second.holder;
}

bool SimOffice::token_is_good(const std::string& bearer) const {
  return holder_of(bearer).has_value();
}

void SimOffice::crash() {
  trace_.note(0xC0);
  up_ = false;
  engine_.reset();
  schedule_.after(dice_.between(100, kDownLongest_ms), [this] {
    store_.restart();
    engine_ = std::make_unique<server::Engine>(catalog(), store_);
    up_ = true;
  });
}

std::optional<sync::NetworkAnswer> SimOffice::answer(const sync::NetworkRequest& request) {
  if (!up_) return std::nullopt;
  using Failure = sync::MemoryServerStore::Failure;
  if (dice_.per_mille(faults_.server_crashes)) {
    store_.fail_at(1 + dice_.below(60),
                   dice_.below(2) == 0 ? Failure::kCrash : Failure::kCrashAfter);
  } else if (dice_.per_mille(faults_.server_full)) {
    store_.fail_at(1 + dice_.below(60), Failure::kFull);
  }
  const sync::Sequence before = head_seq();
  sync::NetworkAnswer made = take(request);
  if (store_.crashed()) {
    crash();
    return std::nullopt;
  }
  store_.fail_at(0, Failure::kFull);
  const sync::Sequence after = head_seq();
  if (after != before && news_) news_(after);
  return made;
}

sync::Sequence SimOffice::head_seq() {
  if (!engine_) return 0;
  const auto head = engine_->head();
  return head ? head->seq : 0;
}

sync::NetworkAnswer SimOffice::take(const sync::NetworkRequest& request) {
  if (request.path == "/v1/sync/push") return push(request);
  if (request.path == "/v1/sync/pull") return pull(request);
  if (request.path == "/v1/session") return sign_in(request);
  if (request.path == "/v1/session/refresh") return refresh(request);
  return fault(404, "http.not_found");
}

sync::NetworkAnswer SimOffice::refusal(const server::Refusal& refusal) {
  const std::string& key = refusal.error.key;
  if (key == "sync.rebase" || key == "sync.other_office") return fault(410, key, refusal.number);
  switch (refusal.error.code) {
    case ErrorCode::kConflict:
      return fault(409, key, refusal.number);
    case ErrorCode::kNotAllowed:
      return fault(403, key);
    case ErrorCode::kTooLarge:
      return fault(413, key);
    case ErrorCode::kUnavailable: {
      sync::NetworkAnswer made = fault(503, key);
      made.retry_after_ms = 1'000;
      return made;
    }
    case ErrorCode::kInvalidInput:
      return fault(400, key);
    default:
      return fault(500, key);
  }
}

sync::NetworkAnswer SimOffice::push(const sync::NetworkRequest& request) {
  auto message = sync::decode_push_request(request.body);
  if (!message || request.sign_prefix.empty()) return fault(400, "sync.malformed");
  const auto user = users_.find(message->device);
  if (user == users_.end()) return fault(401, "session.unknown_device");
  if (planted_ == Planted::kRefusalTakenAsAck && dice_.per_mille(20)) {
    // As if the client threw its outbox away on a 403.
    sync::PushResponse thrown_away{.acked_counter =
                                       message->from_counter +
                                       static_cast<sync::Counter>(message->operations.size()) - 1};
    return {.status = 200, .body = sync::encode(thrown_away)};
  }
  auto response =
      engine_->push({message->device, user->second, false}, *message, schedule_.now_ms());
  if (!response) return refusal(response.error());
  if (planted_ == Planted::kForgottenSessions) {
    if (store_.begin(1, sync::ServerStore::Access::kWrite)) {
      auto writer = store_.writer(message->device, message->session);
      if (writer && *writer) {
        (*writer)->last_counter = message->from_counter - 1;
        [[maybe_unused]] const Status put = store_.put_writer(**writer);
      }
      [[maybe_unused]] const Status kept = store_.commit();
    }
  }
  if (planted_ == Planted::kRefusalSwallowed) response->outcomes.clear();
  return {.status = 200, .body = sync::encode(*response)};
}

sync::NetworkAnswer SimOffice::pull(const sync::NetworkRequest& request) {
  const auto holder = holder_of(request.bearer);
  if (!holder) return fault(401, "session.expired");
  auto message = sync::decode_pull_request(request.body);
  if (!message) return fault(400, "sync.malformed");
  if (dice_.below(3) == 0) message->bytes_max = 1'500;  // Several pages.
  auto response = engine_->pull({holder->device, holder->user}, *message, schedule_.now_ms());
  if (!response) return refusal(response.error());
  if (planted_ == Planted::kCursorAhead && response->rows.size() > 1 && dice_.per_mille(200))
    response->rows.pop_back();
  if (planted_ == Planted::kRefusalSwallowed) response->outcomes.clear();
  return {.status = 200, .body = sync::encode(*response)};
}

sync::SignInResponse SimOffice::tokens_for(std::uint32_t user, sync::DeviceId device) {
  const auto member = std::ranges::find(members(), user, &Member::user);
  sync::SignInResponse response{.device = device,
                                .user = user,
                                .employee = employee_id(user),
                                .unit = unit_id(member->unit),
                                .name = "Employee " + std::to_string(user),
                                .roles = {member->role},
                                .access_token = "a" + std::to_string(++tokens_made_),
                                .access_expires_ms = schedule_.now_ms() + kTokenLife_ms,
                                .refresh_token = "r" + std::to_string(++tokens_made_),
                                .server_ms = schedule_.now_ms(),
                                .epoch = 1,
                                .office = kOfficeId};
  access_tokens_[response.access_token] = {{device, user}, response.access_expires_ms};
  refresh_tokens_[response.refresh_token] = user;
  return response;
}

sync::NetworkAnswer SimOffice::sign_in(const sync::NetworkRequest& request) {
  const auto message = sync::decode_sign_in_request(request.body);
  if (!message) return fault(400, "sync.malformed");
  const auto user = static_cast<std::uint32_t>(
      std::atoi(message->account.c_str() + std::string("account").size()));
  return {.status = 200,
          .body = sync::encode(tokens_for(user, device_of(user, message->public_key)))};
}

sync::NetworkAnswer SimOffice::refresh(const sync::NetworkRequest& request) {
  const auto message = sync::decode_refresh_request(request.body);
  if (!message) return fault(400, "sync.malformed");
  const auto token = refresh_tokens_.find(message->refresh_token);
  if (token == refresh_tokens_.end() || dice_.per_mille(faults_.login_ends))
    return fault(401, "session.over");
  return {.status = 200, .body = sync::encode(tokens_for(token->second, message->device))};
}

void SimOffice::hand_over() {
  if (!up_) return;
  auto bulk = engine_->begin_bulk(schedule_.now_ms());
  if (store_.crashed()) {
    bulk = failure(ErrorCode::kUnavailable, "server.store");
    return crash();
  }
  if (!bulk) return;
  const std::uint32_t number =
      kCustomers / 2 + static_cast<std::uint32_t>(dice_.below(kCustomers / 2));
  const std::uint32_t owners[] = {1, 2, 4};
  const std::uint32_t owner = owners[dice_.below(3)];
  Record customer{kCustomerEntity, customer_id(number),
                  Fields({{customer_field::kOwner, employee_id(owner)},
                          {customer_field::kUnit, unit_id(owner == 4 ? 2 : 1)}})};
  const bool done = (*bulk)->upsert(customer, customer.id) && (*bulk)->commit();
  bulk->reset();
  if (store_.crashed()) return crash();
  if (!done) return;
  trace_.note(0x4A);
  if (news_) news_(head_seq());
}

void SimOffice::heal() {
  faults_ = Faults();
  store_.fail_at(0, sync::MemoryServerStore::Failure::kFull);
}

std::vector<sync::LoggedOperation> SimOffice::log() {
  std::vector<sync::LoggedOperation> all;
  const sync::Sequence head = head_seq();
  must(store_.begin(1, sync::ServerStore::Access::kRead), "read");
  for (sync::Sequence seq = 1; seq <= head; ++seq) {
    auto logged = store_.logged(seq);
    must(logged, "log");
    all.insert(all.end(), logged->begin(), logged->end());
  }
  store_.rollback();
  return all;
}

std::vector<sync::RowVersion> SimOffice::rows_for(std::uint32_t user) {
  std::vector<sync::RowVersion> rows;
  sync::PullRequest request{.schema_version = sync::kSchemaVersion,
                            .bytes_max = sync::kPullBytesMax};
  for (bool more = true; more;) {
    // A device number nobody has: nothing of sessions is in the way.
    auto page = engine_->pull({0xFFFFFFFF, user}, request, schedule_.now_ms());
    if (!page) std::abort();
    rows.insert(rows.end(), page->rows.begin(), page->rows.end());
    request.cursor = page->next_cursor;
    more = page->more;
  }
  return rows;
}

}  // namespace huifang::sim
