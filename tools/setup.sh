# The set-up: everything the project needs and the machine does not have. On Debian 12 it installs; on
# other systems it names what is missing. Doing it again changes nothing and takes no time.
# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR
. "$root/tools/setup_debian.sh"
. "$root/tools/setup_elsewhere.sh"
. "$root/tools/setup_node.sh"
. "$root/tools/setup_emscripten.sh"
. "$root/tools/setup_imgui.sh"

toolchain_dir=${HUIFANG_TOOLCHAIN_DIR:-$root/.toolchain}
imgui_dir=${HUIFANG_IMGUI_DIR:-$root/.toolchain/imgui}

# set_up PURPOSE: `build` is enough to run the program, `test` adds browsers and sanitizers, `lint` the
# formatters and checkers.
set_up() {
  local purpose=$1 key
  key="$toolchain_dir $imgui_dir $(cd "$root" && cat tools/setup*.sh tools/node/* package-lock.json | sha256sum)"
  use_local_node
  stamped "setup-$purpose" "$key" && set_up_still_stands && return
  mkdir -p "$root/.cache"
  exec 9>"$root/.cache/setup.lock"
  flock 9
  say "setting up for: $purpose"
  # Emscripten's scripts are CommonJS, which the package.json above them would deny.
  mkdir -p "$root/.toolchain"
  printf '{ "type": "commonjs" }\n' >"$root/.toolchain/package.json"
  if on_debian_12; then install_debian_packages "$purpose"; else check_other_system "$purpose"; fi
  set_up_node
  set_up_emscripten
  set_up_imgui
  set_up_npm_packages
  if on_debian_12; then forget_other_suites; fi
  done_with "setup-$purpose" "$key"
  exec 9>&-
}

# What a `git clean` or an upgrade of the machine may have taken away since the last set-up.
set_up_still_stands() {
  [ -d "$root/node_modules/esbuild" ] && [ -e "$imgui_dir/imgui.cpp" ] && have_node &&
    { [ -d "$toolchain_dir/emscripten" ] || have_emscripten_on_path; }
}
