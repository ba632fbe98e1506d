#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/client/network.hpp"
#include "sync/protocol/messages.hpp"
#include "tests/sync/client/support/samples.hpp"

namespace huifang::sync::test {

// An office of a few lines that speaks the protocol: it takes what is pushed as it comes and tells
// rows by sequence, whole ones and changed fields. It judges nothing: a test says what is refused.
class SmallOffice {
 public:
  SmallOffice();  // With the directory.

  // What there is to tell. Fields that are not named keep what they hold.
  void put(const RowVersion& row);
  void remove(EntityNumber type, const Id& id);
  void move_out(Scope scope, const Id& root);  // Its rows go; the next page says so.
  void drop_scope(Scope scope);
  // Rows of a root are told whole once more, as of something that has come in.
  void bring_in(const RowVersion& row);

  NetworkAnswer answer(const NetworkRequest& request);

  // The next answers to requests on this path, before the office itself is asked.
  std::map<std::string, std::deque<NetworkAnswer>> instead;
  // Asked first of all; what it answers the office does not see.
  std::function<std::optional<NetworkAnswer>(const NetworkRequest&)> before;
  // Told with the next answers: what became of single operations.
  std::map<std::pair<SessionId, Counter>, Outcome> outcomes;
  std::size_t rows_per_page = 100'000;   // Or fewer, as the device asks for fewer bytes.
  std::size_t outcomes_per_answer = 64;  // With a page, or with a push that only confirms some.
  std::int64_t server_ms = 1'790'000'000'000;
  std::int64_t token_lifetime_ms = 600'000;
  std::string password = "right";
  Id identity =
      sample_id(1, 40);  // Which office it is; what is meant for another one it does not take.

  Sequence head = 0;
  std::map<SessionId, Counter> held;  // How far each session has come.
  std::map<SessionId, Sequence> applied;
  std::vector<Operation> taken;  // In the order they came, each once.

  // What it cost.
  std::map<std::string, std::size_t> requests;
  std::size_t bytes_up = 0;
  std::size_t bytes_down = 0;
  std::size_t rows_told = 0;

 private:
  struct Row {
    RowVersion row;
    std::map<FieldNumber, Sequence> changed;
    Sequence whole = 0;  // Told whole to whoever is not past this.
  };
  struct Event {
    Sequence seq = 0;
    Scope scope = 0;
    std::optional<Id> root;
  };

  NetworkAnswer sign_in(const NetworkRequest& request);
  NetworkAnswer refresh(const NetworkRequest& request);
  NetworkAnswer push(const NetworkRequest& request);
  NetworkAnswer pull(const NetworkRequest& request);
  std::vector<Outcome> oldest_outcomes() const;
  SignInResponse session();

  std::map<std::pair<EntityNumber, Id>, Row> rows_;
  std::vector<Event> events_;
  int tokens_ = 0;
};

// An answer that is not 2xx, as the office makes it.
NetworkAnswer refusal(int status, std::string key, std::uint64_t number = 0,
                      std::int64_t retry_after_ms = 0);

}  // namespace huifang::sync::test
