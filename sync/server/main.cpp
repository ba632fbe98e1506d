#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <map>

#include "core/catalog/catalog.hpp"
#include "sync/server/command_line/commands.hpp"

namespace {

using namespace huifang::server;

const std::map<std::string, ImportKind> kImportKinds{{"employees", ImportKind::kEmployees},
                                                     {"customers", ImportKind::kCustomers},
                                                     {"visits", ImportKind::kVisits}};

void add_data(CLI::App& command, std::filesystem::path& data, const Console& console) {
  command.add_option("--data", data, console.text({"cli.help.data", {}}))->capture_default_str();
}

void describe(CLI::App& app, ServeCommand& serve, ImportCommand& import, PasswordCommand& password,
              const Console& console) {
  const auto help = [&console](const char* key) { return console.text({key, {}}); };
  app.require_subcommand(1);
  CLI::App* command = app.add_subcommand("serve", help("cli.help.serve"));
  command->add_option("--listen", serve.listen, help("cli.help.listen"))->capture_default_str();
  add_data(*command, serve.data, console);
  command->add_option("--web", serve.web, help("cli.help.web"));
  command->add_option("--host", serve.host_names, help("cli.help.host"));
  command->add_flag("--demo", serve.demo, help("cli.help.demo"));
  command->add_option("--access-seconds", serve.access_seconds, help("cli.help.access"));
  command->add_option("--refresh-seconds", serve.refresh_seconds, help("cli.help.refresh"));
  command->add_option("--store-pages-max", serve.store_pages_max, help("cli.help.pages"));

  command = app.add_subcommand("import", help("cli.help.import"));
  command->add_option("KIND", import.kind, help("cli.help.kind"))
      ->required()
      ->transform(CLI::CheckedTransformer(kImportKinds));
  command->add_option("FILE", import.file, help("cli.help.file"))->required();
  command->add_flag("--json", import.json, help("cli.help.json"));
  add_data(*command, import.data, console);

  CLI::App* user = app.add_subcommand("user", help("cli.help.user"))->require_subcommand(1);
  command = user->add_subcommand("password", help("cli.help.password"));
  command->add_option("ACCOUNT", password.account)->required();
  add_data(*command, password.data, console);

  app.add_subcommand("version", help("cli.help.version"));
}

}  // namespace

int main(int argc, char** argv) {
  // A full disk and a reader that left are answers of the calls that meet them, not the end.
  (void)std::signal(SIGXFSZ, SIG_IGN);
  (void)std::signal(SIGPIPE, SIG_IGN);
  const auto catalog = huifang::load_catalog(huifang::catalog_files());
  if (!catalog) {
    (void)std::fputs(catalog.error().detail.c_str(), stderr);
    return kExitFailed;
  }
  const Console console(catalog->texts());

  CLI::App app(console.text({"cli.help.program", {}}));
  ServeCommand serve;
  ImportCommand import;
  PasswordCommand password;
  describe(app, serve, import, password, console);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    return app.exit(fault) == 0 ? kExitDone : kExitUsage;
  }
  if (app.got_subcommand("serve")) return run_serve(serve, console);
  if (app.got_subcommand("import")) return run_import(import, console);
  if (app.got_subcommand("user")) return run_password(password, console);
  console.say_line("huifang " + program_build());
  return kExitDone;
}
