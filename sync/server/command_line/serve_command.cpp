#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "sync/server/command_line/commands.hpp"
#include "sync/server/command_line/wall_clock.hpp"
#include "sync/server/demo/demo.hpp"
#include "sync/server/http/http_server.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
namespace {

struct ListenAddress {
  std::string address;
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080".
std::optional<ListenAddress> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(colon + 1);
  std::string_view address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']'))
    address = address.substr(1, address.size() - 2);
  ListenAddress listen{.address = std::string(address == "localhost" ? "127.0.0.1" : address)};
  const auto [end, fault] =
      std::from_chars(digits.data(), digits.data() + digits.size(), listen.port);
  if (digits.empty() || fault != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return listen;
}

std::string url_of(const ListenAddress& listen, std::uint16_t port) {
  const bool is_v6 = listen.address.find(':') != std::string::npos;
  return is_v6 ? fmt::format("http://[{}]:{}", listen.address, port)
               : fmt::format("http://{}:{}", listen.address, port);
}

std::string demo_account_names() {
  std::string names;
  for (const DemoAccount& account : demo_accounts())
    names += (names.empty() ? "" : ", ") + account.account;
  return names;
}

OfficeOptions office_options(const ServeCommand& command) {
  OfficeOptions options{.data = command.data, .store_pages_max = command.store_pages_max};
  if (command.access_seconds > 0) options.times.access_ms = command.access_seconds * 1000;
  if (command.refresh_seconds > 0) options.times.refresh_ms = command.refresh_seconds * 1000;
  return options;
}

}  // namespace

int run_serve(const ServeCommand& command, const Console& console) {
  const auto listen = parse_listen(command.listen);
  if (!listen) {
    console.fail(Message{"cli.listen.invalid", {{"address", command.listen}}});
    return kExitUsage;
  }
  if (command.demo && !is_loopback(listen->address)) {
    console.fail(Message{"cli.demo.loopback_only", {}});
    return kExitUsage;
  }
  const DemoFolder folder = demo_folder(command.data);
  if (folder == DemoFolder::kDemo && !command.demo)
    return console.fail(Message{"cli.demo.folder_is_demo", {}});
  if (folder == DemoFolder::kReal && command.demo)
    return console.fail(Message{"cli.demo.folder_is_real", {}});

  StaticFiles files;
  if (!command.web.empty()) {
    auto loaded = StaticFiles::load(command.web);
    if (!loaded) return console.fail(loaded.error());
    files = std::move(*loaded);
  }
  auto office = Office::open(office_options(command));
  if (!office) return console.fail(office.error());
  if (command.demo) {
    if (folder == DemoFolder::kNone) console.say({"cli.demo.filling", {}});
    if (Status filled = prepare_demo(**office, command.data, wall_clock_ms()); !filled)
      return console.fail(filled.error());
  }

  HttpServer server(**office, std::move(files),
                    {.address = listen->address,
                     .port = listen->port,
                     .host_names = command.host_names,
                     .build = program_build(),
                     .demo = command.demo});
  if (Status bound = server.listen(); !bound) return console.fail(bound.error());
  server.stop_on_signals();
  const std::string url = url_of(*listen, server.port());
  if (command.demo) {
    console.say({"cli.demo.accounts",
                 {{"accounts", demo_account_names()}, {"password", std::string(kDemoPassword)}}});
  } else if (const auto accounts = (*office)->account_store().accounts();
             accounts && accounts->empty()) {
    console.say({"cli.no_accounts", {}});
  }
  console.say_line(fmt::format("listening on {}", url));
  server.run();
  return kExitDone;
}

}  // namespace huifang::server
