# Systems other than Debian 12: nothing is installed; what is missing is named, all of it at once.
# shellcheck shell=bash

# check_other_system PURPOSE
check_other_system() {
  missing=()
  need_version CMake 3.25 cmake --version
  need_program Ninja ninja
  need_program pkg-config pkg-config
  need_compiler
  need_version Node "$node_version_min" node --version
  need_program npm npm
  have_emscripten_on_path || [ -d "$toolchain_dir/emscripten" ] ||
    missing+=("Emscripten >= $emscripten_version_min (emcc on PATH, for instance from emsdk)")
  local library
  for library in fmt libbrotlidec libbrotlienc libsodium nlohmann_json openssl spdlog sqlite3 zlib; do
    pkg-config --exists "$library" 2>/dev/null || missing+=("the library $library with its headers")
  done
  need_header 'boost/asio.hpp' "Boost >= 1.81 headers"
  need_header 'CLI/CLI.hpp' "CLI11 headers"
  [ -e "${GOOGLETEST_DIR:-/usr/src/googletest}/CMakeLists.txt" ] ||
    missing+=("the sources of GoogleTest (in /usr/src/googletest, or name them by GOOGLETEST_DIR)")
  if [ "$1" = test ]; then
    need_program Chromium chromium chromium-browser google-chrome
    need_program "clang with its sanitizers" clang++-19 clang++-20 clang++-21 clang++
  fi
  if [ "$1" = lint ]; then
    need_program "clang-format 19" clang-format-19
    need_program "clang-tidy 19" clang-tidy-19
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  printf 'dev: missing: %s\n' "${missing[@]}" >&2
  fail "this is not Debian 12, so please install what is named above and try again"
}

# need_program TITLE COMMAND...: one of the commands is enough.
need_program() {
  local title=$1 command
  shift
  for command in "$@"; do
    if command -v "$command" >/dev/null; then return; fi
  done
  missing+=("$title")
}

# need_version TITLE MINIMUM COMMAND...
need_version() {
  local title=$1 minimum=$2 version
  shift 2
  version=$("$@" 2>/dev/null | sed -nE '1s/[^0-9]*([0-9.]+).*/\1/p')
  { [ -n "$version" ] && at_least "$version" "$minimum"; } ||
    missing+=("$title >= $minimum${version:+ (found $version)}")
}

need_compiler() {
  printf '#include <expected>\nstd::expected<int, int> f() { return 0; }\n' |
    "${CXX:-c++}" -std=c++23 -fsyntax-only -x c++ - 2>/dev/null ||
    missing+=("a C++23 compiler with <expected> (g++ >= 12 or clang++ >= 19)")
}

need_header() {
  printf '#include <%s>\n' "$1" | "${CXX:-c++}" -std=c++23 -E -x c++ - >/dev/null 2>&1 || missing+=("$2")
}
