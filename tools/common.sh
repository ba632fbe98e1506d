# Shared by ./dev and its parts: messages and small questions. Everything said here goes to stderr, so
# that a program started by ./dev keeps its stdout to itself.
# shellcheck shell=bash

say() { printf 'dev: %s\n' "$*" >&2; }
fail() {
  printf 'dev: error: %s\n' "$*" >&2
  exit 1
}

# at_least VERSION MINIMUM
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# quietly TITLE COMMAND...: runs the command with its output in a log that is shown only when it fails.
quietly() {
  local title=$1 log=$root/.cache/${1// /-}.log
  shift
  mkdir -p "$root/.cache"
  "$@" >"$log" 2>&1 </dev/null && return
  tail -n 15 "$log" >&2
  fail "$title failed; the whole output is in ${log#"$root"/}"
}

# stamped NAME KEY: true when `NAME` was done before with the same key. done_with writes it.
stamped() { [ "$(cat "$root/.cache/$1.stamp" 2>/dev/null)" = "$2" ]; }
done_with() {
  mkdir -p "$root/.cache"
  printf '%s\n' "$2" >"$root/.cache/$1.stamp"
}
