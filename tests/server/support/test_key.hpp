#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/record/bytes.hpp"

using EVP_PKEY = struct evp_pkey_st;

namespace huifang::server {

// A device's key pair, as WebCrypto would make it.
class TestKey {
 public:
  TestKey();

  const Bytes& public_key() const { return public_key_; }

  // base64url of r||s over `prefix` and `body`.
  std::string sign(std::string_view prefix, ByteView body) const;

 private:
  std::shared_ptr<EVP_PKEY> key_;
  Bytes public_key_;
};

}  // namespace huifang::server
