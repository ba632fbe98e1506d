#include "tests/server/support/test_key.hpp"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include "sync/server/accounts/token.hpp"

namespace huifang::server {

TestKey::TestKey() : key_(EVP_EC_gen("P-256"), EVP_PKEY_free) {
  std::uint8_t* point = nullptr;
  const std::size_t size = EVP_PKEY_get1_encoded_public_key(key_.get(), &point);
  public_key_.assign(point, point + size);
  OPENSSL_free(point);
}

std::string TestKey::sign(std::string_view prefix, ByteView body) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
  EVP_DigestSignUpdate(context.get(), prefix.data(), prefix.size());
  EVP_DigestSignUpdate(context.get(), body.data(), body.size());
  Bytes der(128);
  std::size_t size = der.size();
  EVP_DigestSignFinal(context.get(), der.data(), &size);
  const std::uint8_t* position = der.data();
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(
      d2i_ECDSA_SIG(nullptr, &position, static_cast<long>(size)), ECDSA_SIG_free);
  Bytes numbers(64);
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), numbers.data(), 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), numbers.data() + 32, 32);
  return base64url(numbers);
}

}  // namespace huifang::server
