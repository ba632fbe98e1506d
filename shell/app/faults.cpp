#include "shell/app/faults.hpp"

namespace huifang::shell {

std::string fault_text(const Speech& say, std::string_view key) {
  const std::string own = "app.fault." + std::string(key);
  if (say.knows(own)) return say.say(own);
  if (say.knows(key)) return say.say(key);
  return say.say("app.fault.unknown");
}

std::string fault_text(const Speech& say, const Error& error) { return fault_text(say, error.key); }

std::string fault_text(const Speech& say, const sync::NotSaved& not_saved) {
  if (!not_saved.findings.empty()) return say.say(not_saved.findings.front().finding.reason);
  return fault_text(say, not_saved.error);
}

}  // namespace huifang::shell
