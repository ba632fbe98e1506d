#include "sync/server/http/response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <iterator>

#include <boost/beast/http/status.hpp>

#include "sync/server/http/headers.hpp"
#include "sync/server/http/protocol_range.hpp"

namespace huifang::server {
namespace {

std::string_view reason_of(int status) {
  const auto reason = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  return {reason.data(), reason.size()};
}

bool has_header(const Answer& answer, std::string_view name) {
  for (const auto& [known, value] : answer.headers) {
    if (equal_without_case(known, name)) return true;
  }
  return false;
}

}  // namespace

std::string response_head(const Answer& answer, bool keep_alive, std::int64_t now_ms) {
  std::string head;
  head.reserve(1536);
  const auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\n", answer.status, reason_of(answer.status));
  fmt::format_to(out, "Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n",
                 fmt::gmtime(static_cast<std::time_t>(now_ms / 1000)));
  for (const auto& [name, value] : headers_of_every_answer())
    fmt::format_to(out, "{}: {}\r\n", name, value);
  for (const auto& [name, value] : answer.headers) fmt::format_to(out, "{}: {}\r\n", name, value);
  if (!answer.cacheable && !has_header(answer, "Cache-Control"))
    head += "Cache-Control: no-store\r\n";
  if (answer.content_type == "application/cbor")
    fmt::format_to(out, "{}: {}\r\n", kProtocolRangeHeader, kOurProtocolRange);
  if (!answer.content_type.empty())
    fmt::format_to(out, "Content-Type: {}\r\n", answer.content_type);
  const bool bodyless = answer.status == 204 || answer.status == 304 || answer.live;
  if (!bodyless) fmt::format_to(out, "Content-Length: {}\r\n", answer.content().size());
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

std::string live_poke(sync::Sequence seq) {
  return fmt::format("event: poke\ndata: {{\"seq\":{}}}\n\n", seq);
}

std::string live_retry(std::int64_t retry_ms) { return fmt::format("retry: {}\n\n", retry_ms); }

}  // namespace huifang::server
