#include "shell/platform/web/web_share_box.hpp"

#include <utility>

#include "shell/platform/web/web_answer.hpp"
#include "shell/platform/web/web_worker_port.hpp"

namespace huifang::shell {
namespace {

Result<std::vector<SharedItem>> read_items(ByteView body) {
  WebByteReader answer(body);
  if (Status status = read_storage_status(answer); !status)
    return std::unexpected(std::move(status).error());
  std::vector<SharedItem> items;
  for (std::uint32_t left = answer.u32(); left > 0 && answer.intact(); --left) {
    SharedItem item;
    item.key = answer.u64();
    item.received_ms = static_cast<std::int64_t>(answer.u64());
    item.text = answer.string();
    item.pictures = answer.u32();
    item.picture_bytes = answer.u64();
    item.problem = answer.string();
    items.push_back(std::move(item));
  }
  if (!answer.intact()) return failure(ErrorCode::kUnavailable, "store.closed", "answer cut short");
  return items;
}

void ask(WorkerPort& port, WorkerCall call, std::uint64_t key, std::function<void(Status)> done) {
  WebByteWriter message;
  message.put_u64(key);
  port.ask(call, message.finish(), [done = std::move(done)](ByteView body) {
    WebByteReader answer(body);
    done(read_storage_status(answer));
  });
}

}  // namespace

void WebShareBox::load(std::function<void(Result<std::vector<SharedItem>>)> done) {
  port_.ask(WorkerCall::kShareList, {},
            [done = std::move(done)](ByteView body) { done(read_items(body)); });
}

void WebShareBox::claim(std::uint64_t key, std::function<void(Status)> done) {
  ask(port_, WorkerCall::kShareClaim, key, std::move(done));
}

void WebShareBox::drop(std::uint64_t key, std::function<void(Status)> done) {
  ask(port_, WorkerCall::kShareDrop, key, std::move(done));
}

}  // namespace huifang::shell
