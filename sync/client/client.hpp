#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/client/device_identity.hpp"
#include "sync/client/environment.hpp"
#include "sync/client/network.hpp"
#include "sync/client/replica.hpp"
#include "sync/client/status.hpp"
#include "sync/client/tidying.hpp"
#include "sync/client/transaction.hpp"

namespace huifang {
class Catalog;
}

namespace huifang::sync {

// A draft as it was last saved: bytes of the screen's own making.
struct Draft {
  std::string key;
  Bytes bytes;
  std::int64_t saved_ms = 0;
};

// Why signing in did not work. `number` is the seconds to wait, where the office asks for it.
struct SignInFailure {
  Error error;
  std::uint64_t number = 0;
};

// Which value a person keeps of two that met.
enum class ConflictChoice : std::uint8_t { kOurs, kTheirs, kBoth };

// The device's side of Huifang: saves what people do, sends it, brings what is true now. It runs on
// one thread, in the calls made to it; it has no clock, no I/O and no randomness of its own.
//
// Callbacks are never called from inside the call that took them: ask `next_wake_ms` again after
// every call made to the client and every answer given to it, and `tick` when it is due. After
// `stop` or destruction none is called any more. Everything given by reference outlives the client.
class Client {
 public:
  struct Environment {
    const Catalog& catalog;
    DeviceVault& vault;
    StoreOpener open_store;
    Network& network;
    Clock& clock;
    Random& random;
    Tidying tidying = {};
  };
  explicit Client(Environment environment);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Reads the enrolment and, if somebody has signed in before, their database; then it works on by
  // itself, with or without network. `status().phase` tells how far it is.
  void start();

  // Called whenever something a screen could show has changed; never from inside a call of the
  // screen's.
  void on_change(std::function<void()> changed);

  // Does what time has made due. Call it at `next_wake_ms` of the monotonic clock, or earlier.
  void tick();
  std::optional<std::int64_t> next_wake_ms() const;

  // Tidies the database in small steps (at most about 4 ms each) while the person does nothing.
  // True: there is more to do.
  bool idle();

  // Hints of the platform. They only make the next try earlier.
  void network_came();
  void network_went();
  void became_visible();
  // The person asks for it: tries at once.
  void sync_now();

  // Signs in and enrols this browser; also after the login ended, keeping everything. Somebody else
  // than before, or the same number at another office, gets a database of their own.
  void sign_in(std::string account, std::string password, std::string label,
               std::function<void(std::expected<Person, SignInFailure>)> done);
  // Forgets the login on this device. Work that was not accepted stays and is still sent.
  void sign_out(std::function<void(Status)> done);
  const std::optional<Person>& person() const;
  // Work that waits on this device for offices whose people signed in elsewhere since.
  const std::vector<FormerOffice>& former_offices() const;

  // Identities and corrected time for what the screens make.
  Id new_id();
  std::int64_t now_ms() const;

  // Judges and saves an act. `done` carries its id only when it is durable: then it is "saved".
  void commit(Transaction transaction, std::function<void(std::expected<Id, NotSaved>)> done);
  // The same judgement without saving: what would be wrong.
  std::vector<StepFinding> check(const Transaction& transaction);

  // Drafts stay on this device and survive restarts.
  void save_draft(std::string key, Bytes bytes, std::function<void(Status)> done);
  void remove_draft(std::string key, std::function<void(Status)> done);
  const Draft* draft(std::string_view key) const;
  std::vector<std::string> draft_keys() const;

  // The device's copy. Before kReady it is empty.
  Replica& replica();

  const SyncStatus& status() const;
  // Open work first (conflicts, refused, saved and sent, oldest first), then the last accepted,
  // newest first.
  std::vector<WorkItem> work() const;
  std::optional<WorkItem> work_item(const Id& transaction) const;
  EntityMark mark_of(EntityNumber type, const Id& entity) const;

  // The person has read a refusal and puts it away; the office is told.
  void dismiss(const Id& transaction, std::function<void(Status)> done);

  // Settles a conflict as an act like any other. kBoth joins two texts.
  void settle(const Id& conflict, ConflictChoice choice,
              std::function<void(std::expected<Id, NotSaved>)> done);

  // Stops all work; nothing is called afterwards. What was saved stays saved.
  void stop();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace huifang::sync
