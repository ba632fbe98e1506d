#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/protocol/operation.hpp"

namespace huifang::sync {

// What became of one operation.
enum class OutcomeKind : std::uint8_t {
  kOk = 0,        // Not sent: silence means well.
  kRebased = 1,   // A transition that was legal from the state it met.
  kConflict = 2,  // Both values are kept; `conflict` names the row that holds them.
  kClamped = 3,
  kLatePending = 4,  // Waits for a person.
  kRefused = 5,      // `key` says why; the server keeps the operation.
  kMalformed = 6,    // Not understood; the server keeps the bytes.
};

struct Outcome {
  SessionId session = 0;
  Counter counter = 0;
  OutcomeKind kind = OutcomeKind::kOk;
  std::string key;                      // A text of the catalog, for refusals.
  std::vector<std::string> parameters;  // For that text.
  Id conflict;                          // The conflict row, if one was made.
  bool operator==(const Outcome&) const = default;
};

// POST /v1/sync/push: operations of one session in order, signed by the device's key. Operations
// of one transaction stand together in one request. Without operations only `outcomes_seen` counts.
// Made for one office: another one takes nothing of it.
struct PushRequest {
  DeviceId device = 0;
  SessionId session = 0;
  Counter from_counter = 0;  // Of the first operation; later ones follow without a gap.
  std::int64_t wall_ms = 0;  // The device's clocks at the time of sending.
  std::int64_t mono_ms = 0;
  bool session_running = true;  // False for sessions of an earlier start (sync.md 2, rule 2).
  std::int64_t offset_ms = 0;   // The device's present estimate of server time minus wall time.
  std::uint32_t schema_version = 0;
  std::vector<Bytes> operations;  // Each as write_operation made it: judged one by one.
  std::vector<std::pair<SessionId, Counter>>
      outcomes_seen;  // Held durably: the server may forget these.
  Id office;          // Where the work was done, as the session said.
  // Server time minus wall time as the hlc of these operations contain it; without it they are
  // taken to contain `offset_ms`.
  std::optional<std::int64_t> session_offset_ms;
  bool operator==(const PushRequest&) const = default;
};

struct PushResponse {
  Counter acked_counter = 0;  // The server holds everything of the session up to here.
  Sequence applied_seq = 0;   // Their effect is in rows with seq <= this: the receipt number.
  Sequence high_seq = 0;
  std::vector<Outcome> outcomes;  // Of the operations of the request, stored ones included.
  std::int64_t server_ms = 0;
  bool operator==(const PushResponse&) const = default;
};

// How far the server holds a session of this device.
struct Acknowledgement {
  SessionId session = 0;
  Counter last_counter = 0;
  Sequence applied_seq = 0;
  bool operator==(const Acknowledgement&) const = default;
};

// A version of a row: the fields that changed since the asker's cursor, or all of them.
struct RowVersion {
  EntityNumber type = 0;
  Id id;
  Id root;
  Scope scope = 0;
  Sequence seq = 0;
  bool deleted = false;
  bool complete = true;  // All fields are here; else only those that changed.
  Fields fields;
  bool operator==(const RowVersion&) const = default;
};

// POST /v1/sync/pull: what is true now in the asker's scopes.
struct PullRequest {
  Bytes cursor;  // Opaque; empty at first.
  std::uint32_t schema_version = 0;
  std::uint32_t bytes_max = 0;
  bool operator==(const PullRequest&) const = default;
};

struct PullResponse {
  std::vector<RowVersion> rows;
  // Aggregates that left a scope of the asker, and scopes the asker has no more. Taken after the
  // rows: what still carries that scope then (and that root) goes.
  std::vector<std::pair<Scope, Id>> roots_out;
  std::vector<Scope> scopes_dropped;
  std::vector<Acknowledgement> acknowledgements;
  std::vector<Outcome> outcomes;
  Bytes next_cursor;
  Sequence high_seq = 0;
  Sequence grant_seq = 0;
  bool more = false;  // When false everything up to high_seq is here: make it visible at once.
  std::int64_t server_ms = 0;
  bool operator==(const PullResponse&) const = default;
};

// POST /v1/session and /v1/session/refresh.
struct SignInRequest {
  std::string account;
  std::string password;
  Bytes public_key;   // P-256, uncompressed point, 65 bytes.
  std::string label;  // What the person would call this device.
  bool operator==(const SignInRequest&) const = default;
};
struct RefreshRequest {
  DeviceId device = 0;
  std::string refresh_token;
  std::int64_t wall_ms = 0;
  Id office;  // The one that gave the token.
  bool operator==(const RefreshRequest&) const = default;
};
struct SignInResponse {
  DeviceId device = 0;
  UserId user = 0;
  Id employee;
  Id unit;
  std::string name;
  std::vector<std::string> roles;  // Catalog names.
  std::string access_token;
  std::int64_t access_expires_ms = 0;  // Server time.
  std::string refresh_token;
  std::int64_t server_ms = 0;
  std::uint32_t epoch = 0;
  Id office;  // Random; the same as long as the office's data are the same.
  bool operator==(const SignInResponse&) const = default;
};

// The body of every answer that is not 2xx.
struct ErrorResponse {
  std::string key;           // A text of the catalog.
  std::uint64_t number = 0;  // last_counter of a gap, epoch of a rebase, seconds to wait.
  bool operator==(const ErrorResponse&) const = default;
};

// Bodies: two bytes (kProtocolVersion, kCipherPlain), then one CBOR array, positional; unknown
// trailing elements are skipped. Every decode fails without effect on anything malformed, with
// "sync.malformed", "sync.too_large", "sync.version" or "sync.cipher". PROTOCOL.md has the layouts.
Bytes encode(const PushRequest& message);
Bytes encode(const PushResponse& message);
Bytes encode(const PullRequest& message);
Bytes encode(const PullResponse& message);
Bytes encode(const SignInRequest& message);
Bytes encode(const RefreshRequest& message);
Bytes encode(const SignInResponse& message);
Bytes encode(const ErrorResponse& message);
Result<PushRequest> decode_push_request(ByteView body);
Result<PushResponse> decode_push_response(ByteView body);
Result<PullRequest> decode_pull_request(ByteView body);
Result<PullResponse> decode_pull_response(ByteView body);
Result<SignInRequest> decode_sign_in_request(ByteView body);
Result<RefreshRequest> decode_refresh_request(ByteView body);
Result<SignInResponse> decode_sign_in_response(ByteView body);
Result<ErrorResponse> decode_error_response(ByteView body);

}  // namespace huifang::sync
