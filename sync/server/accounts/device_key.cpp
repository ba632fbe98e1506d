#include "sync/server/accounts/device_key.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>

#include "sync/protocol/limits.hpp"
#include "sync/server/accounts/token.hpp"

namespace huifang::server {
namespace {

constexpr std::size_t kNumberBytes = 32;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

// Null unless the bytes are a point of the curve.
Key key_from_point(ByteView point) {
  Key none(nullptr, EVP_PKEY_free);
  if (point.size() != sync::kPublicKeyBytes || point[0] != 4) return none;
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
      EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr), EVP_PKEY_CTX_free);
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return none;
  char group[] = "prime256v1";
  auto* bytes = const_cast<std::uint8_t*>(point.data());  // OpenSSL reads it only.
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group - 1),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, bytes, point.size()),
      OSSL_PARAM_construct_end(),
  };
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) != 1) return none;
  return Key(made, EVP_PKEY_free);
}

// OpenSSL wants the two numbers as DER.
Bytes der_from_numbers(ByteView numbers) {
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(),
                                                                        ECDSA_SIG_free);
  BIGNUM* r = BN_bin2bn(numbers.data(), kNumberBytes, nullptr);
  BIGNUM* s = BN_bin2bn(numbers.data() + kNumberBytes, kNumberBytes, nullptr);
  if (!signature || r == nullptr || s == nullptr || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  std::uint8_t* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  if (size <= 0) return {};
  Bytes bytes(der, der + size);
  OPENSSL_free(der);
  return bytes;
}

}  // namespace

bool is_device_key(ByteView public_key) { return key_from_point(public_key) != nullptr; }

bool signature_matches(ByteView public_key, std::string_view prefix, ByteView body,
                       std::string_view signature) {
  const std::optional<Bytes> numbers = bytes_from_base64url(signature);
  if (!numbers || numbers->size() != 2 * kNumberBytes) return false;
  const Key key = key_from_point(public_key);
  const Bytes der = der_from_numbers(*numbers);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  return key && !der.empty() && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerifyUpdate(context.get(), prefix.data(), prefix.size()) == 1 &&
         EVP_DigestVerifyUpdate(context.get(), body.data(), body.size()) == 1 &&
         EVP_DigestVerifyFinal(context.get(), der.data(), der.size()) == 1;
}

}  // namespace huifang::server
