#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>

#include "core/record/bytes.hpp"

namespace huifang::shell {

// What the worker can be asked for; the numbers are those of web/js/messages.js.
enum class WorkerCall : std::uint8_t {
  kStoreLoad = 1,
  kStoreRead = 2,
  kStoreCommit = 3,
  kNetworkSend = 4,
  kNetworkListen = 5,
  kVaultLoad = 6,
  kVaultKeepEnrolment = 7,
  kShareList = 8,
  kShareClaim = 9,
  kShareDrop = 10,
};

// The way from the program to the page's worker and back. Answers come between frames, never from
// inside a call.
class WorkerPort {
 public:
  using Answered = std::function<void(ByteView)>;

  // From here on answers and happenings come in; those that came earlier come first.
  void connect();

  // Sends a message that is answered exactly once.
  void ask(WorkerCall call, Bytes message, Answered answered);

  // Sends a message whose answers go on until another one of the same call is sent.
  // REQUIRES: only kNetworkListen is used this way.
  void follow(WorkerCall call, Bytes message, Answered answered);

  // Called after each answer has been taken.
  void after_answers(std::function<void()> after) { after_answers_ = std::move(after); }

  // For web_exports_bridge.cpp: room for an answer of that size, null when there is no memory; then
  // the answer itself has been put there.
  std::uint8_t* answer_room(std::uint32_t size);
  void answer(std::uint32_t number);

 private:
  struct Waiting {
    Answered answered;
    bool once = true;
  };

  std::uint32_t send(WorkerCall call, const Bytes& message, Waiting waiting);

  std::unordered_map<std::uint32_t, Waiting> waiting_;
  std::uint32_t last_number_ = 0;
  std::uint32_t followed_ = 0;
  std::function<void()> after_answers_;
  Bytes room_;
};

// The page's one worker.
WorkerPort& worker_port();

}  // namespace huifang::shell
