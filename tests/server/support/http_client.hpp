#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/record/bytes.hpp"

namespace huifang::server {

// What a server answered; status 0: nothing, the connection was closed.
struct Reply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // Names in lower case.
  std::string body;

  std::string header(std::string_view lower_case_name) const;
  // The key of an ErrorResponse, "" for any other body.
  std::string key() const;
  Bytes bytes() const { return {body.begin(), body.end()}; }
};

// One connection, byte by byte as a test wants it. Waits at most a while for bytes, then gives up.
class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  void send(std::string_view bytes);  // What the server no longer wants is lost without fault.
  void end_sending();
  Reply read_reply(bool without_body = false);
  // Reads on until `text` has come; what came up to its end, or everything when the line closed.
  std::string read_until(std::string_view text);
  bool
  is_closed();  // Waits for the end of the line; false when bytes come instead, or nothing at all.

 private:
  bool read_more();

  int socket_ = -1;
  std::string unread_;
  bool ran_out_of_patience_ = false;
};

// A request with the headers every client sends, and those given.
struct Call {
  std::string method = "GET";
  std::string path = "/";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string host = "localhost";
};
std::string to_text(const Call& call);

// Sends it on a connection of its own. The answer must carry the headers every answer carries.
Reply send(std::uint16_t port, const Call& call);

// Fails the test unless `reply` carries every header of reliability.md F.
void expect_headers_of_every_answer(const Reply& reply);

}  // namespace huifang::server
