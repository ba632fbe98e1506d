#include "shell/app/faults.hpp"

namespace huifang::shell {
namespace {

constexpr std::string_view kUnknownFault = "fault.unknown";

}  // namespace

bool is_fault(const Speech& say, std::string_view key) { return !say.happened(key).empty(); }

const std::string& fault_text(const Speech& say, std::string_view key) {
  return say.say(is_fault(say, key) ? key : kUnknownFault);
}

const std::string& fault_happened(const Speech& say, std::string_view key) {
  return say.happened(is_fault(say, key) ? key : kUnknownFault);
}

const std::string& fault_text(const Speech& say, const Error& error) {
  return fault_text(say, error.key);
}

const std::string& fault_text(const Speech& say, const sync::NotSaved& not_saved) {
  if (!not_saved.findings.empty()) return say.say(not_saved.findings.front().finding.reason);
  return fault_text(say, not_saved.error);
}

}  // namespace huifang::shell
