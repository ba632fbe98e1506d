# ./dev format and ./dev lint.
# shellcheck shell=bash

cpp_sources() { git ls-files -- '*.cpp' '*.hpp'; }

format_sources() {
  set_up lint
  cpp_sources | xargs -r clang-format-19 -i
}

# lint_sources [--all]
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
  lint_cpp "$@" || failed=1
  [ $failed = 0 ] || fail "lint found something"
  say "lint found nothing"
}

# clang-tidy takes seconds a file: it reads what differs from the main branch, or everything with --all.
# The compile commands of native-debug tell it the flags; they are g++'s, so two warnings that clang has
# under the same names are taken off as cmake/options.cmake does for clang.
lint_cpp() {
  local since=
  [ "${1:-}" = --all ] || since=$(git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
  configure native-debug
  { if [ -n "$since" ]; then git diff --name-only --diff-filter=d "$since"; else cpp_sources; fi; } |
    grep -E '^(core|sync|shell)/.*\.cpp$' | grep -v '/platform/web/' |
    xargs -r -n 4 -P "$(nproc)" clang-tidy-19 --quiet -p build/native-debug \
      --extra-arg=-Wno-sign-conversion --extra-arg=-Wno-deprecated-declarations 2>/dev/null
}
