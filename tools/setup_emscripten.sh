# Emscripten. One on PATH that is new enough is used as it is. On Debian 12, whose own is too old, the
# package of Debian 13 is unpacked into .toolchain/ and runs on Debian 12's clang 19; its binaryen, built
# for a newer C library, is started by Debian 13's own dynamic linker.
# shellcheck shell=bash

emscripten_version_min=3.1.69
emscripten_llvm=/usr/lib/llvm-19/bin

emscripten_version() { "$1" --version 2>/dev/null | sed -nE '1s/.*[) ]([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

have_emscripten_on_path() {
  local version
  command -v emcc >/dev/null || return 1
  version=$(emscripten_version emcc)
  [ -n "$version" ] && at_least "$version" "$emscripten_version_min"
}

set_up_emscripten() {
  local home=$toolchain_dir stamp="1 $emscripten_version_min $toolchain_dir" version
  if [ "$home" != "$root/.toolchain" ]; then
    [ -e "$home/emscripten/emcc" ] || fail "there is no Emscripten in HUIFANG_TOOLCHAIN_DIR ($home)"
    return
  fi
  if [ "$(cat "$home/stamp" 2>/dev/null)" = "$stamp" ]; then return; fi
  if have_emscripten_on_path; then return; fi
  on_debian_12 || fail "Emscripten >= $emscripten_version_min is missing: put emcc on PATH"
  fetch_emscripten "$home"
  write_emscripten_config "$home"
  version=$(emscripten_version "$home/emscripten/emcc")
  at_least "${version:-0}" "$emscripten_version_min" || fail "Emscripten ${version:-?} does not work"
  printf '%s\n' "$stamp" >"$home/stamp"
  say "Emscripten $version is ready"
}

fetch_emscripten() {
  local home=$1 debs=$root/.cache/debs unpacked=$root/.cache/unpacked library
  rm -rf "$debs" "$unpacked" "$home/emscripten" "$home/binaryen"
  mkdir -p "$debs" "$unpacked" "$home/binaryen/bin" "$home/binaryen/libexec" "$home/binaryen/lib"
  other_suites_apt_ready
  say "downloading Emscripten and binaryen (240 MB)"
  emscripten_fetched() { megabytes_in "$root/.cache/debs"; }
  (cd "$debs" && watched "download of Emscripten" emscripten_fetched other_suites_apt download \
    {binaryen,emscripten,libc6,libgcc-s1,libstdc++6,node-acorn}/trixie)
  say "unpacking Emscripten"
  # All system libraries come prebuilt, 1.6 GB of them. Threads, dynamic linking and sanitizers are not
  # used here; emcc would build them itself if they were.
  dpkg-deb --fsys-tarfile "$debs"/emscripten_*.deb | tar x -C "$unpacked" --wildcards \
    --exclude='*/pic' --exclude='*/lto-pic' --exclude='*-mt*.a' --exclude='*-ww*.a' \
    --exclude='*-asan*.a' --exclude='*sanitizer*' --exclude='*/emscripten/test' --exclude='*/doc'
  rm "$debs"/emscripten_*.deb
  for library in "$debs"/*.deb; do dpkg-deb -x "$library" "$unpacked"; done
  mv "$unpacked/usr/share/emscripten" "$home/emscripten"
  # Its JavaScript optimiser imports acorn as an ES module, for which NODE_PATH does not count.
  mkdir -p "$home/emscripten/node_modules"
  cp -a "$unpacked/usr/share/nodejs/acorn" "$home/emscripten/node_modules/"
  cp -a "$unpacked"/usr/bin/wasm* "$home/binaryen/libexec/"
  library=$(echo "$unpacked"/usr/lib/*-linux-gnu)
  cp -a "$library"/libbinaryen.so* "$library"/ld-linux*.so* "$library"/lib{c,m,pthread,dl,rt}.so.? \
    "$library"/lib{gcc_s,stdc++}.so* "$home/binaryen/lib/"
  rm -rf "$debs" "$unpacked"
}

write_emscripten_config() {
  local home=$1 program name
  for program in "$home"/binaryen/libexec/*; do
    name=$(basename "$program")
    printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "$0" "%s" "$@"\n' \
      "$(echo "$home"/binaryen/lib/ld-linux*)" "$home/binaryen/lib" "$program" >"$home/binaryen/bin/$name"
    chmod +x "$home/binaryen/bin/$name"
  done
  cat >"$home/emscripten/.emscripten" <<CONF
LLVM_ROOT = '$emscripten_llvm'
BINARYEN_ROOT = '$home/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$home/emscripten/cache'
CONF
}
