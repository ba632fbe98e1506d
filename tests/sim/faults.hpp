#pragma once

#include <cstdint>

namespace huifang::sim {

// How often things go wrong, in thousandths; a seed picks a subset of them (swarm testing).
struct Faults {
  std::uint64_t request_lost = 0;
  std::uint64_t reply_lost = 0;
  std::uint64_t repeated = 0;        // The request arrives twice.
  std::uint64_t delayed = 0;         // By up to a minute: it is overtaken.
  std::uint64_t cut = 0;             // The reply ends somewhere.
  std::uint64_t wrong_status = 0;    // Something between device and office answers in its stead.
  std::uint64_t offline = 0;         // Per minute and device: gone for up to an hour.
  std::uint64_t store_fails = 0;     // A call of the device's store fails.
  std::uint64_t device_crashes = 0;  // At a call of its store.
  std::uint64_t server_crashes = 0;  // At a call of its store.
  std::uint64_t server_full = 0;
  std::uint64_t clock_jumps = 0;  // Per minute and device: up to a year.
  std::uint64_t moved = 0;        // Per minute: a customer is handed over.
  std::uint64_t rotted = 0;       // At a crash: a byte of the device's rows is flipped.
  std::uint64_t login_ends = 0;   // At a refresh.
};

// Mistakes put in to see that the simulator finds them. Each is made at the edge of the client,
// where it has the effect that the mistake inside would have.
enum class Planted : std::uint8_t {
  kNone,
  kAckBeforeDurable,   // The device's store says "durable" and then loses the newest commit in a
                       // crash.
  kRefusalTakenAsAck,  // A 403 to a push counts as an acknowledgement: the outbox is emptied.
  kForgottenSessions,  // The office does not remember which operations it has taken.
  kCursorAhead,        // The cursor is stored, some rows that belong to it are not.
  kRefusalSwallowed,   // What the office refused is not told.
};

}  // namespace huifang::sim
