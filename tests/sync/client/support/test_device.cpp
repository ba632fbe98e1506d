#include "tests/sync/client/support/test_device.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "core/catalog/fields.hpp"

namespace huifang::sync::test {

// splitmix64
std::uint64_t TestRandom::next() {
  state += 0x9E3779B97F4A7C15;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return mixed ^ (mixed >> 31);
}

void TestRandom::fill(std::span<std::uint8_t> bytes) {
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 40);
}

void TestNetwork::send(NetworkRequest request, std::function<void(NetworkAnswer)> done) {
  calls_.emplace_back(std::move(request), std::move(done));
}

void TestNetwork::listen(std::string bearer, std::function<void(LiveEvent)> heard) {
  if (!bearer.empty()) ++lines_tried;
  line_open_ = false;
  heard_ = std::move(heard);
  if (bearer.empty()) return;
  events_.push_back([this] {
    line_open_ = reachable && !lines_blocked;
    heard_({.kind = line_open_ ? LiveEvent::Kind::kOpened : LiveEvent::Kind::kClosed});
  });
}

bool TestNetwork::run_one() {
  if (!events_.empty()) {
    const auto event = std::move(events_.front());
    events_.pop_front();
    event();
    return true;
  }
  if (calls_.empty()) return false;
  auto [request, done] = std::move(calls_.front());
  calls_.pop_front();
  done(reachable ? over_the_wire(request) : NetworkAnswer{});
  return true;
}

NetworkAnswer TestNetwork::over_the_wire(const NetworkRequest& request) {
  const std::size_t size = request.body.size();
  bool through = wire_.up_bytes_max == 0 || size <= wire_.up_bytes_max;
  if (through && wire_.up_bytes_per_s > 0) {
    const auto takes_ms = static_cast<std::int64_t>(size * 1'000 / wire_.up_bytes_per_s);
    through = takes_ms < request.idle_timeout_ms;
    time_.pass(std::min(takes_ms, request.idle_timeout_ms));
  }
  NetworkAnswer answer = through ? office_.answer(request) : NetworkAnswer{};
  if (wire_.down_bytes_max > 0 && answer.body.size() > wire_.down_bytes_max) answer = {};
  sent.push_back({size, answer.status != 0});
  return answer;
}

void TestNetwork::poke(Sequence seq) {
  if (line_open_) heard_({.kind = LiveEvent::Kind::kPoke, .seq = seq});
}

void TestNetwork::cut_line(std::int64_t retry_ms) {
  if (!std::exchange(line_open_, false)) return;
  heard_({.kind = LiveEvent::Kind::kClosed, .retry_ms = retry_ms});
}

TestDevice::Run::Run(TestDevice& device, SmallOffice& office)
    : store(device.image),
      vault(device.identity),
      network(office, device.time, device.wire),
      client({catalog(), vault,
              [this, &device](const Id& of, UserId) -> DeviceStore& { return open(device, of); },
              network, device.time, device.random, device.tidying}) {}

DeviceStore& TestDevice::Run::open(TestDevice& device, const Id& office) {
  if (office == device.first_office_) return store;
  return elsewhere.try_emplace(office, device.elsewhere[office]).first->second;
}

TestDevice::TestDevice(SmallOffice& office, std::uint64_t seed)
    : random(seed), office_(office), first_office_(office.identity) {
  identity.public_key = Bytes(65, 4);
}

TestDevice::~TestDevice() = default;

void TestDevice::start() {
  run_ = std::make_unique<Run>(*this, office_);
  run_->client.start();
}

void TestDevice::crash() { run_.reset(); }

void TestDevice::settle() {
  bool more = true;
  for (int round = 0; more && round < 100'000; ++round) {
    more = false;
    run_->network.reachable = online;
    if (const auto wake = client().next_wake_ms(); wake && *wake <= time.mono) {
      client().tick();
      more = true;
    }
    if (run_->vault.run_one()) more = true;
    if (run_->store.run_one()) more = true;
    for (auto& [office, store] : run_->elsewhere) {
      if (store.run_one()) more = true;
    }
    if (run_->network.run_one()) more = true;
  }
}

void TestDevice::pass(std::int64_t ms) {
  const std::int64_t end = time.mono + ms;
  settle();
  while (time.mono < end) {
    const auto wake = client().next_wake_ms();
    const std::int64_t next = wake ? std::clamp(*wake, time.mono + 1, end) : end;
    time.pass(next - time.mono);
    settle();
  }
}

void TestDevice::tidy() {
  for (int step = 0; step < 100'000 && client().idle(); ++step) settle();
}

void TestDevice::sign_in_long_ago() {
  sign_in();
  network().cut_line();
  time.pass(office_.token_lifetime_ms);
}

void TestDevice::sign_in(const std::string& password) {
  start();
  settle();
  client().sign_in("wangfang", password, "测试机", {});
  settle();
}

Status TestDevice::save_draft(const std::string& key, const std::string& text) {
  Status answer = failure(ErrorCode::kUnavailable, "test.no_answer");
  client().save_draft(key, Bytes(text.begin(), text.end()),
                      [&answer](const Status& saved) { answer = saved; });
  store().run_pending();
  return answer;
}

std::expected<Id, NotSaved> TestDevice::commit(Transaction transaction) {
  std::expected<Id, NotSaved> answer =
      std::unexpected(NotSaved{Error{ErrorCode::kUnavailable, "test.no_answer", ""}, {}});
  client().commit(std::move(transaction), [&answer](const auto& saved) { answer = saved; });
  store().run_pending();
  client().tick();
  if (!answer) {
    for (const StepFinding& finding : answer.error().findings)
      ADD_FAILURE() << finding.finding.code << " field " << finding.finding.field << ": "
                    << finding.finding.reason.key;
  }
  return answer;
}

std::expected<Id, NotSaved> TestDevice::rename(const Id& customer, const std::string& name) {
  const RowView seen = client().replica().get(kCustomerEntity, customer, customer);
  Transaction transaction;
  transaction.set(seen, Fields({{customer_field::kShortName, name}}));
  return commit(std::move(transaction));
}

}  // namespace huifang::sync::test
