# ./dev run: the program with demo data, as a person would try it.
# shellcheck shell=bash

run_demo() {
  local port=8080 data=$root/data/demo
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?--port needs a number} ;;
      --data) data=$(cd "$caller_dir" && realpath -m "${2:?--data needs a folder}") ;;
      *) fail "run knows --port N and --data DIR, not '$1'" ;;
    esac
    shift 2
  done
  set_up build
  build_program || exit 1
  build_site || exit 1
  mkdir -p "$data"
  cat <<TEXT
Huifang is at http://127.0.0.1:$port
TEXT
  exec "$server" serve --demo --listen "127.0.0.1:$port" --data "$data" --web "$site"
}
