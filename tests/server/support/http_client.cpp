#include "tests/server/support/http_client.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>

#include "sync/protocol/messages.hpp"

namespace huifang::server {
namespace {

constexpr int kPatienceSeconds = 20;

}  // namespace

std::string Reply::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return "";
}

std::string Reply::key() const {
  const auto response = sync::decode_error_response(bytes());
  return response ? response->key : "";
}

RawConnection::RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{.tv_sec = kPatienceSeconds, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ADD_FAILURE() << "cannot connect to port " << port;
  }
}

RawConnection::~RawConnection() { close(socket_); }

void RawConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawConnection::end_sending() { shutdown(socket_, SHUT_WR); }

bool RawConnection::read_more() {
  std::array<char, 16 * 1024> bytes;
  const ssize_t size = recv(socket_, bytes.data(), bytes.size(), 0);
  ran_out_of_patience_ = size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  if (size <= 0) return false;
  unread_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

std::string RawConnection::read_until(std::string_view text) {
  std::size_t found = unread_.find(text);
  while (found == std::string::npos && read_more()) found = unread_.find(text);
  const std::size_t size = found == std::string::npos ? unread_.size() : found + text.size();
  std::string read = unread_.substr(0, size);
  unread_.erase(0, size);
  return read;
}

Reply RawConnection::read_reply(bool without_body) {
  Reply reply;
  std::string_view end = "\r\n\r\n";
  const std::string head = read_until(end);
  if (!head.ends_with(end)) return reply;
  std::size_t line = 0;
  for (std::size_t next = head.find("\r\n"); next != std::string::npos && next > line;
       next = head.find("\r\n", line)) {
    const std::string text = head.substr(line, next - line);
    if (line == 0) {
      std::from_chars(text.data() + 9, text.data() + text.size(), reply.status);
    } else {
      const auto colon = text.find(": ");
      std::string name = text.substr(0, colon);
      std::ranges::transform(name, name.begin(),
                             [](unsigned char letter) { return std::tolower(letter); });
      reply.headers.emplace_back(std::move(name), text.substr(colon + 2));
    }
    line = next + 2;
  }
  std::size_t length = 0;
  const std::string announced = reply.header("content-length");
  std::from_chars(announced.data(), announced.data() + announced.size(), length);
  if (without_body) return reply;
  while (unread_.size() < length && read_more()) {
  }
  reply.body = unread_.substr(0, length);
  unread_.erase(0, length);
  return reply;
}

bool RawConnection::is_closed() {
  if (!unread_.empty()) return false;
  const bool more = read_more();
  return !more && !ran_out_of_patience_;
}

std::string to_text(const Call& call) {
  std::string text = call.method + " " + call.path + " HTTP/1.1\r\nHost: " + call.host + "\r\n";
  for (const auto& [name, value] : call.headers) text += name + ": " + value + "\r\n";
  const bool has_body = call.method == "POST" || !call.body.empty();
  if (has_body) text += "Content-Length: " + std::to_string(call.body.size()) + "\r\n";
  return text + "\r\n" + call.body;
}

Reply send(std::uint16_t port, const Call& call) {
  RawConnection connection(port);
  connection.send(to_text(call));
  Reply reply = connection.read_reply(call.method == "HEAD");
  expect_headers_of_every_answer(reply);
  return reply;
}

void expect_headers_of_every_answer(const Reply& reply) {
  EXPECT_NE(reply.status, 0) << "no answer";
  if (reply.status == 0) return;
  EXPECT_EQ(reply.header("content-security-policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
            "connect-src 'self'; img-src "
            "'self' blob:; media-src 'self' blob:; style-src 'self'; font-src 'self'; manifest-src "
            "'self'; base-uri "
            "'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for "
            "'script'; trusted-types "
            "huifang; report-to csp");
  EXPECT_EQ(reply.header("reporting-endpoints"), "csp=\"/csp\"");
  EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(reply.header("cross-origin-embedder-policy"), "require-corp");
  EXPECT_EQ(reply.header("cross-origin-resource-policy"), "same-origin");
  EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(reply.header("permissions-policy"),
            "camera=(self), geolocation=(self), microphone=(self)");
  EXPECT_NE(reply.header("cache-control"), "");
  EXPECT_NE(reply.header("date"), "");
  EXPECT_EQ(reply.header("server"), "");
  EXPECT_EQ(reply.header("set-cookie"), "");
}

}  // namespace huifang::server
