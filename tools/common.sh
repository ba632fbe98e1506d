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

# watched TITLE MEASURE COMMAND...: as quietly, and says every few seconds how far the command is: what
# MEASURE prints, whenever that has changed. On a terminal one line moves, elsewhere there are plain lines.
watched() {
  local title=$1 measure=$2 log job status=0 how_far said='' next=0
  log=$root/.cache/${title// /-}.log
  shift 2
  mkdir -p "$root/.cache"
  "$@" >"$log" 2>&1 </dev/null &
  job=$!
  while kill -0 "$job" 2>/dev/null; do
    if [ "$SECONDS" -ge "$next" ]; then
      how_far=$("$measure" "$log" 2>/dev/null || true)
      if [ -n "$how_far" ] && [ "$how_far" != "$said" ]; then
        said=$how_far
        next=$((SECONDS + 3))
        if [ -t 2 ]; then printf '\r\033[Kdev: %s: %s' "$title" "$said" >&2; else say "$title: $said"; fi
      fi
    fi
    sleep 0.1
  done
  wait "$job" || status=$?
  if [ -t 2 ] && [ -n "$said" ]; then printf '\n' >&2; fi
  [ "$status" = 0 ] && return
  grep -vE '^(dl|pm)status:' "$log" | tail -n 15 >&2
  fail "$title failed; the whole output is in ${log#"$root"/}"
}

# For watched: apt-get that says its percents among its output. They take a descriptor of their own, for apt-get
# closes it before a package's scripts run; as /bin/sh opens it, it is there behind sudo too.
apt_get_telling() {
  # shellcheck disable=SC2016  # The positional parameters are those of that shell.
  as_root env DEBIAN_FRONTEND=noninteractive sh -c 'exec apt-get -q -o APT::Status-Fd=3 "$@" 3>&1' apt-get "$@"
}
apt_percent() { sed -nE 's/^(dl|pm)status:[^:]*:([0-9]+)[.:].*/\2 %/p' "$1" | tail -n 1; }
megabytes_in() { du -sm "$@" 2>/dev/null | awk '{ sum += $1 } END { print sum " MB" }'; }

# stamped NAME KEY: true when `NAME` was done before with the same key. done_with writes it.
stamped() { [ "$(cat "$root/.cache/$1.stamp" 2>/dev/null)" = "$2" ]; }
done_with() {
  mkdir -p "$root/.cache"
  printf '%s\n' "$2" >"$root/.cache/$1.stamp"
}
