#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/record.hpp"

namespace huifang {

// Where an event may be done (requirements.md 5).
enum class EventMode : std::uint8_t {
  kOffline,  // On a device without network.
  kAsk,      // The device records a request, the server decides.
  kOnline,   // Needs the server.
};

struct StateDefinition {
  std::string name;
  std::string label_key;
  bool open = false;   // The record's fields may be set by hand while in it.
  bool final = false;  // Nothing leads out of it.
};

// A group of people the workflow speaks of, in the words of the access roles.
struct PartyDefinition {
  std::string name;
  std::vector<std::string> roles;
  bool must_be_author = false;    // The person the record's author field names.
  bool must_be_in_unit = false;   // Responsible for the unit the record belongs to.
  bool must_hold_record = false;  // Holds the book the record is in.
  bool system = false;            // The server itself.
};

struct EventDefinition {
  std::string name;
  std::string label_key;
  std::vector<std::string> from;  // Empty: starts a record.
  std::string to;
  std::vector<std::string> who;     // Names of parties; one is enough.
  std::vector<std::string> guards;  // Names of guards; all must hold.
  std::vector<FieldNumber> sets;    // Fields that may come with the event.
  EventMode mode = EventMode::kOffline;

  bool starts() const { return from.empty(); }
  bool leaves(std::string_view state) const;
};

struct WorkflowDefinition {
  std::string name;
  std::string requirement;  // "W-01"
  int version = 1;
  EntityNumber entity = 0;
  FieldNumber state_field = 0;
  FieldNumber author_field = 0;  // Who the record is by; 0 where nobody.
  std::vector<StateDefinition> states;
  std::vector<PartyDefinition> parties;
  std::vector<EventDefinition> events;

  const StateDefinition* state(std::string_view state_name) const;
  const EventDefinition* event(std::string_view event_name) const;
  const PartyDefinition* party(std::string_view party_name) const;
};

}  // namespace huifang
