#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/record/record.hpp"
#include "core/text/texts.hpp"
#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// How far something a person did has come.
enum class WorkState : std::uint8_t {
  kSaved,     // Durable on this device.
  kSent,      // On the way; whether it arrived is not known yet.
  kAccepted,  // The office has it: `receipt`.
  kConflict,  // The office has it, and somebody else changed the same: both values are kept.
  kHeld,      // The office has it, and a person there will decide.
  kRefused,   // The office has it and said no: `reason`.
};

// One act of the person: operations that were saved together.
struct WorkItem {
  Id id;  // Of the transaction.
  WorkState state = WorkState::kSaved;
  EntityNumber type = 0;  // Of the first operation, as are the next three.
  Id entity;
  Id root;
  OperationKind kind{};
  std::string event;         // Of the last transition in it, if there is one.
  std::int64_t made_ms = 0;  // Corrected time.
  Sequence receipt = 0;      // "Accepted no. ..."
  std::int64_t accepted_ms = 0;
  Message reason;                     // Why it was refused.
  FieldNumber field = 0;              // Which field is in conflict, where that is known.
  Id conflict;                        // The conflict row.
  std::vector<Operation> operations;  // Kept while it is not accepted, for "correct and resend".
  bool operator==(const WorkItem&) const = default;
};

enum class Phase : std::uint8_t {
  kStarting,  // Reading the device's database.
  kSignIn,    // Nobody has signed in on this device yet.
  kReady,
  kStopped,  // Cannot go on: `trouble` says why ("store.fenced", "store.newer", "store.lost").
};

enum class Link : std::uint8_t {
  kUnknown,  // Nothing was tried since the start.
  kLinked,   // The last contact answered.
  kOffline,  // The last contact did not.
};

// The person who signed in, as the office named them.
struct Person {
  UserId user = 0;
  DeviceId device = 0;
  Id employee;
  Id unit;
  std::string account;
  std::string name;
  std::vector<std::string> roles;
  Id office;  // Which office that is; user numbers mean something in it only.
  bool operator==(const Person&) const = default;
};

// What stayed on this device when somebody signed in at another office: it is neither shown nor
// sent until the same person signs in at that office again.
struct FormerOffice {
  Id office;
  UserId user = 0;
  std::string account;
  std::string name;
  std::uint32_t unsent = 0;  // Acts that office had not taken.
  bool operator==(const FormerOffice&) const = default;
};

// Where the person's work is and how old the data is; cheap to copy for each frame.
struct SyncStatus {
  std::uint64_t version = 0;  // Grows when anything below changed.
  Phase phase = Phase::kStarting;
  std::string trouble;  // Text key of what is wrong with the device's storage; empty = nothing.
  bool sign_in_again = false;  // The login is over; work is still saved and sent.
  // At the address there is another office now: nothing is sent to it, everything stays here, and
  // the person may sign in there. It ends by itself when the former office is back.
  bool other_office = false;
  bool needs_sign_in() const { return sign_in_again || other_office; }
  std::size_t saved = 0;  // Acts on this device only.
  std::size_t sent = 0;   // Acts on the way.
  std::size_t open_refused = 0;
  std::size_t open_conflicts = 0;
  Sequence last_receipt = 0;
  std::int64_t last_receipt_ms = 0;
  Link link = Link::kUnknown;
  bool live = false;               // The live line is open.
  bool busy = false;               // A push or a pull is under way.
  std::int64_t data_as_of_ms = 0;  // Corrected time of the last complete pull; 0 = never.
  bool first_sync = false;         // Nothing to show yet: the first pull is not complete.
  std::size_t rows_received = 0;   // By the pull under way.
  std::int64_t next_try_ms = 0;    // Corrected time; 0 = nothing is planned.
  std::string last_failure;        // Text key of why the last try failed; empty after a success.
};

// The newest act on one entity, for the mark beside it in a list.
struct EntityMark {
  bool any = false;
  WorkState state = WorkState::kSaved;
  Sequence receipt = 0;
};

}  // namespace huifang::sync
