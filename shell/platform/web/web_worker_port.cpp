#include "shell/platform/web/web_worker_port.hpp"

#include <emscripten/em_js.h>

#include <new>
#include <utility>

// clang-format off
EM_JS(void, huifang_bridge_connect, (), {
  Module['bridge']['connect']({
    'answer': (number, body) => {
      const room = _huifang_answer_room(body.length);
      if (room === 0 && body.length > 0) return false;
      HEAPU8.set(body, room);
      _huifang_answer(number);
      return true;
    },
    'happened': (what, value) => _huifang_happened(what, value),
  });
});
EM_JS(void, huifang_bridge_post, (int call, unsigned number, const unsigned char* message, unsigned size), {
  Module['bridge']['post'](call, number, HEAPU8.slice(message, message + size).buffer);
});
// clang-format on

namespace huifang::shell {

void WorkerPort::ask(WorkerCall call, Bytes message, Answered answered) {
  send(call, message, {std::move(answered), true});
}

void WorkerPort::follow(WorkerCall call, Bytes message, Answered answered) {
  waiting_.erase(followed_);
  followed_ = send(call, message, {std::move(answered), false});
}

std::uint32_t WorkerPort::send(WorkerCall call, const Bytes& message, Waiting waiting) {
  const std::uint32_t number = ++last_number_;
  waiting_.emplace(number, std::move(waiting));
  huifang_bridge_post(static_cast<int>(call), number, message.data(),
                      static_cast<unsigned>(message.size()));
  return number;
}

std::uint8_t* WorkerPort::answer_room(std::uint32_t size) {
  try {
    room_.resize(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
  return room_.data();
}

void WorkerPort::answer(std::uint32_t number) {
  // Out of the members first: the function may ask for more, and even end what it belongs to.
  const Bytes body = std::exchange(room_, {});
  const auto found = waiting_.find(number);
  if (found == waiting_.end()) return;
  const Answered answered = found->second.answered;
  if (found->second.once) waiting_.erase(found);
  answered(body);
  if (after_answers_) after_answers_();
}

void WorkerPort::connect() { huifang_bridge_connect(); }

WorkerPort& worker_port() {
  static WorkerPort port;
  return port;
}

}  // namespace huifang::shell
