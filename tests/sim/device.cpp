#include "tests/sim/device.hpp"

#include <algorithm>
#include <utility>

#include "core/catalog/fields.hpp"
#include "sync/client/format/page_table.hpp"
#include "sync/client/format/superblock.hpp"

namespace huifang::sim {
namespace {

constexpr std::int64_t kMinute_ms = 60'000;
constexpr std::int64_t kHour_ms = 60 * kMinute_ms;
constexpr std::int64_t kYear_ms = 365 * 24 * kHour_ms;
constexpr std::int64_t kTimeout_ms = 30'000;

}  // namespace

// The network and the live line of one run of the program.
class SimDevice::Line : public sync::Network {
 public:
  Line(SimDevice& device, std::uint64_t run) : device_(device), run_(run) {}

  void send(sync::NetworkRequest request, std::function<void(sync::NetworkAnswer)> done) override {
    device_.send(request, std::move(done), run_);
  }
  void listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) override;
  void poke(sync::Sequence seq);
  void cut();

 private:
  void tell(sync::LiveEvent event, std::int64_t delay_ms);

  SimDevice& device_;
  std::uint64_t run_;
  std::uint64_t line_ = 0;
  std::function<void(sync::LiveEvent)> heard_;
  bool open_ = false;
};

// One run of the program, from start to crash.
struct SimDevice::Run : sync::Clock, sync::Random {
  Run(SimDevice& owner, std::uint64_t run)
      : device(owner),
        store(owner.image_),
        vault(owner.identity_),
        line(owner, run),
        started_ms(owner.schedule_.now_ms()),
        client({catalog(), vault,
                [this](const Id&, sync::UserId) -> sync::DeviceStore& { return store; }, line,
                *this, *this, owner.tidying_}) {}

  std::int64_t wall_ms() const override { return device.schedule_.now_ms() + device.skew_ms_; }
  std::int64_t mono_ms() const override { return device.schedule_.now_ms() - started_ms; }
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(device.dice_.next() >> 40);
  }

  SimDevice& device;
  sync::MemoryDeviceStore store;
  sync::MemoryDeviceVault vault;
  Line line;
  std::int64_t started_ms;
  std::optional<std::int64_t> armed_ms;
  bool pumping = false;
  bool signing_in = false;
  sync::Client client;
};

void SimDevice::Line::tell(sync::LiveEvent event, std::int64_t delay_ms) {
  device_.schedule_.after(delay_ms, [device = &device_, run = run_, line = line_, event] {
    if (!device->run_ || device->runs_ != run || device->run_->line.line_ != line) return;
    if (event.kind == sync::LiveEvent::Kind::kClosed) device->run_->line.open_ = false;
    device->run_->line.heard_(event);
    device->arm();
  });
}

void SimDevice::Line::listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) {
  ++line_;
  open_ = false;
  if (bearer.empty()) return;
  heard_ = std::move(heard);
  const std::int64_t delay_ms = device_.dice_.between(5, 300);
  if (device_.is_offline() || !device_.office_.is_up() ||
      device_.dice_.per_mille(device_.faults_.request_lost)) {
    return tell({.kind = sync::LiveEvent::Kind::kClosed}, delay_ms);
  }
  if (!device_.office_.token_is_good(bearer))
    return tell({.kind = sync::LiveEvent::Kind::kRefused}, delay_ms);
  open_ = true;
  tell({.kind = sync::LiveEvent::Kind::kOpened}, delay_ms);
}

void SimDevice::Line::poke(sync::Sequence seq) {
  if (open_)
    tell({.kind = sync::LiveEvent::Kind::kPoke, .seq = seq}, device_.dice_.between(5, 300));
}

void SimDevice::Line::cut() {
  if (!open_) return;
  open_ = false;
  tell({.kind = sync::LiveEvent::Kind::kClosed}, 5);
}

