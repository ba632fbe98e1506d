#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/catalog/fields.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/engine/bulk.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/store/memory_server_store.hpp"
#include "tests/contract/every_server_store.hpp"

namespace huifang::server {

const Catalog& test_catalog();

inline constexpr std::int64_t kNowMs = 1'795'000'000'000;  // 18 November 2026.

inline const Id kOfficeId = *id_from_text("0f000000-0000-4000-8000-000000000001");

// The people and customers of a small organisation with two departments.
namespace person {
inline constexpr sync::UserId kMin = 1;      // Sales, first department.
inline constexpr sync::UserId kLei = 2;      // Sales, first department.
inline constexpr sync::UserId kManager = 3;  // Of the first department.
inline constexpr sync::UserId kGang = 4;     // Sales, second department.
inline constexpr sync::UserId kOther = 5;    // Manager of the second department.
inline constexpr sync::UserId kGeneral = 6;  // General manager.
inline constexpr sync::UserId kMarketing = 7;
inline constexpr sync::UserId kAdmin = 8;
}  // namespace person

Id unit_id(std::uint32_t number);
Id employee_id(sync::UserId user);
Id new_id(std::uint32_t number);  // Of records that tests make.

// The suites of the engine run on every store there is.
class OnEveryStore : public testing::TestWithParam<sync::ServerStoreMaker> {
 protected:
  const std::shared_ptr<sync::ServerStore> made = GetParam().make();
  sync::ServerStore& store = *made;
};

// The organisation of above in a store, and an engine over it.
class Office {
 public:
  explicit Office(sync::ServerStore& store, EngineOptions options = {});

  Engine& engine() { return engine_; }
  Id customer_of_min() const { return new_id(9'001); }   // In Min's book.
  Id customer_of_gang() const { return new_id(9'002); }  // In Gang's book.
  Id customer_of_team() const {
    return new_id(9'003);
  }  // In the team book of the first department.

  Record must_find(EntityNumber type, const Id& id);
  // Gives the customer to another owner, as the office does.
  void give(const Id& customer, sync::UserId owner);
  void set_role(sync::UserId user, const std::string& role);

 private:
  void put(const Record& record, const Id& root);

  Engine engine_;
  std::unique_ptr<Bulk> bulk_;
};

Fields customer_fields(const std::string& name, const std::string& mobile, sync::UserId owner,
                       std::uint32_t unit);
// What a visit needs to be started on site; `fields` may be changed before it is sent.
Fields visit_fields(const Id& customer, sync::UserId rep);

// A device with one session: makes operations as a person would, sends them, and remembers its
// cursor.
class TestDevice {
 public:
  TestDevice(Engine& engine, sync::DeviceId device, sync::UserId user, sync::SessionId session = 0);

  std::int64_t now_ms = kNowMs;
  bool revoked = false;

  // Builders; they take the next counter and are not sent before push().
  sync::Operation& create(EntityNumber type, const Id& id, const Id& root, Fields fields);
  sync::Operation& set(EntityNumber type, const Id& id, Fields fields);
  sync::Operation& transition(EntityNumber type, const Id& id, const std::string& workflow,
                              const std::string& event, const std::string& from,
                              Fields arguments = {});
  sync::Operation& append(EntityNumber type, const Id& id, const std::string& log,
                          const std::string& text);
  sync::Operation& control(sync::Control::What what, const sync::OperationId& about);

  sync::PushRequest request() const;  // Of everything not sent yet.
  std::expected<sync::PushResponse, Refusal> push();
  std::expected<sync::PushResponse, Refusal> send(const sync::PushRequest& request);
  // Pushes; fails the test unless exactly one outcome came back or none (then it is kOk).
  sync::Outcome push_one();

  std::expected<sync::PullResponse, Refusal> pull(std::uint32_t bytes_max = 0);
  std::vector<sync::PullResponse> pull_all(std::uint32_t bytes_max = 0);
  sync::Sequence base = 0;  // What the person saw; pull() brings it forward.
  Bytes cursor;

  sync::DeviceId device() const { return device_; }
  sync::SessionId session() const { return session_; }
  sync::Counter last_counter() const { return counter_; }

 private:
  sync::Operation& next(EntityNumber type, const Id& id, sync::Payload payload);

  Engine& engine_;
  sync::DeviceId device_;
  sync::UserId user_;
  sync::SessionId session_;
  sync::Counter counter_ = 0;
  std::vector<sync::Operation> pending_;
};

}  // namespace huifang::server
