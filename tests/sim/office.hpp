#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/network.hpp"
#include "sync/server/engine/engine.hpp"
#include "sync/store/memory_server_store.hpp"
#include "tests/sim/faults.hpp"
#include "tests/sim/schedule.hpp"

namespace huifang::sim {

const Catalog& catalog();
Id unit_id(std::uint32_t number);
Id employee_id(std::uint32_t user);
Id customer_id(std::uint32_t number);

struct Member {
  std::uint32_t user = 0;
  std::uint32_t unit = 0;
  const char* role = "";
};
// Two reps of one department, their manager, a rep of another.
const std::vector<Member>& members();

// The server in one process: the real engine on a store in memory, which dies and comes back.
class SimOffice {
 public:
  SimOffice(Schedule& schedule, Dice& dice, const Faults& faults, Planted planted, Trace& trace);
  ~SimOffice();

  // What an HTTP server would answer; nothing when the process died over it.
  std::optional<sync::NetworkAnswer> answer(const sync::NetworkRequest& request);
  bool is_up() const { return up_; }
  bool token_is_good(const std::string& bearer) const;
  // Whose token it is, while it is good.
  struct Holder {
    sync::DeviceId device = 0;
    std::uint32_t user = 0;
  };
  std::optional<Holder> holder_of(const std::string& bearer) const;
  sync::Sequence head_seq();
  void on_news(std::function<void(sync::Sequence)> news) { news_ = std::move(news); }

  void hand_over();  // A customer changes hands.
  void heal();       // Nothing goes wrong from now on.
  std::uint32_t customer_count() const { return kCustomers; }

  // Every operation the office ever took, in order.
  std::vector<sync::LoggedOperation> log();
  // All rows of everything the user may hold, as one whole pull gives them.
  std::vector<sync::RowVersion> rows_for(std::uint32_t user);
  sync::DeviceId device_of(std::uint32_t user, const Bytes& public_key);

 private:
  static constexpr std::uint32_t kCustomers = 8;

  void fill();
  void crash();
  sync::NetworkAnswer take(const sync::NetworkRequest& request);
  sync::NetworkAnswer push(const sync::NetworkRequest& request);
  sync::NetworkAnswer pull(const sync::NetworkRequest& request);
  sync::NetworkAnswer sign_in(const sync::NetworkRequest& request);
  sync::NetworkAnswer refresh(const sync::NetworkRequest& request);
  sync::NetworkAnswer refusal(const server::Refusal& refusal);
  sync::SignInResponse tokens_for(std::uint32_t user, sync::DeviceId device);

  Schedule& schedule_;
  Dice& dice_;
  Faults faults_;
  Planted planted_;
  Trace& trace_;
  sync::MemoryServerStore store_;
  std::unique_ptr<server::Engine> engine_;
  bool up_ = true;
  std::map<std::pair<std::uint32_t, Bytes>, sync::DeviceId> devices_;
  std::map<sync::DeviceId, std::uint32_t> users_;
  std::map<std::string, std::uint32_t> refresh_tokens_;
  struct AccessToken {
    Holder holder;
    std::int64_t until_ms = 0;
  };
  std::map<std::string, AccessToken> access_tokens_;
  std::uint64_t tokens_made_ = 0;
  std::function<void(sync::Sequence)> news_;
};

}  // namespace huifang::sim
