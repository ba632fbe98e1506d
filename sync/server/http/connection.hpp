#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "sync/server/http/message.hpp"

namespace huifang::server {

struct Context;
struct Route;
class HostNames;

// One connection: reads requests one after another, each phase with its own limit and deadline,
// and answers them. Lives on the server's thread.
class Connection {
 public:
  Connection(boost::beast::tcp_stream stream, std::string address, Context& context,
             const HostNames& hosts);

  // Until the other end leaves, breaks the rules, or the server stops.
  boost::asio::awaitable<void> serve();

  // Says that no further request is to be read; a connection that waits for one ends now.
  void stop();

  // Ends it whatever it is doing.
  void cut();

  const std::string& address() const { return address_; }

 private:
  // What reading a request came to.
  enum class Reading { kWhole, kRefused, kGone };

  boost::asio::awaitable<bool> wait_for_first_byte();
  boost::asio::awaitable<Reading> read_request();
  Reading take_head();
  Reading take_body(Bytes body);
  Reading refuse(Answer answer);
  boost::asio::awaitable<Answer> answer_request();
  boost::asio::awaitable<bool> write(const Answer& answer);
  boost::asio::awaitable<void> keep_line(const std::shared_ptr<LiveLine>& line);
  boost::asio::awaitable<bool> write_event(const std::string& text);
  boost::asio::awaitable<void> drain();

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::string address_;
  Context& context_;
  const HostNames& hosts_;

  Request request_;
  const Route* route_ = nullptr;  // Null: a file of the page.
  Answer refusal_;
  bool keep_alive_ = false;
  bool idle_ = false;
  bool stopping_ = false;
};

}  // namespace huifang::server
