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

void add_data(CLI::App& command, std::filesystem::path& data) {
  command.add_option("--data", data, "Folder of the data; made when missing")
      ->capture_default_str();
}

void describe(CLI::App& app, ServeCommand& serve, ImportCommand& import,
              PasswordCommand& password) {
  app.require_subcommand(1);
  CLI::App* command = app.add_subcommand("serve", "Serve the web page and the devices");
  command->add_option("--listen", serve.listen, "Address and port; port 0 takes a free one")
      ->capture_default_str();
  add_data(*command, serve.data);
  command->add_option("--web", serve.web, "Folder of the built web page");
  command->add_option("--host", serve.host_names, "A name this server goes by, beside localhost");
  command->add_flag("--demo", serve.demo, "With demo data and its accounts, for this machine only");
  command->add_option("--access-seconds", serve.access_seconds, "How long an access token lasts");
  command->add_option("--refresh-seconds", serve.refresh_seconds,
                      "How long a sign-in lasts without use");
  command->add_option("--store-pages-max", serve.store_pages_max,
                      "Largest size of the database, in pages");

  command =
      app.add_subcommand("import", "Read a list: huifang import employees|customers|visits FILE");
  command->add_option("KIND", import.kind, "employees, customers or visits")
      ->required()
      ->transform(CLI::CheckedTransformer(kImportKinds));
  command->add_option("FILE", import.file, "UTF-8 file of comma-separated values")->required();
  command->add_flag("--json", import.json, "The report as the last line, in JSON");
  add_data(*command, import.data);

  CLI::App* user = app.add_subcommand("user", "Accounts")->require_subcommand(1);
  command =
      user->add_subcommand("password", "Give an account a password, read from standard input");
  command->add_option("ACCOUNT", password.account)->required();
  add_data(*command, password.data);

  app.add_subcommand("version", "What this program was built from");
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

  CLI::App app("Huifang: visits, customers and feedback, also without network");
  ServeCommand serve;
  ImportCommand import;
  PasswordCommand password;
  describe(app, serve, import, password);
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
