#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/record/bytes.hpp"

namespace huifang::server {

class LiveLine;

// A header as it came or goes; names are compared without regard to case.
using Header = std::pair<std::string, std::string>;

// A request whose body has arrived whole and is no longer compressed.
struct Request {
  std::string method;
  std::string path;  // Without the query, as sent: nothing is percent-decoded.
  std::string query;
  std::vector<Header> headers;
  Bytes body;
  Bytes body_as_sent;   // Still compressed; empty where `body` came as it is. Signatures cover it.
  std::string address;  // Of the other end, for limits only.

  // The first header of that name, or "".
  std::string_view header(std::string_view name) const;
  std::size_t header_count(std::string_view name) const;
  const Bytes& signed_body() const { return body_as_sent.empty() ? body : body_as_sent; }
};

// What goes back. Either `body`, or `file` (bytes kept elsewhere), or `live`: a line that stays
// open.
struct Answer {
  int status = 200;
  std::string content_type;
  std::vector<Header> headers;  // Beside those that every answer carries.
  Bytes body;
  std::shared_ptr<const Bytes> file;
  std::shared_ptr<LiveLine> live;
  bool cacheable = false;  // Else `Cache-Control: no-store`.

  const Bytes& content() const { return file ? *file : body; }
};

bool equal_without_case(std::string_view left, std::string_view right);

}  // namespace huifang::server
