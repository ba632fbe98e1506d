#include "sync/server/command_line/commands.hpp"

namespace huifang::server {

std::string program_build() { return "0.1"; }

}  // namespace huifang::server
