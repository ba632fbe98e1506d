#include <fstream>
#include <iostream>
#include <iterator>

#include "sync/server/command_line/commands.hpp"
#include "sync/server/command_line/wall_clock.hpp"
#include "sync/server/office.hpp"

namespace huifang::server {
int run_import(const ImportCommand& command, const Console& console) {
  std::ifstream file(command.file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return console.fail(Message{"cli.file.unreadable", {{"file", command.file.string()}}});
  const auto office = Office::open({.data = command.data});
  if (!office) return console.fail(office.error());

  const auto report = import_file(**office, command.kind, bytes, wall_clock_ms());
  if (!report) {
    console.fail(report.error());
    return console.fail(Message{"cli.import.nothing_changed", {}});
  }
  for (const RefusedRow& row : report->refused) {
    console.say({"cli.import.row",
                 {{"row", std::to_string(row.row)},
                  {"field", row.field},
                  {"reason", console.text(row.reason)}}});
  }
  console.say({"cli.import.result",
               {{"taken", std::to_string(report->taken)},
                {"unchanged", std::to_string(report->unchanged)},
                {"refused", std::to_string(report->refused.size())}}});
  if (command.json) console.say_line(to_json(*report));
  return kExitDone;
}

int run_password(const PasswordCommand& command, const Console& console) {
  std::string password;
  if (!std::getline(std::cin, password) || password.empty())
    return console.fail(Message{"cli.password.missing", {}});
  if (password.ends_with('\r')) password.pop_back();
  const auto office = Office::open({.data = command.data});
  if (!office) return console.fail(office.error());
  if (Status set = (*office)->set_password(command.account, password); !set)
    return console.fail(set.error());
  console.say({"cli.password.set", {{"account", command.account}}});
  return kExitDone;
}

}  // namespace huifang::server
