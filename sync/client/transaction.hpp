#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/rules/finding.hpp"
#include "sync/client/row_view.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// What a person means to do in one go: all of it or nothing. It only collects; Client::commit
// judges and saves. Later steps may act on what earlier steps created.
class Transaction {
 public:
  struct Step {
    EntityNumber type = 0;
    Id entity;
    Id root;
    RowView seen;     // What the person saw of the entity; absent for creations.
    Payload payload;  // Of a transition, `workflow` and `from_seen` are filled in by the client.
  };

  // A new entity. `root` is the customer it belongs to (for a customer: `id` itself). The answer
  // stands for it in later steps.
  RowView create(EntityNumber type, const Id& id, const Id& root, Fields fields);
  // Fields get new values; an empty value clears.
  void set(const RowView& seen, Fields fields);
  // An event of the entity's workflow, with fields that belong to it (a reason, a comment).
  void transition(const RowView& seen, std::string_view event, Fields arguments = {});
  // An entry that stays as it is, in a log of the entity.
  void append(const RowView& seen, std::string_view log, Fields body);
  // Drafts that end with this: they vanish in the same commit that saves the operations.
  void finish_draft(std::string_view key);

  bool empty() const { return steps_.empty(); }
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<std::string>& finished_drafts() const { return finished_drafts_; }

 private:
  std::vector<Step> steps_;
  std::vector<std::string> finished_drafts_;
};

// One thing that is wrong with an act, and in which entity of it.
struct StepFinding {
  EntityNumber type = 0;
  Id entity;
  Finding finding;  // Code, field and reason, as core gives them.
};

// Why an act was not saved. Nothing of it was taken and its drafts are as before.
struct NotSaved {
  Error error;
  std::vector<StepFinding> findings;  // Empty when the storage failed, not the judgement.
};

}  // namespace huifang::sync
