#pragma once

#include <string>
#include <vector>

#include "sync/protocol/limits.hpp"
#include "sync/protocol/messages.hpp"

namespace huifang::sync {

// One fixed message of every kind, with every element filled. Their bytes are kept in
// tests/fixtures/formats; they never change, new versions get new samples.
struct Sample {
  std::string name;
  Bytes bytes;
};

Id sample_id(std::uint8_t number);
std::vector<Operation> sample_operations();
PushRequest sample_push_request();
PushResponse sample_push_response();
PullRequest sample_pull_request();
PullResponse sample_pull_response();
SignInRequest sample_sign_in_request();
RefreshRequest sample_refresh_request();
SignInResponse sample_sign_in_response();
ErrorResponse sample_error_response();

Bytes encoded(const Operation& operation);

// Every sample above as it is sent now.
std::vector<Sample> samples();

// Decodes `bytes` as the message `name` tells; true if it was accepted.
bool accepts(const std::string& name, ByteView bytes);

}  // namespace huifang::sync
