#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sync/client/network.hpp"
#include "sync/server/engine/engine.hpp"

namespace huifang::shell {

class OfficeNetwork;

// The office as an HTTP server would show it: sign-in by account, then the real engine.
class FlowOffice {
 public:
  explicit FlowOffice(server::Engine& engine) : engine_(engine) {}

  struct Account {
    sync::UserId user = 0;
    Id employee;
    Id unit;
    std::string name;
    std::string role;
  };
  void add_account(std::string account, Account who) {
    accounts_[std::move(account)] = std::move(who);
  }

  // What the server answers; `now_ms` is its clock.
  sync::NetworkAnswer answer(const sync::NetworkRequest& request, std::int64_t now_ms);
  // From now on no session counts any more, neither to read nor to be made longer.
  void end_sessions();
  // Whether another office is at the address, which takes nothing that was meant for this one.
  void set_moved_away(bool away) { moved_away_ = away; }
  // The next sign-ins are answered with "wait so many seconds".
  void refuse_sign_in(std::string key, std::uint64_t seconds) {
    sign_in_key_ = std::move(key), sign_in_wait_ = seconds;
  }
  // Everybody with a live line hears that the office has something new.
  void poke();
  bool knows_token(const std::string& token) const { return tokens_.contains(token); }

  void connect(OfficeNetwork* line) { lines_.push_back(line); }
  void disconnect(OfficeNetwork* line) { std::erase(lines_, line); }

  static constexpr const char* kPassword = "huifang-demo";

 private:
  bool moved_away_ = false;
  sync::NetworkAnswer sign_in(const sync::NetworkRequest& request, std::int64_t now_ms);
  sync::NetworkAnswer refresh(const sync::NetworkRequest& request, std::int64_t now_ms);
  sync::NetworkAnswer push(const sync::NetworkRequest& request, std::int64_t now_ms);
  sync::NetworkAnswer pull(const sync::NetworkRequest& request, std::int64_t now_ms);
  sync::NetworkAnswer session_for(sync::DeviceId device, std::int64_t now_ms);

  server::Engine& engine_;
  std::map<std::string, Account> accounts_;
  std::map<std::pair<sync::UserId, Bytes>, sync::DeviceId> devices_;
  std::map<sync::DeviceId, Account> people_;
  std::map<std::string, sync::DeviceId> tokens_;     // Access tokens that count.
  std::map<std::string, sync::DeviceId> refreshes_;  // Refresh tokens that count.
  std::uint64_t tokens_made_ = 0;
  std::string sign_in_key_;
  std::uint64_t sign_in_wait_ = 0;
  std::vector<OfficeNetwork*> lines_;
};

// One device's way to the office. Answers wait until deliver(); without network they are "no
// answer".
class OfficeNetwork final : public sync::Network {
 public:
  OfficeNetwork(FlowOffice& office, std::function<std::int64_t()> now_ms);
  ~OfficeNetwork() override;

  void send(sync::NetworkRequest request, std::function<void(sync::NetworkAnswer)> done) override;
  void listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) override;

  // Answers everything that waits. False: nothing waited.
  bool deliver();
  void set_up(bool up);
  // Requests wait in the air while this is set.
  void hold(bool held) { held_ = held; }
  void poke(sync::Sequence seq);

 private:
  struct Waiting {
    sync::NetworkRequest request;
    std::function<void(sync::NetworkAnswer)> done;
  };

  FlowOffice& office_;
  std::function<std::int64_t()> now_ms_;
  std::deque<Waiting> waiting_;
  std::deque<sync::LiveEvent> news_;
  std::function<void(sync::LiveEvent)> heard_;
  bool up_ = true;
  bool held_ = false;
};

}  // namespace huifang::shell
