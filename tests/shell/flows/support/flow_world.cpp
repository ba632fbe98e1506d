#include "tests/shell/flows/support/flow_world.hpp"

#include <algorithm>

namespace huifang::shell {
namespace {

constexpr int kStepsMax = 2'000;  // Of one settling; more means that something never rests.

}  // namespace

class FlowDevice::DeviceClock final : public sync::Clock {
 public:
  explicit DeviceClock(const std::unique_ptr<HeadlessPlatform>& platform) : platform_(platform) {}
  std::int64_t wall_ms() const override { return platform_->wall_ms(); }
  std::int64_t mono_ms() const override {
    return static_cast<std::int64_t>(platform_->monotonic_ms());
  }

 private:
  const std::unique_ptr<HeadlessPlatform>& platform_;
};

class FlowDevice::DeviceRandom final : public sync::Random {
 public:
  explicit DeviceRandom(std::uint8_t device) : state_(0x9E3779B97F4A7C15ULL * (device + 1)) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) {
      state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
      byte = static_cast<std::uint8_t>(state_ >> 32);
    }
  }

 private:
  std::uint64_t state_;
};

FlowDevice::FlowDevice(FlowOffice& office, HeadlessPlatform::Options options, std::uint8_t number)
    : options_(std::move(options)),
      platform_(std::make_unique<HeadlessPlatform>(options_)),
      clock_(std::make_unique<DeviceClock>(platform_)),
      random_(std::make_unique<DeviceRandom>(number)),
      network_(office, [this] { return platform_->wall_ms(); }) {
  identity_.public_key.assign(65, number);
  identity_.public_key[0] = 4;
  start();
}

FlowDevice::~FlowDevice() = default;

void FlowDevice::start() {
  store_ = std::make_unique<sync::MemoryDeviceStore>(image_);
  vault_ = std::make_unique<sync::MemoryDeviceVault>(identity_);
  program_ = make_program(
      *platform_,
      {.vault = *vault_,
       .open_store = [this](const Id&, sync::UserId) -> sync::DeviceStore& { return *store_; },
       .network = network_,
       .shares = shares_,
       .clock = *clock_,
       .random = *random_});
  platform_->run(*program_);
  settle();
}

void FlowDevice::restart(std::string route) {
  program_.reset();
  shares_.forget_calls();
  network_.listen({}, nullptr);
  options_.route = std::move(route);
  options_.wall_ms = platform_->wall_ms() + 1'000;
  options_.remembered = platform_->choices();
  platform_.reset();
  platform_ = std::make_unique<HeadlessPlatform>(options_);
  start();
}

void FlowDevice::settle() {
  int stores = 0, vaults = 0, shared = 0, answers = 0, ticks = 0, frames = 0;
  for (int step = 0; step < kStepsMax; ++step) {
    bool moved = false;
    const auto count = [&moved](int& counter, bool happened) {
      counter += happened ? 1 : 0;
      moved = moved || happened;
    };
    count(stores, store_->run_one());
    count(vaults, vault_->run_one());
    count(shared, shares_.run_one());
    count(answers, network_.deliver());
    const std::optional<std::int64_t> wake = client().next_wake_ms();
    if (wake && *wake <= clock_->mono_ms()) {
      client().tick();
      count(ticks, true);
    }
    if (platform_->frame_wanted() && platform_->visible()) {
      platform_->run_frames();
      count(frames, true);
    }
    if (!moved) return;
  }
  FAIL() << "the device never rests: " << stores << " calls of the store, " << vaults
         << " of the vault, " << shared << " of the box, " << answers << " answers, " << ticks
         << " ticks, " << frames << " frames";
}

void FlowDevice::advance_ms(std::int64_t ms) {
  settle();
  while (ms > 0) {
    const std::optional<std::int64_t> wake = client().next_wake_ms();
    std::int64_t step = ms;
    if (wake) step = std::clamp<std::int64_t>(*wake - clock_->mono_ms(), 1, ms);
    platform_->advance_ms(step);
    ms -= step;
    settle();
  }
}

void FlowDevice::sign_in(std::string_view account) {
  fill("Account", account);
  fill("Password", FlowOffice::kPassword);
  click(Role::kButton, "Sign in");
}

void FlowDevice::share(SharedItem item, bool quietly) {
  shares_.put(std::move(item));
  if (!quietly) program_->something_shared();
  settle();
}

void FlowDevice::click(Role role, std::string_view name) {
  EXPECT_TRUE(platform_->click(role, name)) << platform_->problem() << "\n" << platform_->dump();
  settle();
}

