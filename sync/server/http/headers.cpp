#include "sync/server/http/headers.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/ip/address.hpp>

namespace huifang::server {
namespace {

using NameAndValue = std::pair<std::string_view, std::string_view>;

constexpr std::array kHeaders{
    NameAndValue{
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src "
        "'self'; "
        "img-src 'self' blob:; media-src 'self' blob:; style-src 'self'; font-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types huifang; report-to csp"},
    NameAndValue{"Reporting-Endpoints", "csp=\"/csp\""},
    NameAndValue{"Cross-Origin-Opener-Policy", "same-origin"},
    NameAndValue{"Cross-Origin-Embedder-Policy", "require-corp"},
    NameAndValue{"Cross-Origin-Resource-Policy", "same-origin"},
    NameAndValue{"X-Content-Type-Options", "nosniff"},
    NameAndValue{"Referrer-Policy", "no-referrer"},
    NameAndValue{"Permissions-Policy", "camera=(self), geolocation=(self), microphone=(self)"},
};

// "name:8080" -> "name", "[::1]:8080" -> "::1".
std::string_view without_port(std::string_view authority) {
  if (authority.starts_with('[')) {
    const auto end = authority.find(']');
    return end == std::string_view::npos ? std::string_view{} : authority.substr(1, end - 1);
  }
  return authority.substr(0, authority.find(':'));
}

}  // namespace

std::span<const NameAndValue> headers_of_every_answer() { return kHeaders; }

HostNames::HostNames(bool addresses_too, std::vector<std::string> more)
    : addresses_too_(addresses_too), names_(std::move(more)) {
  names_.insert(names_.end(), {"localhost", "127.0.0.1", "::1"});
}

bool HostNames::knows(std::string_view host_header) const {
  const std::string_view name = without_port(host_header);
  if (name.empty()) return false;
  if (std::ranges::any_of(
          names_, [&](const std::string& known) { return equal_without_case(known, name); })) {
    return true;
  }
  if (!addresses_too_) return false;
  boost::system::error_code not_an_address;
  boost::asio::ip::make_address(std::string(name), not_an_address);
  return !not_an_address;
}

bool comes_from_our_origin(const Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  const bool a_link = request.header("Sec-Fetch-Mode") == "navigate" && request.method == "GET";
  if ((site == "cross-site" || site == "same-site") && !a_link) return false;
  if (request.header_count("Origin") == 0) return true;
  const std::string_view origin = request.header("Origin");
  const auto scheme_end = origin.find("://");
  if (scheme_end == std::string_view::npos) return false;
  return equal_without_case(origin.substr(scheme_end + 3), request.header("Host"));
}

}  // namespace huifang::server
