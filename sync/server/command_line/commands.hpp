#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sync/server/command_line/console.hpp"
#include "sync/server/import/import_file.hpp"

namespace huifang::server {

struct ServeCommand {
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path data = "data";
  std::filesystem::path web;
  std::vector<std::string> host_names;
  bool demo = false;
  std::int64_t access_seconds = 0;  // 0: as usual.
  std::int64_t refresh_seconds = 0;
  std::int64_t store_pages_max = 0;
};

struct ImportCommand {
  ImportKind kind = ImportKind::kEmployees;
  std::filesystem::path file;
  std::filesystem::path data = "data";
  bool json = false;
};

struct PasswordCommand {
  std::string account;
  std::filesystem::path data = "data";
};

// Each does one command of the program and gives its exit code.
int run_serve(const ServeCommand& command, const Console& console);
int run_import(const ImportCommand& command, const Console& console);
int run_password(const PasswordCommand& command, const Console& console);

// What this program was built from.
std::string program_build();

}  // namespace huifang::server
