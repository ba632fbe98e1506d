#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/server/http/message.hpp"

namespace huifang::server {

// The headers that every answer carries, whatever it says.
std::span<const std::pair<std::string_view, std::string_view>> headers_of_every_answer();

// Which names the server goes by. A page of another site that has its own name point here (DNS
// rebinding) sends its own name, and is told that it is misdirected.
class HostNames {
 public:
  // Names of this machine as seen from itself, IP addresses when `addresses_too`, and `more`.
  HostNames(bool addresses_too, std::vector<std::string> more);

  bool knows(std::string_view host_header) const;

 private:
  bool addresses_too_;
  std::vector<std::string> names_;
};

// True unless a browser says that a page of another origin sends this request.
bool comes_from_our_origin(const Request& request);

}  // namespace huifang::server
