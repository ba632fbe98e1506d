#pragma once

#include "shell/platform/share_box.hpp"

namespace huifang::shell {

class WorkerPort;

// The small database `huifang-shared`, which the service worker writes (web/js/share_target.js).
class WebShareBox final : public ShareBox {
 public:
  explicit WebShareBox(WorkerPort& port) : port_(port) {}

  void load(std::function<void(Result<std::vector<SharedItem>>)> done) override;
  void claim(std::uint64_t key, std::function<void(Status)> done) override;
  void drop(std::uint64_t key, std::function<void(Status)> done) override;

 private:
  WorkerPort& port_;
};

}  // namespace huifang::shell
