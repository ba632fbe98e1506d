#include "shell/platform/web/web_network.hpp"

#include <utility>

#include "shell/platform/web/web_bytes.hpp"
#include "shell/platform/web/web_worker_port.hpp"

namespace huifang::shell {
namespace {

sync::NetworkAnswer read_answer(ByteView body) {
  WebByteReader answer(body);
  sync::NetworkAnswer result;
  result.status = static_cast<int>(answer.u32());
  result.retry_after_ms = answer.u32();
  result.body = answer.bytes();
  return answer.intact() ? result : sync::NetworkAnswer{};
}

}  // namespace

void WebNetwork::send(sync::NetworkRequest request, std::function<void(sync::NetworkAnswer)> done) {
  WebByteWriter message;
  message.put_string(request.method).put_string(request.path).put_bytes(request.body);
  message.put_string(request.sign_prefix).put_string(request.bearer);
  message.put_u32(static_cast<std::uint32_t>(request.idle_timeout_ms));
  port_.ask(WorkerCall::kNetworkSend, message.finish(),
            [done = std::move(done)](ByteView body) { done(read_answer(body)); });
}

void WebNetwork::listen(std::string bearer, std::function<void(sync::LiveEvent)> heard) {
  WebByteWriter message;
  message.put_string(bearer);
  port_.follow(WorkerCall::kNetworkListen, message.finish(),
               [heard = std::move(heard)](ByteView body) {
                 WebByteReader answer(body);
                 sync::LiveEvent event;
                 event.kind = static_cast<sync::LiveEvent::Kind>(answer.u8());
                 event.seq = answer.u64();
                 event.retry_ms = answer.u32();
                 if (answer.intact()) heard(event);
               });
}

}  // namespace huifang::shell
