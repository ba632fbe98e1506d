#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "core/record/id.hpp"
#include "core/record/value.hpp"

namespace huifang::shell {

// How far the check-in of a visit got.
enum class CheckIn : std::uint8_t {
  kNone = 0,      // Undone, or not asked for yet.
  kLocating = 1,  // The time is taken; the device still looks for the place.
  kWithPlace = 2,
  kWithoutPlace = 3,  // Time and device only: the browser gave no place.
};

// A visit being written: on this device only, until it is saved. It holds all that the sheet shows,
// so that a kill at any moment costs at most the last second of typing.
struct VisitDraft {
  Id visit;  // The id the visit will have; made when the draft began.
  Id customer;
  Id planned_visit;  // The planned visit it fulfils, or nil.
  std::int64_t started_ms = 0;
  CheckIn check_in = CheckIn::kNone;
  std::int64_t check_in_ms = 0;
  std::optional<huifang::Place> place;
  std::string no_place_reason;  // A choice of the catalog; empty with a place.
  std::string notes;
  std::string result;                     // A choice of the catalog; empty = not said.
  std::int64_t satisfaction = 0;          // 1 to 5; 0 = not said.
  std::optional<std::int64_t> next_date;  // Days since 1970-01-01.
  bool next_date_chosen = false;          // False while next_date is only our proposal.
  bool correction = false;                // The visit exists at the office and was sent back.
  Id refused_act;                         // The refused act that this one stands in for, or nil.
  std::int64_t changed_ms = 0;            // The last change, for "saved on this device 10:52".
  bool operator==(const VisitDraft&) const = default;
};

// Two bytes (version, cipher 0), then a CBOR array; a reader passes over what a newer version adds.
Bytes encode(const VisitDraft& draft);
Result<VisitDraft> decode_visit_draft(ByteView bytes);

// The name under which a customer's draft is kept on the device, and back.
std::string visit_draft_name(const Id& customer);
std::optional<Id> customer_of_visit_draft(std::string_view name);

}  // namespace huifang::shell
