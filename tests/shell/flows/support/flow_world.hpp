#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/program.hpp"
#include "shell/platform/headless/headless_platform.hpp"
#include "shell/platform/headless/memory_share_box.hpp"
#include "sync/client/memory_device_vault.hpp"
#include "sync/store/memory_device_store.hpp"
#include "tests/shell/flows/support/office_network.hpp"
#include "tests/sync/engine/office.hpp"

namespace huifang::shell {

using semantics::Role;

// A person at a device of their own: the real program and engine on a platform without a screen.
class FlowDevice {
 public:
  FlowDevice(FlowOffice& office, HeadlessPlatform::Options options, std::uint8_t number);

  // Lets everything happen that has become due, until nothing is.
  void settle();
  // Time goes by; everything due meanwhile happens.
  void advance_ms(std::int64_t ms);
  // The browser is killed and started again at that address: what was not durable is gone.
  void restart(std::string route);

  void sign_in(std::string_view account);
  // Acts as a person does, then settles. Each fails the test when there is nothing to act on.
  void click(Role role, std::string_view name);
  // To a screen of the navigation, whatever its badge adds to the name.
  void go(std::string_view screen);
  void fill(std::string_view name, std::string_view text);
  void press(std::string_view key);

  bool sees(std::string_view text) const { return platform_->sees(text); }
  // All that the status region of the work says.
  std::string status() const;
  std::string value(std::string_view field) const;

  HeadlessPlatform& platform() { return *platform_; }
  OfficeNetwork& network() { return network_; }
  sync::Client& client() { return program_->client(); }
  // Another app shares something while the program runs, or, with `quietly`, while none does.
  void share(SharedItem item, bool quietly = false);
  MemoryShareBox& shares() { return shares_; }
  bool at_rest() const { return program_->at_rest(); }
  sync::MemoryDeviceStore& store() { return *store_; }

 private:
  class DeviceClock;
  class DeviceRandom;

  void start();

  HeadlessPlatform::Options options_;
  std::unique_ptr<HeadlessPlatform> platform_;
  std::unique_ptr<DeviceClock> clock_;
  std::unique_ptr<DeviceRandom> random_;
  sync::DeviceImage image_;
  sync::DeviceIdentity identity_;
  MemoryShareBox shares_;
  std::unique_ptr<sync::MemoryDeviceStore> store_;
  std::unique_ptr<sync::MemoryDeviceVault> vault_;
  OfficeNetwork network_;
  std::unique_ptr<AppProgram> program_;

 public:
  ~FlowDevice();
};

// An office with two reps of one department and their manager.
class FlowTest : public testing::Test {
 protected:
  FlowTest();

  FlowDevice& rep() { return device(rep_, {}); }
  FlowDevice& colleague() { return device(colleague_, {}); }
  FlowDevice& manager() { return device(manager_, {.width = 1440, .height = 900}); }
  FlowDevice& device(std::unique_ptr<FlowDevice>& place, HeadlessPlatform::Options options);
  // Everybody hears of what the office has.
  void settle_all();

  // Opens the page of the first customer found by that name.
  void open_customer(FlowDevice& device, std::string_view name);
  // All visits the office holds.
  std::vector<Record> visits_of_office();

  // What the office does beside the people of the flow; everybody on line hears of it.
  void put_at_office(const Record& record, const Id& root);
  Id plan_visit(const Id& customer, std::int64_t planned_ms);
  void send_back(const Id& visit, const std::string& comment);

  sync::MemoryServerStore store_;
  server::Office records_{store_};
  FlowOffice office_{records_.engine()};
  std::unique_ptr<FlowDevice> rep_, colleague_, manager_;
  std::uint8_t devices_made_ = 0;
};

}  // namespace huifang::shell
