#include "shell/platform/web/web_device_vault.hpp"

#include <utility>

#include "shell/platform/web/web_answer.hpp"
#include "shell/platform/web/web_worker_port.hpp"

namespace huifang::shell {
namespace {

Result<sync::DeviceIdentity> read_identity(ByteView body) {
  WebByteReader answer(body);
  if (huifang::Status status = read_storage_status(answer); !status)
    return std::unexpected(std::move(status).error());
  sync::DeviceIdentity identity;
  identity.public_key = answer.bytes();
  identity.enrolment = answer.bytes();
  if (!answer.intact()) return failure(ErrorCode::kUnavailable, "store.closed", "answer cut short");
  return identity;
}

}  // namespace

void WebDeviceVault::load(std::function<void(Result<sync::DeviceIdentity>)> done) {
  port_.ask(WorkerCall::kVaultLoad, {},
            [done = std::move(done)](ByteView body) { done(read_identity(body)); });
}

void WebDeviceVault::keep_enrolment(Bytes record, std::function<void(huifang::Status)> done) {
  WebByteWriter message;
  message.put_bytes(record);
  port_.ask(WorkerCall::kVaultKeepEnrolment, message.finish(),
            [done = std::move(done)](ByteView body) {
              WebByteReader answer(body);
              done(read_storage_status(answer));
            });
}

}  // namespace huifang::shell
