#pragma once

#include <string>

#include "shell/platform/print_document.hpp"

namespace huifang::shell {

// The document as lines that web/js/shell/print.js takes apart: each a kind and its parts between
// control characters, which the parts themselves do not hold.
std::string print_lines(const PrintDocument& document);

}  // namespace huifang::shell
