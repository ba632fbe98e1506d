#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huifang::shell {

// Tells a barcode scanner, which types like a keyboard, from a hand: its letters come within a few
// milliseconds of each other and end with Enter. Inside text fields it is not asked: there a
// scanner types into the field, as anybody does.
class CodeScanner {
 public:
  struct Took {
    bool used = false;                // The key belongs to a scan: nobody else shall act on it.
    std::optional<std::string> code;  // The scan is complete.
  };
  // A key as the DOM names it, at a moment that only grows. The first letter of a scan is not known
  // as one, and is not `used`.
  Took take(std::string_view key, double at_ms);

 private:
  std::string code_;
  double last_ms_ = 0;
};

}  // namespace huifang::shell
