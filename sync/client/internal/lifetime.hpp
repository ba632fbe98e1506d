#pragma once

#include <memory>
#include <utility>

namespace huifang::sync {

// Wraps callbacks given to stores and networks so that they do nothing once their owner is gone.
class Lifetime {
 public:
  template <class Function>
  auto guard(Function function) const {
    return
        [alive = std::weak_ptr<char>(alive_), function = std::move(function)](auto&&... arguments) {
          if (alive.lock()) function(std::forward<decltype(arguments)>(arguments)...);
        };
  }
  void end() { alive_.reset(); }

 private:
  std::shared_ptr<char> alive_ = std::make_shared<char>('\0');
};

}  // namespace huifang::sync
