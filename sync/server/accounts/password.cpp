#include "sync/server/accounts/password.hpp"

#include <sodium.h>

#include <array>
#include <cstring>

#include "core/text/utf8.hpp"
#include "sync/protocol/limits.hpp"

namespace huifang::server {
namespace {

// The costs OWASP recommends for Argon2id: 19 MiB, two passes, one lane.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 19 * 1024 * 1024;
constexpr std::size_t kPasswordCharactersMin = 8;

using HashText = std::array<char, crypto_pwhash_STRBYTES>;

}  // namespace

Result<std::string> hash_password(std::string_view password) {
  HashText text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPasses, kMemoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return failure(ErrorCode::kUnavailable, "http.busy");
  }
  return std::string(text.data());
}

bool password_matches(std::string_view hash, std::string_view password) {
  // No password has this hash: it stands in for accounts that do not exist.
  static const std::string kNobody = hash_password("nobody's password").value_or("");
  HashText text{};
  const std::string_view compared = hash.empty() ? std::string_view(kNobody) : hash;
  if (compared.size() >= text.size()) return false;
  std::memcpy(text.data(), compared.data(), compared.size());
  const bool matches = crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
  return matches && !hash.empty();
}

Status check_new_password(std::string_view password) {
  if (password.size() > sync::kPasswordBytesMax)
    return failure(ErrorCode::kInvalidInput, "session.password_too_long");
  if (!is_utf8(password)) return failure(ErrorCode::kInvalidInput, "session.password_not_text");
  if (count_code_points(password) < kPasswordCharactersMin)
    return failure(ErrorCode::kInvalidInput, "session.password_too_short");
  return {};
}

}  // namespace huifang::server
