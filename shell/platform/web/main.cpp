// The page's program. main() returns at once; everything else happens in events, so all of it lives
// as long as the page.

#include <memory>

#include "shell/platform/web/driven_program.hpp"
#include "shell/platform/web/web_environment.hpp"
#include "shell/platform/web/web_host.hpp"
#include "shell/platform/web/web_platform.hpp"
#include "shell/platform/web/web_worker_port.hpp"

namespace {

using namespace huifang;

void run_program(shell::WebPlatform& platform) {
  static shell::WebEnvironment environment(shell::worker_port());
  static const std::unique_ptr<shell::AppProgram> program = shell::make_program(
      platform, {.vault = environment.vault(),
                 .open_store = [](const Id& office, sync::UserId user) -> sync::DeviceStore& {
                   return environment.store(office, user);
                 },
                 .network = environment.network(),
                 .shares = environment.shares(),
                 .clock = environment.clock(),
                 .random = environment.random()});
  static shell::DrivenProgram driven(platform, shell::web_host(), *program);
  shell::worker_port().after_answers([] { driven.arrange(); });
  shell::worker_port().connect();
  platform.run(driven);
  driven.arrange();
}

}  // namespace

int main() {
  static shell::WebPlatform platform;
  run_program(platform);
  return 0;
}
