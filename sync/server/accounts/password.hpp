#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace huifang::server {

// What is kept of a password: Argon2id with its salt and costs as one line of text. Fails with
// kUnavailable when there is not the memory for it.
Result<std::string> hash_password(std::string_view password);

// Takes the same time for a wrong password; `hash` may be "" (no such account), which never
// matches and takes as long.
bool password_matches(std::string_view hash, std::string_view password);

// A password someone chose is long enough, not absurdly long, and UTF-8.
Status check_new_password(std::string_view password);

}  // namespace huifang::server
