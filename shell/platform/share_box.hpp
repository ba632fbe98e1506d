#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace huifang::shell {

// What another app handed to this one.
struct SharedItem {
  std::uint64_t key = 0;
  std::int64_t received_ms = 0;
  std::string text;            // Title, words and link, line by line; may be empty.
  std::uint32_t pictures = 0;  // Kept in the box: their bytes never come to the program.
  std::uint64_t picture_bytes = 0;
  std::string problem;  // "empty", "other-kind", "too-large", "unreadable"; nothing: it is whole.
  bool operator==(const SharedItem&) const = default;
};

// Where the device keeps what was shared until a person of this device takes it over: it comes
// while no program runs, and before anybody has signed in. Answers come later, never from inside
// the call, each exactly once.
class ShareBox {
 public:
  virtual ~ShareBox() = default;

  // What nobody has claimed yet, oldest first.
  virtual void load(std::function<void(Result<std::vector<SharedItem>>)> done) = 0;
  // Its words are safe elsewhere: load() gives it no more; its pictures stay until drop().
  // A key that is not there is no fault, here and below.
  virtual void claim(std::uint64_t key, std::function<void(Status)> done) = 0;
  virtual void drop(std::uint64_t key, std::function<void(Status)> done) = 0;
};

}  // namespace huifang::shell
