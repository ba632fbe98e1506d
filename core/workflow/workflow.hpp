#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "core/rules/policies.hpp"

namespace huifang {

// What a judgement needs beside the record.
struct JudgeContext {
  const Catalog& catalog;
  const Policies& policies;
  const Directory& directory;
  ScopeNumber scope = 0;    // The book the record is in.
  std::int64_t now_ms = 0;  // Corrected time of the act.
  std::int64_t today = 0;   // Its day, days since 1970, in the organisation's time zone.
  bool at_server = false;   // Online events are for the server to decide.
  std::optional<std::int64_t> contacts_this_week;  // With this customer, where it is known.
};

struct Decision {
  bool accepted = false;
  bool rebased = false;  // Legal, though the state was no longer the one the person saw.
  std::string new_state;
  std::vector<Message> reasons;      // Why not; empty when accepted.
  std::vector<PolicyValue> because;  // Values that went into it.
};

// Judges an event on a record: may it be done from the state the record is in, by this person, with
// these arguments? `arguments` are fields set together with it; guards see the record with them.
// The same answer on the device and at the server.
Decision judge(const WorkflowDefinition& workflow, const Record& record, std::string_view event,
               std::string_view from_seen, const Actor& actor, const Fields& arguments,
               const JudgeContext& context);

// Judges a record that is being made: its state field must be what a start event leads to.
Decision judge_start(const WorkflowDefinition& workflow, const Record& record, const Actor& actor,
                     const JudgeContext& context);

// The events whose state and person fit, in the order of the catalog; guards are not asked, so a
// screen can show a button and say what is missing. With an empty state: the start events.
std::vector<const EventDefinition*> legal_events(const WorkflowDefinition& workflow,
                                                 const Record& record, const Actor& actor,
                                                 const JudgeContext& context);

// Whether fields may be set by hand in this state.
bool is_open(const WorkflowDefinition& workflow, std::string_view state);

// Whether this person may set fields of the record by hand: it is open, and it is the person's own
// where the workflow knows an author. What others have to say goes through events and entries.
bool may_edit(const WorkflowDefinition& workflow, const Record& record, const Actor& actor);

}  // namespace huifang
