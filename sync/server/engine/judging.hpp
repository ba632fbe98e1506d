#pragma once

#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/rules/customer_check.hpp"
#include "core/rules/record_judge.hpp"
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

  Verdict about(const Id& the_root) && {
    root = the_root;
    return std::move(*this);
  }
  // Whether it had its effect.
  bool taken() const {
    using enum sync::OutcomeKind;
    return kind == kOk || kind == kRebased || kind == kConflict || kind == kClamped;
  }
};

Verdict refused(std::string key, std::vector<std::string> parameters = {});

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

  std::int64_t effective_ms() const { return sync::hlc_ms(effective); }
  FieldVersion version() const { return {seq, effective, operation, user}; }
};

// What judging works on.
struct Workplace {
  const Catalog& catalog;
  RowAccess& rows;
  OfficeDirectory& office;
};

// Judges one operation and does what it says if it may be done. Nothing is written when the verdict
// is not taken. Whether the record may be so is asked of core/rules/record_judge.hpp, as the device
// asked it; here is what only the office knows.
Judgement take_operation(Workplace& place, const Act& act, const sync::Operation& operation);

// The steps of it, one file each.
Judgement take_create(Workplace& place, const Act& act, const sync::Operation& operation,
                      const sync::Create& create);
Judgement take_set(Workplace& place, const Act& act, const sync::Operation& operation,
                   const sync::Set& set);
Judgement take_transition(Workplace& place, const Act& act, const sync::Operation& operation,
                          const sync::Transition& transition);
Judgement take_append(Workplace& place, const Act& act, const sync::Operation& operation,
                      const sync::Append& append);
Judgement take_control(Workplace& place, const Act& act, const sync::Control& control);

// The row an operation is about; a verdict in its place when there is none or it is not in a book
// of the actor's.
struct Target {
  const EntityDefinition* entity = nullptr;
  VersionedRow row;
};
Result<std::expected<Target, Verdict>> find_target(Workplace& place, const Act& act,
                                                   const sync::Operation& operation);

// Nothing when the actor holds the scope now; late when it was held before (the operation waits for
// a person), else refused. `root` is the aggregate, for hand-overs.
Result<std::optional<Verdict>> check_scope(Workplace& place, const Act& act, sync::Scope scope,
                                           const Id& root);

// Customers with the same mobile as this one: the only ones that can be doubles of it.
Result<CustomerIndex> possible_doubles(Workplace& place, const Record& customer);

JudgeContext judge_context(const Workplace& place, const Act& act, sync::Scope scope);

// A policy row whose value is not one of its policy is refused.
std::optional<Verdict> check_policy(const Workplace& place, const Record& record);

// What stands against a record that core judged; nothing when it was accepted.
std::optional<Verdict> refusal_of(const RecordVerdict& judged);

}  // namespace huifang::server
