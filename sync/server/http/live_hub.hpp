#pragma once

#include <cstdint>
#include <list>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "sync/protocol/operation.hpp"
#include "sync/server/http/limits.hpp"

namespace huifang::server {

// One open live line: what it has still to say. Used on the server's own thread only.
class LiveLine {
 public:
  explicit LiveLine(const boost::asio::any_io_executor& executor) : wake(executor) {}

  boost::asio::steady_timer wake;  // Cancelled when there is something to look at.
  sync::UserId user = 0;
  sync::DeviceId device = 0;
  std::int64_t expires_ms = 0;  // When the token it was opened with is over.
  sync::Sequence news = 0;      // The newest to tell.
  sync::Sequence told = 0;
  bool ended = false;               // The other end left, or the office ends it.
  std::int64_t last_retry_ms = -1;  // Said with the end, when not negative.

  void look() { wake.cancel(); }
};

// All open live lines, and who hears of what.
class LiveHub {
 public:
  LiveHub(boost::asio::any_io_executor executor, const HttpLimits& limits)
      : executor_(std::move(executor)), limits_(limits) {}

  // Opens a line. A device that has too many loses its oldest.
  std::shared_ptr<LiveLine> open(sync::UserId user, sync::DeviceId device, std::int64_t expires_ms,
                                 sync::Sequence head);
  void close(const std::shared_ptr<LiveLine>& line);

  // Tells everyone that the office's head is now `head`.
  void poke(sync::Sequence head);

  // Ends the lines of a device that signed out or was revoked.
  void end_device(sync::DeviceId device);

  // Ends every line; each is told when to come back, spread when they are many. Lines opened later
  // end at once.
  void end_all();

  std::size_t size() const { return lines_.size(); }

 private:
  boost::asio::any_io_executor executor_;
  const HttpLimits& limits_;
  std::list<std::shared_ptr<LiveLine>> lines_;  // Oldest first.
  bool stopping_ = false;
};

}  // namespace huifang::server
