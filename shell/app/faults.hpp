#pragma once

#include <string>

#include "shell/app/speech.hpp"
#include "sync/client/transaction.hpp"

namespace huifang::shell {

// A fault of the device or the office in words: what is safe first, then what can be done.
std::string fault_text(const Speech& say, const Error& error);
std::string fault_text(const Speech& say, std::string_view key);
// Why an act was not saved: the first finding, or the storage's fault.
std::string fault_text(const Speech& say, const sync::NotSaved& not_saved);

}  // namespace huifang::shell
