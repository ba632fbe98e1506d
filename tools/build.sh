# Configuring and building, one preset at a time.
# shellcheck shell=bash

server=build/native-release/sync/server/huifang
simulator=build/native-release/tests/sim/huifang_sim
site=build/web-release/web/dist

# configure PRESET: only when there is something new; CMake itself notices changed CMakeLists.txt.
configure() {
  local key
  export HUIFANG_TOOLCHAIN_DIR=$toolchain_dir HUIFANG_IMGUI_DIR=$imgui_dir
  [ -d "$toolchain_dir/emscripten" ] || unset HUIFANG_TOOLCHAIN_DIR
  key="$toolchain_dir $imgui_dir $(cat CMakePresets.json cmake/toolchain_*.cmake | sha256sum)"
  [ -e "build/$1/build.ninja" ] && stamped "configured-$1" "$key" && return
  say "configuring $1"
  [ -e "build/$1/build.ninja" ] || rm -rf "build/$1/CMakeCache.txt" "build/$1/CMakeFiles"
  quietly "cmake --preset $1" cmake --preset "$1"
  done_with "configured-$1" "$key"
}

# build_preset PRESET [TARGET...]
build_preset() {
  local preset=$1 started=$SECONDS
  shift
  configure "$preset"
  cmake --build "build/$preset" ${1:+--target "$@"} >&2 || {
    say "building $preset failed"
    return 1
  }
  [ $((SECONDS - started)) -lt 3 ] || say "built $preset in $((SECONDS - started)) s"
}

build_program() { build_preset native-release huifang; }
build_site() { build_preset web-release huifang_site; }
