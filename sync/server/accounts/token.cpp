#include "sync/server/accounts/token.hpp"

#include <sodium.h>

namespace huifang::server {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string make_token() {
  std::array<std::uint8_t, 32> random;
  randombytes_buf(random.data(), random.size());
  return base64url(random);
}

TokenHash hash_token(std::string_view token) {
  TokenHash hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  return hash;
}

std::string base64url(ByteView bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // The terminating zero.
  return text;
}

std::optional<Bytes> bytes_from_base64url(std::string_view text) {
  if (text.empty()) return Bytes{};  // libsodium wants a pointer even to nothing.
  Bytes bytes(text.size());
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                        kVariant) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace huifang::server
