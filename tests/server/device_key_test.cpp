#include "sync/server/accounts/device_key.hpp"

#include <gtest/gtest.h>

#include "sync/server/accounts/password.hpp"
#include "sync/server/accounts/token.hpp"
#include "tests/server/support/test_key.hpp"

namespace huifang::server {
namespace {

const Bytes kBody = {1, 2, 3};

TEST(DeviceKey, ASignatureHoldsForItsBodyPrefixAndKeyOnly) {
  const TestKey key;
  const TestKey other;
  const std::string signature = key.sign(kPushSignPrefix, kBody);
  EXPECT_TRUE(signature_matches(key.public_key(), kPushSignPrefix, kBody, signature));
  EXPECT_FALSE(signature_matches(key.public_key(), kRefreshSignPrefix, kBody, signature));
  EXPECT_FALSE(signature_matches(key.public_key(), kPushSignPrefix, Bytes{1, 2}, signature));
  EXPECT_FALSE(signature_matches(other.public_key(), kPushSignPrefix, kBody, signature));
}

TEST(DeviceKey, MalformedSignaturesAreFalse) {
  const TestKey key;
  const std::string signature = key.sign(kPushSignPrefix, kBody);
  for (const std::string& wrong :
       {std::string(), std::string("AAAA"), signature + "=", signature + "A", signature.substr(1),
        std::string(86, 'A'), std::string(86, '_'), std::string(86, '*')}) {
    EXPECT_FALSE(signature_matches(key.public_key(), kPushSignPrefix, kBody, wrong)) << wrong;
  }
}

TEST(DeviceKey, OnlyPointsOfTheCurveAreKeys) {
  const TestKey key;
  EXPECT_TRUE(is_device_key(key.public_key()));
  Bytes off_the_curve = key.public_key();
  off_the_curve[64] ^= 1;
  EXPECT_FALSE(is_device_key(off_the_curve));
  Bytes compressed(key.public_key().begin(), key.public_key().begin() + 33);
  compressed[0] = 2;
  EXPECT_FALSE(is_device_key(compressed));
  EXPECT_FALSE(is_device_key({}));
  EXPECT_FALSE(is_device_key(Bytes(65)));
}

TEST(Token, TextIsReadBackExactly) {
  for (std::size_t size = 0; size < 70; ++size) {
    const Bytes bytes(size, static_cast<std::uint8_t>(250 + size));
    EXPECT_EQ(bytes_from_base64url(base64url(bytes)), bytes);
  }
  EXPECT_FALSE(bytes_from_base64url("a b").has_value());
  EXPECT_FALSE(bytes_from_base64url("ab==").has_value());
  EXPECT_NE(make_token(), make_token());
}

TEST(Password, OnlyTheRightOneMatches) {
  const auto hash = hash_password("回访-password");
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(password_matches(*hash, "回访-password"));
  EXPECT_FALSE(password_matches(*hash, "回访-passwore"));
  EXPECT_FALSE(password_matches("", ""));
  EXPECT_FALSE(password_matches("", "nobody's password"));
  EXPECT_FALSE(password_matches("not a hash", "x"));
}

TEST(Password, NewOnesHaveEightCharacters) {
  EXPECT_TRUE(check_new_password("八个字的密码可以").has_value());
  EXPECT_EQ(check_new_password("七个字的密码不").error().key, "session.password_too_short");
  EXPECT_EQ(check_new_password("1234567\xFF").error().key, "session.password_not_text");
  EXPECT_EQ(check_new_password(std::string(1025, 'x')).error().key, "session.password_too_long");
}

}  // namespace
}  // namespace huifang::server
