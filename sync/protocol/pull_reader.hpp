#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "sync/protocol/messages.hpp"

namespace huifang::sync {

// Reads a pull's answer as it comes, so many rows at once. It holds the body.
class PullResponseReader {
 public:
  explicit PullResponseReader(Bytes body);
  ~PullResponseReader();
  PullResponseReader(PullResponseReader&&) noexcept;
  PullResponseReader& operator=(PullResponseReader&&) noexcept;

  // The next rows, at most so many; none: all were read, or the body is broken.
  std::vector<RowVersion> read_rows(std::size_t most);
  // All but the rows, once these were read. Fails as decode_pull_response does.
  Result<PullResponse> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace huifang::sync
