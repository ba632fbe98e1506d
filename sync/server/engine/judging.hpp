#pragma once

#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/rules/finding.hpp"
#include "core/workflow/workflow.hpp"
#include "sync/server/engine/office_directory.hpp"
#include "sync/server/engine/row_access.hpp"

namespace huifang::server {

// What became of an operation, and which aggregate it was about.
struct Verdict {
  sync::OutcomeKind kind = sync::OutcomeKind::kOk;
  std::string key;
  std::vector<std::string> parameters;
  Id conflict;
  Id root;

  // Whether it had its effect.
  bool taken() const {
    using enum sync::OutcomeKind;
    return kind == kOk || kind == kRebased || kind == kConflict || kind == kClamped;
  }
};

Verdict refused(std::string key, std::vector<std::string> parameters = {});
Verdict refused(const Message& reason);
Verdict refused(const Finding& finding);
Verdict refused_field(std::string key, FieldNumber field);

// A verdict; or the store's failure, which ends the whole batch.
using Judgement = Result<Verdict>;

// Who acts, when, and under which number: everything an operation leaves behind carries this.
struct Act {
  const Actor& actor;
  const std::vector<ScopeNumber>& books;  // Held now, sorted.
  sync::Sequence seq = 0;
  sync::OperationId operation;
  sync::UserId user = 0;
  sync::Hlc effective = 0;
  bool uncertain = false;
  std::int64_t zone_offset_ms = 0;

  std::int64_t effective_ms() const { return sync::hlc_ms(effective); }
  std::int64_t today() const;
  FieldVersion version() const { return {seq, effective, operation, user}; }
};

// What judging works on.
struct Workplace {
  const Catalog& catalog;
  RowAccess& rows;
  OfficeDirectory& office;
};

// Judges one operation and does what it says if it may be done. Nothing is written when the verdict
// is not taken.
Judgement judge_operation(Workplace& place, const Act& act, const sync::Operation& operation);

// The steps of it, one file each.
Judgement judge_create(Workplace& place, const Act& act, const sync::Operation& operation, const sync::Create& create);
Judgement judge_set(Workplace& place, const Act& act, const sync::Operation& operation, const sync::Set& set);
Judgement judge_transition(Workplace& place, const Act& act, const sync::Operation& operation,
                           const sync::Transition& transition);
Judgement judge_append(Workplace& place, const Act& act, const sync::Operation& operation,
                       const sync::Append& append);
Judgement judge_control(Workplace& place, const Act& act, const sync::Control& control);

// The row an operation is about, with what stands against touching it.
struct Target {
  const EntityDefinition* entity = nullptr;
  VersionedRow row;
  Relation relation = Relation::kOtherUnit;
};
// A verdict in place of the target when there is no such row or the actor may not do this to it.
Result<std::expected<Target, Verdict>> find_target(Workplace& place, const Act& act, const sync::Operation& operation,
                                                   Action action);

// Nothing when the actor holds the scope now; late when it was held before (the operation waits for
// a person), else refused. `root` is the aggregate, for hand-overs.
Result<std::optional<Verdict>> check_scope(Workplace& place, const Act& act, sync::Scope scope, const Id& root);

JudgeContext judge_context(const Workplace& place, const Act& act, sync::Scope scope);

// New faults of a record: those of `after` that `before` did not have. `before` may be nullptr.
Result<Findings> new_findings(Workplace& place, const Act& act, const EntityDefinition& entity, const Record& after,
                              const Record* before);

}  // namespace huifang::server
