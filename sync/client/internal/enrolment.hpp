#pragma once

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "sync/client/status.hpp"

namespace huifang::sync {

// Who signed in on this device, and what proves it to the office the next time.
struct Enrolment {
  Person person;
  std::string refresh_token;         // Empty: the login is over, the person has to sign in again.
  bool signed_out = false;           // By the person: nothing is shown until somebody signs in.
  std::vector<FormerOffice> former;  // Where work waits that nobody has taken; newest last.
  bool operator==(const Enrolment&) const = default;
};

Bytes encode_enrolment(const Enrolment& enrolment);
Result<Enrolment> decode_enrolment(ByteView stored);

}  // namespace huifang::sync
