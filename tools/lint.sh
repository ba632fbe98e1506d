# ./dev format and ./dev lint.
# shellcheck shell=bash

cpp_sources() { git ls-files -- '*.cpp' '*.hpp'; }

format_sources() {
  set_up lint
  cpp_sources | xargs -r clang-format-19 -i
}

lint_sources() {
  set_up lint
  local failed=0
  say "formatting"
  cpp_sources | xargs -r clang-format-19 --dry-run --Werror || failed=1
  say "shell scripts"
  shellcheck -x dev .ci/run || failed=1
  say "types of the JavaScript"
  npm run --silent check || failed=1
  say "clang-tidy"
  lint_cpp || failed=1
  [ $failed = 0 ] || fail "lint found something"
  say "lint found nothing"
}

# The compile commands of native-debug tell clang-tidy the flags.
lint_cpp() {
  configure native-debug
  git ls-files -- 'core/*.cpp' 'sync/*.cpp' 'shell/*.cpp' |
    grep -v '/platform/web/' |
    xargs -r -n 4 -P "$(nproc)" clang-tidy-19 --quiet -p build/native-debug 2>/dev/null
}