void FlowDevice::go(std::string_view screen) {
  const std::string with_badge = std::string(screen) + ", ";
  for (const auto& link : platform_->find_all(Role::kLink)) {
    if (link.name.starts_with(with_badge)) return click(Role::kLink, link.name);
  }
  click(Role::kLink, screen);
}

void FlowDevice::fill(std::string_view name, std::string_view text) {
  EXPECT_TRUE(platform_->fill(name, text)) << platform_->problem() << "\n" << platform_->dump();
  settle();
}

void FlowDevice::press(std::string_view key) {
  platform_->press(key);
  settle();
}

std::string FlowDevice::status() const {
  std::string all;
  for (const HeadlessPlatform::Found& found : platform_->find_all(Role::kStatus))
    all += found.name + "\n";
  return all;
}

std::string FlowDevice::value(std::string_view field) const {
  const auto found = platform_->find(Role::kTextbox, field);
  EXPECT_TRUE(found) << field << "\n" << platform_->dump();
  return found ? found->value : std::string();
}

FlowTest::FlowTest() {
  const auto add = [this](const char* account, sync::UserId user, const char* role) {
    office_.add_account(account, {.user = user,
                                  .employee = server::employee_id(user),
                                  .unit = server::unit_id(1),
                                  .name = "Employee " + std::to_string(user),
                                  .role = role});
  };
  add("min", server::person::kMin, "sales");
  add("lei", server::person::kLei, "sales");
  add("manager", server::person::kManager, "department_manager");
}

FlowDevice& FlowTest::device(std::unique_ptr<FlowDevice>& place,
                             HeadlessPlatform::Options options) {
  if (!place) {
    options.wall_ms = server::kNowMs;
    place = std::make_unique<FlowDevice>(office_, std::move(options), ++devices_made_);
  }
  return *place;
}

void FlowTest::open_customer(FlowDevice& device, std::string_view name) {
  device.click(Role::kLink, "Customers");
  device.fill("Search customers", name);
  for (const auto& link : device.platform().find_all(Role::kLink)) {
    if (!link.link.starts_with("/customers/")) continue;
    device.click(Role::kLink, link.name);
    return;
  }
  ADD_FAILURE() << "no customer " << name << "\n" << device.platform().dump();
}

std::vector<Record> FlowTest::visits_of_office() {
  std::vector<Record> visits;
  EXPECT_TRUE(records_.engine().each_record(kVisitEntity, [&](const Record& record) {
    visits.push_back(record);
    return true;
  }));
  return visits;
}

void FlowTest::put_at_office(const Record& record, const Id& root) {
  auto bulk = records_.engine().begin_bulk(server::kNowMs);
  ASSERT_TRUE(bulk);
  const auto taken = (*bulk)->upsert(record, root);
  ASSERT_TRUE(taken) << taken.error().key << " " << taken.error().detail;
  ASSERT_TRUE((*bulk)->commit());
  bulk->reset();
  office_.poke();
  settle_all();
}

Id FlowTest::plan_visit(const Id& customer, std::int64_t planned_ms) {
  Record visit{.type = kVisitEntity, .id = server::new_id(9'500)};
  visit.fields.set(visit_field::kCustomer, customer);
  visit.fields.set(visit_field::kRep, server::employee_id(server::person::kMin));
  visit.fields.set(visit_field::kState, std::string("planned"));
  visit.fields.set(visit_field::kPurpose, std::string("delivery"));
  visit.fields.set(visit_field::kPlannedAt, planned_ms);
  put_at_office(visit, customer);
  return visit.id;
}

void FlowTest::send_back(const Id& visit, const std::string& comment) {
  constexpr sync::DeviceId kManagersDesk = 900;
  server::TestDevice desk(records_.engine(), kManagersDesk, server::person::kManager);
  desk.pull_all();
  desk.transition(kVisitEntity, visit, "visit", "send_back", "submitted",
                  Fields({{visit_field::kComment, Value(comment)}}));
  EXPECT_EQ(desk.push_one().kind, sync::OutcomeKind::kOk);
  office_.poke();
  settle_all();
}

void FlowTest::settle_all() {
  for (int round = 0; round < 4; ++round) {
    for (FlowDevice* somebody : {rep_.get(), colleague_.get(), manager_.get()}) {
      if (somebody != nullptr) somebody->settle();
    }
  }
}

}  // namespace huifang::shell
