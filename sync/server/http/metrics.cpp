#include "sync/server/http/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string_view>

namespace huifang::server {
namespace {

void add(std::string& out, std::string_view name, std::string_view kind, std::uint64_t value) {
  fmt::format_to(std::back_inserter(out), "# TYPE huifang_{0} {1}\nhuifang_{0} {2}\n", name, kind,
                 value);
}

std::uint64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t total_pages = 0;
  std::uint64_t resident_pages = 0;
  file >> total_pages >> resident_pages;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

std::string metrics_text(const Metrics& metrics) {
  std::string out;
  add(out, "connections_total", "counter", metrics.connections);
  add(out, "connections_open", "gauge", metrics.connections_open);
  add(out, "connections_refused_total", "counter", metrics.connections_refused);
  add(out, "requests_total", "counter", metrics.requests);
  add(out, "requests_refused_total", "counter", metrics.requests_refused);
  add(out, "requests_failed_total", "counter", metrics.requests_failed);
  add(out, "pushes_total", "counter", metrics.pushes);
  add(out, "operations_total", "counter", metrics.operations);
  add(out, "pulls_total", "counter", metrics.pulls);
  add(out, "rows_total", "counter", metrics.rows);
  add(out, "sign_ins_total", "counter", metrics.sign_ins);
  add(out, "live_lines", "gauge", metrics.live_lines);
  add(out, "content_reports_total", "counter", metrics.content_reports);
  add(out, "resident_bytes", "gauge", resident_bytes());
  return out;
}

}  // namespace huifang::server
