#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/client/client.hpp"
#include "sync/client/memory_device_vault.hpp"
#include "sync/store/memory_device_store.hpp"
#include "tests/sim/faults.hpp"
#include "tests/sim/office.hpp"
#include "tests/sim/schedule.hpp"

namespace huifang::sim {

// An act that the device said is saved.
struct SavedAct {
  Id id;
  std::uint32_t user = 0;
  std::size_t operations = 0;
};

// One of a person's devices: a real client on a store in memory, a network that fails, and a person
// who works on it. It dies at calls of its store and starts again on what was durable.
class SimDevice {
 public:
  SimDevice(Schedule& schedule, Dice& dice, const Faults& faults, Planted planted, Trace& trace,
            SimOffice& office, std::uint32_t user, std::uint8_t number,
            const sync::Tidying& tidying);
  ~SimDevice();

  void start();
  // Nothing goes wrong from now on. Without `told` nobody says so to the program: it has to find
  // out by itself.
  void heal(bool told);
  // The person does something, if the device lets them.
  void act();
  void look_at_everything();
  void news(sync::Sequence seq);  // The office pokes whoever listens.

  std::uint32_t user() const { return user_; }
  const std::vector<SavedAct>& saved() const { return saved_; }
  bool runs() const { return run_ != nullptr; }
  bool is_settled() const;  // Nothing unsent, nothing unacknowledged, data up to `head`.
  bool shows(EntityNumber type, const Id& id) const;  // In a list.
  bool is_up_to(sync::Sequence head) const;
  std::string why_not_settled() const;
  sync::Client* client();
  std::uint64_t rounds_since_heal() const { return rounds_since_heal_; }

  // The rows that are durable on the device, read from its database, and the cursor they belong to.
  struct Image {
    sync::Sequence cursor_seq = 0;
    bool readable = true;
    std::map<std::pair<EntityNumber, Id>, sync::RowVersion> rows;
  };
  Image image() const;
  std::size_t drafts_missing() const;  // Saved drafts that are not there any more.
  std::set<Id> dismissed;
  std::string story_of(EntityNumber type, const Id& id);  // What became of the acts on it.

 private:
  struct Run;
  struct DraftState {
    std::uint64_t number = 0;
    std::optional<Bytes> bytes;  // Nothing = no such draft.
  };
  struct DraftChange {
    std::string key;
    std::uint64_t number = 0;
  };
  class Line;

  void crash();
  void pump_store();
  void arm();
  void send(const sync::NetworkRequest& request, std::function<void(sync::NetworkAnswer)> done,
            std::uint64_t run);
  void deliver(std::function<void(sync::NetworkAnswer)> done, sync::NetworkAnswer answer,
               std::int64_t delay_ms, std::uint64_t run);
  void minute();
  bool is_offline() const { return schedule_.now_ms() < offline_until_ms_; }

  void commit(sync::Transaction transaction, std::size_t operations);
  void visit();
  void edit_customer();
  void append_comment();
  void edit_visit();
  void work_draft();
  DraftChange draft_changes(const std::string& key, std::optional<Bytes> bytes);
  void draft_changed(const DraftChange& change, bool saved);
  void look_after_work();
  std::optional<Id> any_customer();
  sync::RowView any_visit();
  std::string marker();

  Schedule& schedule_;
  Dice& dice_;
  Faults faults_;
  Planted planted_;
  Trace& trace_;
  SimOffice& office_;
  std::uint32_t user_;
  sync::Tidying tidying_;
  sync::DeviceImage image_;
  sync::DeviceImage image_before_;  // As it is and as it was a commit ago, for the store that lies
  sync::DeviceImage image_older_;   // about being durable.
  sync::DeviceIdentity identity_;
  std::unique_ptr<Run> run_;
  std::uint64_t runs_ = 0;
  std::int64_t skew_ms_ = 0;
  std::int64_t offline_until_ms_ = 0;
  std::uint64_t marks_ = 0;
  std::uint64_t draft_changes_ = 0;
  std::vector<SavedAct> saved_;
  // What a draft may hold, oldest first: what was last said to be saved, then what is being saved
  // or was when the device died.
  std::map<std::string, std::vector<DraftState>> drafts_;
  std::uint64_t rounds_since_heal_ = 0;
  bool healed_ = false;
};

}  // namespace huifang::sim
