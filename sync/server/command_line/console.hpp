#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/text/texts.hpp"

namespace huifang::server {

// Exit codes of the program.
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;  // Said why on the error output.
inline constexpr int kExitUsage = 2;   // The command line was wrong.

// What the program says to whoever started it, in the language of the environment.
class Console {
 public:
  explicit Console(const Texts& texts);

  void say(const Message& message) const;  // Standard output.
  void say_line(std::string_view line) const;
  int fail(const Message& message) const;  // Error output; gives kExitFailed.
  int fail(const Error& error) const;      // The key's text with the detail behind it.
  std::string text(const Message& message) const;

 private:
  const Texts& texts_;
  Language language_;
};

}  // namespace huifang::server
