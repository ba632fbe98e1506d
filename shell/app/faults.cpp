#include "shell/app/faults.hpp"

namespace huifang::shell {

bool is_fault(const Speech& say, std::string_view key) {
  return say.knows(std::string(key) + std::string(kHappened));
}

std::string fault_text(const Speech& say, std::string_view key) {
  return say.say(is_fault(say, key) ? key : "fault.unknown");
}

std::string fault_happened(const Speech& say, std::string_view key) {
  const std::string_view known = is_fault(say, key) ? key : "fault.unknown";
  return say.say(std::string(known) + std::string(kHappened));
}

std::string fault_text(const Speech& say, const Error& error) { return fault_text(say, error.key); }

std::string fault_text(const Speech& say, const sync::NotSaved& not_saved) {
  if (!not_saved.findings.empty()) return say.say(not_saved.findings.front().finding.reason);
  return fault_text(say, not_saved.error);
}

}  // namespace huifang::shell