SimDevice::SimDevice(Schedule& schedule, Dice& dice, const Faults& faults, Planted planted,
                     Trace& trace, SimOffice& office, std::uint32_t user, std::uint8_t number,
                     const sync::Tidying& tidying)
    : schedule_(schedule),
      dice_(dice),
      faults_(faults),
      planted_(planted),
      trace_(trace),
      office_(office),
      user_(user),
      tidying_(tidying) {
  identity_.public_key = Bytes(65, number);
}

SimDevice::~SimDevice() = default;

void SimDevice::start() {
  const std::uint64_t run = ++runs_;
  run_ = std::make_unique<Run>(*this, run);
  run_->store.on_call([this](std::uint64_t) {
    if (dice_.per_mille(faults_.device_crashes)) {
      return dice_.below(2) == 0 ? sync::StoreFault::kCrashBefore : sync::StoreFault::kCrashAfter;
    }
    return dice_.per_mille(faults_.store_fails) ? sync::StoreFault::kFail : sync::StoreFault::kNone;
  });
  run_->client.start();
  pump_store();
  arm();
  if (runs_ == 1) minute();
}

sync::Client* SimDevice::client() { return run_ ? &run_->client : nullptr; }

void SimDevice::crash() {
  trace_.note(0xDC0 + user_);
  run_.reset();
  if (planted_ == Planted::kAckBeforeDurable && dice_.below(4) == 0) image_ = image_older_;
  if (dice_.per_mille(faults_.rotted)) {
    // A byte of a row page or a delta decays; of superblocks and the log only one copy exists yet.
    std::vector<Bytes*> values;
    for (auto& [place, value] : image_.values) {
      if (place.first == sync::DeviceArea::kPage || place.first == sync::DeviceArea::kDelta)
        values.push_back(&value);
    }
    if (!values.empty()) {
      Bytes& value = *values[dice_.below(values.size())];
      value[dice_.below(value.size())] ^= static_cast<std::uint8_t>(1 + dice_.below(255));
    }
  }
  schedule_.after(dice_.between(100, 60'000), [this] { start(); });
}

// The store does one call after another, each taking its time.
void SimDevice::pump_store() {
  if (!run_ || run_->pumping) return;
  run_->pumping = true;
  schedule_.after(dice_.between(0, 20), [this, run = runs_] {
    if (!run_ || runs_ != run) return;
    run_->pumping = false;
    if (planted_ == Planted::kAckBeforeDurable && image_ != image_before_) {
      image_older_ = std::exchange(image_before_, image_);
    }
    run_->vault.run_one();
    run_->store.run_one();
    if (run_->store.crashed()) return crash();
    arm();
  });
}

void SimDevice::arm() {
  if (!run_) return;
  if (run_->store.waiting() > 0 || run_->vault.waiting() > 0) pump_store();
  const auto wake_ms = run_->client.next_wake_ms();
  if (!wake_ms) return;
  const std::int64_t at_ms = std::max(*wake_ms, run_->mono_ms());
  if (run_->armed_ms && *run_->armed_ms <= at_ms) return;
  run_->armed_ms = at_ms;
  schedule_.after(at_ms - run_->mono_ms(), [this, run = runs_] {
    if (!run_ || runs_ != run) return;
    run_->armed_ms.reset();
    run_->client.tick();
    arm();
  });
}

void SimDevice::news(sync::Sequence seq) {
  if (run_) run_->line.poke(seq);
}

void SimDevice::deliver(std::function<void(sync::NetworkAnswer)> done, sync::NetworkAnswer answer,
                        std::int64_t delay_ms, std::uint64_t run) {
  schedule_.after(delay_ms, [this, done = std::move(done), answer = std::move(answer), run] {
    if (!run_ || runs_ != run) return;
    trace_.note(static_cast<std::uint64_t>(answer.status) << 32 | answer.body.size());
    if (healed_ && answer.status == 200) ++rounds_since_heal_;
    done(answer);
    arm();
  });
}

void SimDevice::send(const sync::NetworkRequest& request,
                     std::function<void(sync::NetworkAnswer)> done, std::uint64_t run) {
  const sync::NetworkAnswer none;
  if (is_offline()) return deliver(std::move(done), none, dice_.between(1, 50), run);
  std::int64_t there_ms = dice_.between(5, 200);
  if (dice_.per_mille(faults_.delayed)) there_ms += dice_.between(1'000, kMinute_ms);
  if (dice_.per_mille(faults_.request_lost))
    return deliver(std::move(done), none, kTimeout_ms, run);
  if (dice_.per_mille(faults_.wrong_status)) {
    const int statuses[] = {200, 204, 302, 400, 401, 403, 408, 409, 410,
                            413, 422, 426, 429, 500, 502, 503, 504};
    sync::NetworkAnswer wrong{.status = statuses[dice_.below(std::size(statuses))]};
    if (dice_.below(2) == 0) wrong.body = {'<', 'h', 't', 'm', 'l', '>'};
    if (wrong.status == 429 || wrong.status == 503) wrong.retry_after_ms = dice_.between(0, 10'000);
    return deliver(std::move(done), wrong, there_ms, run);
  }
  if (dice_.per_mille(
          faults_.repeated)) {  // A copy of it comes later, and nobody waits for its answer.
    schedule_.after(there_ms + dice_.between(1, kHour_ms),
                    [this, request] { office_.answer(request); });
  }
  schedule_.after(there_ms, [this, request, done = std::move(done), run] {
    auto answer = office_.answer(request);
    const std::int64_t back_ms = dice_.between(5, 200);
    if (!answer || dice_.per_mille(faults_.reply_lost)) return deliver(done, {}, kTimeout_ms, run);
    if (dice_.per_mille(faults_.cut) && !answer->body.empty())
      answer->body.resize(dice_.below(answer->body.size()));
    deliver(done, std::move(*answer), back_ms, run);
  });
}

// What happens to a device by itself.
void SimDevice::minute() {
  schedule_.after(kMinute_ms, [this] {
    if (!healed_ && dice_.per_mille(faults_.clock_jumps))
      skew_ms_ = dice_.between(-kYear_ms, kYear_ms);
    if (!healed_ && dice_.per_mille(faults_.offline)) {
      offline_until_ms_ = schedule_.now_ms() + dice_.between(1'000, kHour_ms);
      if (run_) run_->line.cut();
    }
    if (run_) {
      for (int step = 0; step < 8 && run_->client.idle(); ++step) {
      }
      if (dice_.below(20) == 0) run_->line.cut();
      arm();
    }
    minute();
  });
}

void SimDevice::heal(bool told) {
  healed_ = true;
  faults_ = Faults();
  offline_until_ms_ = 0;
  rounds_since_heal_ = 0;
  if (!run_ || !told) return;
  run_->client.network_came();
  run_->client.sync_now();
  arm();
}

bool SimDevice::is_up_to(sync::Sequence head) const {
  const Image image = this->image();
  return image.readable && image.cursor_seq >= head;
}

bool SimDevice::shows(EntityNumber type, const Id& id) const {
  return run_ && run_->client.replica().list_row(type, id).present;
}

bool SimDevice::is_settled() const { return why_not_settled().empty(); }

std::string SimDevice::why_not_settled() const {
  if (!run_) return "not running";
  const sync::SyncStatus& status = run_->client.status();
  if (status.phase != sync::Phase::kReady)
    return "phase " + std::to_string(static_cast<int>(status.phase)) + " " + status.trouble;
  if (status.saved + status.sent > 0) {
    return "saved " + std::to_string(status.saved) + " sent " + std::to_string(status.sent) + " " +
           status.last_failure;
  }
  if (status.sign_in_again) return "sign in again";
  if (!is_up_to(office_.head_seq())) return "cursor behind " + status.last_failure;
  return "";
}

SimDevice::Image SimDevice::image() const {
  using sync::DeviceArea;
  Image read;
  sync::Superblock superblock;
  for (const sync::DeviceKey slot : {0u, 1u}) {
    const auto value = image_.values.find({DeviceArea::kSuperblock, slot});
    if (value == image_.values.end()) continue;
    const auto block = sync::decode_superblock(value->second);
    if (block && block->generation > superblock.generation) superblock = *block;
  }
  read.cursor_seq = superblock.cursor_seq;
  std::map<std::pair<EntityNumber, Id>, sync::DeviceRow> rows;
  const auto get = [&](DeviceArea area, sync::DeviceKey key) -> const Bytes* {
    const auto value = image_.values.find({area, key});
    if (value == image_.values.end()) read.readable = false;
    return value == image_.values.end() ? nullptr : &value->second;
  };
  const auto take = [&](const sync::RowBlock& block) {
    for (const sync::RootOut& out : block.outs) {
      std::erase_if(rows, [&](const auto& entry) {
        return entry.second.scope == out.scope && (!out.root || *out.root == entry.second.key.root);
      });
    }
    for (const sync::DeviceRow& row : block.rows) {
      const std::pair name(row.key.type, row.key.id);
      const auto known = rows.find(name);
      if (known == rows.end()) {
        rows.emplace(name, row);
      } else if (auto merged = sync::merge_rows(known->second, row)) {
        known->second = *merged;
      }
    }
  };
  if (superblock.page_table != 0) {
    const Bytes* stored = get(DeviceArea::kPage, superblock.page_table);
    const auto table = stored ? sync::decode_page_table(*stored) : Result<sync::PageTable>();
    if (!table) read.readable = false;
    for (const sync::PageInfo& info : table ? table->pages : std::vector<sync::PageInfo>()) {
      const Bytes* page = get(DeviceArea::kPage, info.rows);
      const auto block = page ? sync::decode_row_block(*page) : Result<sync::RowBlock>();
      if (!block) {
        read.readable = false;
      } else {
        take(*block);
      }
    }
  }
  for (sync::DeviceKey key = superblock.delta_first; key < superblock.delta_next; ++key) {
    const Bytes* stored = get(DeviceArea::kDelta, key);
    sync::StagedPage staged;
    if (const auto place = stored ? sync::staged_key_of_delta(*stored) : std::nullopt) {
      const Bytes* page = get(DeviceArea::kStage, *place);
      auto read_page = page ? sync::decode_staged_page(*page) : Result<sync::StagedPage>();
      if (read_page) staged = std::move(*read_page);
      stored = &staged.block;
    }
    const auto block = stored ? sync::decode_row_block(*stored) : Result<sync::RowBlock>();
    if (!block) {
      read.readable = false;
    } else {
      take(*block);
    }
  }
  for (const auto& [name, row] : rows) {
    if (row.deleted) continue;
    CborReader reader(row.fields);
    const auto fields = read_fields(reader);
    read.rows[name] = sync::RowVersion{.type = row.key.type,
                                       .id = row.key.id,
                                       .root = row.key.root,
                                       .scope = row.scope,
                                       .seq = row.seq,
                                       .fields = fields ? *fields : Fields()};
  }
  return read;
}

std::string SimDevice::story_of(EntityNumber type, const Id& id) {
  const sync::EntityMark mark = client()->mark_of(type, id);
  const sync::ListRow row = client()->replica().list_row(type, id);
  std::string story = "its newest act " +
                      (mark.any ? std::to_string(static_cast<int>(mark.state)) : std::string("-"));
  story += " receipt " + std::to_string(mark.receipt) + ", row seq " + std::to_string(row.seq) +
           ", root " + to_text(row.root);
  for (const sync::WorkItem& item : client()->work()) {
    if (item.entity == id) story += ", " + item.reason.key;
  }
  return story;
}

std::size_t SimDevice::drafts_missing() const {
  if (!run_ || run_->client.status().phase != sync::Phase::kReady) return 0;
  std::size_t missing = 0;
  for (const auto& [key, possible] : drafts_) {
    const sync::Draft* draft = run_->client.draft(key);
    const bool right = std::ranges::any_of(possible, [draft](const DraftState& state) {
      return draft == nullptr ? !state.bytes : state.bytes && *state.bytes == draft->bytes;
    });
    if (!right) ++missing;
  }
  return missing;
}

}  // namespace huifang::sim
