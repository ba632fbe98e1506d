#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "sync/server/http/message.hpp"

namespace huifang::server {

struct Context;

using Handler = boost::asio::awaitable<Answer> (*)(Context&, const Request&);

// What a route takes as its body, by Content-Type.
enum class Content { kNone, kCbor, kReport };

// Who may come: anyone, who shows an access token, who signs with a device's key. The handler
// checks it; the tests hold each route to what is said here.
enum class Access { kAnyone, kSession, kDevice };

struct Route {
  std::string_view method;
  std::string_view path;
  Access access;
  Content content;
  std::size_t body_bytes_max;  // Unpacked.
  Handler handler;
};

// Every route of the server. What is not here is a file of the web page, or 404.
std::span<const Route> routes();

}  // namespace huifang::server
