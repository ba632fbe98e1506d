#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sync/client/client.hpp"
#include "sync/client/memory_device_vault.hpp"
#include "sync/store/memory_device_store.hpp"
#include "tests/sync/client/support/samples.hpp"
#include "tests/sync/client/support/small_office.hpp"

namespace huifang::sync::test {

// Clocks that a test moves, and random bytes from a seed.
struct TestTime : Clock {
  std::int64_t wall = 1'790'000'000'000;
  std::int64_t mono = 1'000;
  std::int64_t wall_ms() const override { return wall; }
  std::int64_t mono_ms() const override { return mono; }
  void pass(std::int64_t ms) {
    wall += ms;
    mono += ms;
  }
};
struct TestRandom : Random {
  explicit TestRandom(std::uint64_t seed = 1) : state(seed) {}
  std::uint64_t next();
  void fill(std::span<std::uint8_t> bytes) override;
  std::uint64_t state;
};

// What a line does to requests and answers: cuts what is longer, and lets only so much through in a
// second; a request that takes longer than it is waited for is given up. 0 = no such trouble.
struct Wire {
  std::size_t up_bytes_max = 0;
  std::size_t down_bytes_max = 0;
  std::size_t up_bytes_per_s = 0;
};

// The way to one office. Requests wait until the test lets them through.
class TestNetwork : public Network {
 public:
  TestNetwork(SmallOffice& office, TestTime& time, const Wire& wire)
      : office_(office), time_(time), wire_(wire) {}
  void send(NetworkRequest request, std::function<void(NetworkAnswer)> done) override;
  void listen(std::string bearer, std::function<void(LiveEvent)> heard) override;

  bool reachable = true;
  bool lines_blocked = false;  // Something between lets requests through and no line.
  std::size_t lines_tried = 0;
  struct Sent {
    std::size_t bytes = 0;
    bool through = false;
  };
  std::vector<Sent> sent;  // Every request while there was a network.
  // The oldest waiting request reaches the office and is answered. False: none waits.
  bool run_one();
  std::size_t waiting() const { return calls_.size(); }
  const NetworkRequest* oldest() const { return calls_.empty() ? nullptr : &calls_.front().first; }
  void poke(Sequence seq);
  void cut_line(std::int64_t retry_ms = 0);             // With what the office says at the end.
  void tell(const LiveEvent& event) { heard_(event); }  // On the line, whatever its state.
  bool line_is_open() const { return line_open_; }

 private:
  NetworkAnswer over_the_wire(const NetworkRequest& request);

  SmallOffice& office_;
  TestTime& time_;
  const Wire& wire_;
  std::deque<std::pair<NetworkRequest, std::function<void(NetworkAnswer)>>> calls_;
  std::deque<std::function<void()>> events_;
  std::function<void(LiveEvent)> heard_;
  bool line_open_ = false;
};

// A device with the real client on a store in memory; a test drives it step by step.
class TestDevice {
 public:
  explicit TestDevice(SmallOffice& office, std::uint64_t seed = 1);
  ~TestDevice();

  // Begins a run of the program on what is durable; `crash` ends it in the middle of everything.
  void start();
  void crash();
  // Everything that can happen now happens; time stands still.
  void settle();
  // The same while time passes, with a stop at every wake of the client.
  void pass(std::int64_t ms);
  // Tidies until there is nothing to tidy.
  void tidy();
  // Starts, signs in and settles.
  void sign_in(const std::string& password = "right");

  Client& client() { return run_->client; }
  MemoryDeviceStore& store() { return run_->store; }
  MemoryDeviceVault& vault() { return run_->vault; }
  TestNetwork& network() { return run_->network; }

  // Signs in; then the live line breaks off and the token runs out.
  void sign_in_long_ago();

  // Saves, and says whether it is durable.
  Status save_draft(const std::string& key, const std::string& text);
  std::expected<Id, NotSaved> commit(Transaction transaction);
  // Changes one field of a customer.
  std::expected<Id, NotSaved> rename(const Id& customer, const std::string& name);

  DeviceImage image;                    // What is durable of the office it met first
  std::map<Id, DeviceImage> elsewhere;  // and of others.
  DeviceIdentity identity;
  TestTime time;
  TestRandom random;
  bool online = true;
  Wire wire;
  Tidying tidying;  // Of the runs that start from now on.

 private:
  struct Run {
    Run(TestDevice& device, SmallOffice& office);
    DeviceStore& open(TestDevice& device, const Id& office);
    MemoryDeviceStore store;
    std::map<Id, MemoryDeviceStore> elsewhere;
    MemoryDeviceVault vault;
    TestNetwork network;
    Client client;
  };

  SmallOffice& office_;
  Id first_office_;
  std::unique_ptr<Run> run_;
};

}  // namespace huifang::sync::test
