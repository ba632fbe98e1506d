#pragma once

#include <string>

#include "shell/app/speech.hpp"
#include "sync/client/transaction.hpp"

namespace huifang::shell {

// Whether the key is that of a fault, which has its words in three parts.
bool is_fault(const Speech& say, std::string_view key);
// All words come back as those of Speech do.
// A fault of the device or the office in words: what is safe, what happened, what can be done.
const std::string& fault_text(const Speech& say, const Error& error);
const std::string& fault_text(const Speech& say, std::string_view key);
// What happened alone, as a sentence, for places that say the rest themselves.
const std::string& fault_happened(const Speech& say, std::string_view key);
// Why an act was not saved: the first finding, or the storage's fault.
const std::string& fault_text(const Speech& say, const sync::NotSaved& not_saved);

}  // namespace huifang::shell
