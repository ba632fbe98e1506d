#include <fmt/format.h>

#include "sync/server/http/answers.hpp"
#include "sync/server/http/areas.hpp"
#include "sync/server/http/context.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {

Answering answer_health(Context& context, const Request&) {
  const auto head =
      co_await context.office_worker.run([&office = context.office] { return office.head(); });
  if (!head) {
    Answer unwell = json(R"({"status":"unwell"})");
    unwell.status = 503;
    unwell.headers.emplace_back("Retry-After", "5");
    co_return unwell;
  }
  co_return json(fmt::format(
      R"({{"status":"ok","build":"{}","web_build":"{}","seq":{},"epoch":{},"demo":{}}})",
      context.build, context.files.build(), head->seq, head->epoch, context.demo));
}

Answering answer_metrics(Context& context, const Request&) {
  Answer answer = plain(metrics_text(context.metrics));
  answer.content_type = "text/plain; version=0.0.4; charset=utf-8";
  co_return answer;
}

Answering answer_content_report(Context& context, const Request& request) {
  const std::uint64_t wait_seconds =
      context.rates.report_address.take(request.address, context.now_ms());
  if (wait_seconds > 0) {
    Answer answer = plain_refusal(429, "http.too_many_requests");
    answer.headers.emplace_back("Retry-After", fmt::to_string(wait_seconds));
    co_return answer;
  }
  // Only counted: what a report says comes from outside, and may name what someone was looking at.
  context.metrics.content_reports += 1;
  co_return nothing();
}

}  // namespace huifang::server
