# The sources of Dear ImGui: from Debian's source package on Debian, from upstream's tag elsewhere.
# shellcheck shell=bash

imgui_version=1.92.2b
# Debian keeps only the newest upload of a suite. Archives we have built and tested with, newest first.
imgui_archives=(
  e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 # 1.92.2b
)

set_up_imgui() {
  [ -e "$imgui_dir/imgui.cpp" ] && return
  [ "$imgui_dir" = "$root/.toolchain/imgui" ] || fail "there is no imgui.cpp in HUIFANG_IMGUI_DIR ($imgui_dir)"
  say "fetching the sources of Dear ImGui $imgui_version"
  local work=$root/.cache/imgui
  rm -rf "$work"
  mkdir -p "$work/sources" "$(dirname "$imgui_dir")"
  if on_debian_12; then fetch_imgui_from_debian "$work"; else fetch_imgui_from_upstream "$work"; fi
  mv "$work/sources" "$imgui_dir"
  rm -rf "$work"
}

fetch_imgui_from_debian() {
  local work=$1 archive sum accepted
  other_suites_apt_ready
  (cd "$work" && quietly "download of Dear ImGui" other_suites_apt source --download-only imgui)
  archive=$(echo "$work"/imgui_*.orig.tar.*)
  sum=$(sha256sum "$archive" | cut -d ' ' -f 1)
  for accepted in "${imgui_archives[@]}"; do
    [ "$sum" = "$accepted" ] || continue
    tar xf "$archive" -C "$work/sources" --strip-components=1
    return
  done
  fail "Debian now has $(basename "$archive") (sha256 $sum), which this project has not been tried with." \
    "Set HUIFANG_IMGUI_DIR to the sources of Dear ImGui $imgui_version."
}

fetch_imgui_from_upstream() {
  quietly "git clone of Dear ImGui" git clone -q --depth 1 --branch "v$imgui_version" \
    https://github.com/ocornut/imgui "$1/sources/."
}
