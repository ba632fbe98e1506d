#pragma once

#include <cstdint>
#include <string>

#include "sync/client/network.hpp"

namespace huifang::sync {

// What an answer means that does not bring what was asked for. Anything between the device and the
// office may answer with any status and a page of its own: a portal that wants a sign-in, a proxy
// that finds no way on. Only a body of the office's makes it the office's word; the rest is as if
// nobody had answered.
struct Refusal {
  static constexpr std::int64_t kForeignWait_ms = 60'000;

  int status = 0;   // What the office said; 0: it did not speak.
  std::string key;  // A text of the catalog.
  std::uint64_t number = 0;
  // How long the other side, whoever it is, asks to be left alone (429 and 503 only). What is not
  // the office gets no more than kForeignWait_ms.
  std::int64_t retry_after_ms = 0;

  bool office_spoke() const { return status != 0; }
  // At this address there is another office than was meant.
  bool is_of_other_office() const { return status == 410 && key == "sync.other_office"; }
  // The office knows this login no more; the way there may refuse for its own reasons.
  bool ends_login() const { return (status == 401 || status == 403) && !key.starts_with("http."); }
};

// REQUIRES: `answer` is not the 200 that was asked for, or its body could not be read.
Refusal read_refusal(const NetworkAnswer& answer);

}  // namespace huifang::sync
