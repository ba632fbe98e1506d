#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/record/record.hpp"
#include "sync/protocol/messages.hpp"
#include "sync/store/server_store.hpp"

namespace huifang::server {

class Bulk;

// Why a request had no effect. `number` goes with "sync.gap" (last counter held) and "sync.rebase"
// (present epoch); sync/PROTOCOL.md says which status each key travels under.
struct Refusal {
  Error error;
  std::uint64_t number = 0;
};

// What is meant for the data of another office: those of a folder that was at this address before.
Refusal other_office();

// Whose key signed a push: the row of the device, whether or not its person has a session now.
struct PushAuthority {
  sync::DeviceId device = 0;
  sync::UserId user = 0;
  bool revoked = false;  // The device or the account is closed: what comes waits for a person.
};

// Whose session asks.
struct PullAuthority {
  sync::DeviceId device = 0;
  sync::UserId user = 0;
};

struct EngineOptions {
  sync::TenantId tenant = 1;
  // Called before each operation is judged; what it throws is taken for a fault of ours. For tests.
  std::function<void(const sync::Operation&)> before_judging;
};

// What the work cost, in rows of the store. Tests hold it against what changed.
struct EngineCost {
  std::uint64_t rows_read = 0;
  std::uint64_t rows_written = 0;
};

// The office's authority over one tenant: judges operations, keeps rows, answers who asks. It has
// no clock, no thread and no socket; the time comes in as an argument. For one thread. Every call
// is one transaction of the store: it happens as a whole or leaves no trace.
class Engine {
 public:
  // The catalog and the store are borrowed.
  Engine(const Catalog& catalog, sync::ServerStore& store, EngineOptions options = {});
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Takes operations (sync.md 5.1). The answer is given after the commit; asking again for the same
  // operations changes nothing and gives the same answer.
  std::expected<sync::PushResponse, Refusal> push(const PushAuthority& authority,
                                                  const sync::PushRequest& request,
                                                  std::int64_t now_ms);

  // Tells what is true now in the asker's scopes (sync.md 5.2). Writes nothing.
  std::expected<sync::PullResponse, Refusal> pull(const PullAuthority& authority,
                                                  const sync::PullRequest& request,
                                                  std::int64_t now_ms);

  Result<sync::TenantHead> head();

  // Gives the office its identity, unless it has one; what it is from then on.
  Result<Id> found_office(const Id& fresh);

  // The record as the office knows it, all fields; nothing if there is none or it was deleted.
  Result<std::optional<Record>> record(EntityNumber type, const Id& id);
  // Every record of a type, by id, until `visit` answers false.
  Status each_record(EntityNumber type, const std::function<bool(const Record&)>& visit);
  // Records whose indexed text field holds this (a customer's code, an account).
  Result<std::vector<Record>> records_by_key(EntityNumber type, FieldNumber field,
                                             std::string_view text);

  // Work of the server itself, import and demo data, in one transaction; see bulk.hpp. Nothing else
  // may be called on the engine until it is committed or gone.
  Result<std::unique_ptr<Bulk>> begin_bulk(std::int64_t now_ms);

  const EngineCost& cost() const;

 private:
  struct Parts;
  friend class Bulk;
  std::unique_ptr<Parts> parts_;
};

}  // namespace huifang::server
