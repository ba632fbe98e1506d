#pragma once

#include <memory>

#include "sync/server/engine/engine.hpp"

namespace huifang::server {

// Many records taken in one transaction as operations of the server itself: judged and written like
// those of a device, but with rights to every field. Gone without commit() it leaves no trace.
class Bulk {
 public:
  enum class Taken { kCreated, kChanged, kUnchanged };

  ~Bulk();
  Bulk(const Bulk&) = delete;
  Bulk& operator=(const Bulk&) = delete;

  // Makes the record or sets those of its fields that differ; fields that are not in it stay, an
  // empty value clears one. Workflow states are taken as they are: this is how the past comes in.
  // `root` is the customer it belongs to, itself for a customer, nil in the directory. Units and
  // employees without a number get the next one. A record that is not taken is kInvalidInput with
  // the key of the first finding and `detail` "field=N name=value …", and the transaction goes on;
  // any other code ends it.
  Result<Taken> upsert(const Record& record, const Id& root);

  // As this transaction sees it.
  Result<std::optional<Record>> record(EntityNumber type, const Id& id);
  Result<std::vector<Record>> records(EntityNumber type);  // All of a type, by id.
  Result<std::vector<Record>> records_by_key(EntityNumber type, FieldNumber field,
                                             std::string_view text);

  // The sequence under which everything was written; the head's when nothing was.
  Result<sync::Sequence> commit();

 private:
  friend class Engine;
  struct State;
  explicit Bulk(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace huifang::server
