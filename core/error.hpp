#pragma once

#include <expected>
#include <string>

namespace huifang {

// What kind of fault it is; decides the HTTP status at the server and the tone at the device.
enum class ErrorCode {
  kInvalidInput,  // The bytes or the record are wrong; trying again changes nothing.
  kNotAllowed,    // The person or device may not do this.
  kNotFound,      // Nothing of that name.
  kConflict,      // The state moved on; `detail` says how.
  kTooLarge,      // A limit was passed; the limit is named in `key`.
  kUnavailable,   // No network, disk full, store closed: try again later, nothing is lost.
  kExpired,       // A session or token is over; sign in again, nothing is lost.
  kInternal,      // A fault of ours, caught before it did harm.
};

// A fault as a value. `key` is a stable name that the catalog's texts translate
// ("record.name.not_full"); `detail` is for the log only, anything private goes last.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string key;
  std::string detail;
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

inline std::unexpected<Error> failure(ErrorCode code, std::string key, std::string detail = {}) {
  return std::unexpected(Error{code, std::move(key), std::move(detail)});
}

}  // namespace huifang
