#include "sync/server/command_line/console.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

namespace huifang::server {
namespace {

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("zh") ? Language::kChinese : Language::kEnglish;
    }
  }
  return Language::kEnglish;
}

}  // namespace

Console::Console(const Texts& texts) : texts_(texts), language_(language_of_environment()) {}

void Console::say(const Message& message) const { say_line(text(message)); }

void Console::say_line(std::string_view line) const {
  fmt::print("{}\n", line);
  (void)std::fflush(stdout);  // Whoever waits for a line through a pipe gets it at once.
}

int Console::fail(const Message& message) const {
  fmt::print(stderr, "huifang: {}\n", text(message));
  return kExitFailed;
}

int Console::fail(const Error& error) const {
  fmt::print(stderr, "huifang: {}{}{}\n", text({error.key, {}}), error.detail.empty() ? "" : ": ",
             error.detail);
  return kExitFailed;
}

std::string Console::text(const Message& message) const { return texts_.get(language_, message); }

}  // namespace huifang::server
