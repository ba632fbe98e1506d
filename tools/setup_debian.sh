# Debian 12: packages by apt, and single packages of other suites by apt with lists of its own.
# shellcheck shell=bash

on_debian_12() { (. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ]); }

packages_build=(
  ccache cmake g++ git ninja-build pkg-config python3 xz-utils ca-certificates
  clang-19 lld-19 llvm-19
  googletest libboost1.81-dev libbrotli-dev libcli11-dev libfmt-dev libsodium-dev libspdlog-dev
  libsqlite3-dev libssl-dev nlohmann-json3-dev zlib1g-dev
)
packages_test=(chromium fonts-noto-cjk libclang-rt-19-dev procps sqlite3)
packages_lint=(clang-format-19 clang-tidy-19 shellcheck)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_debian_packages PURPOSE
install_debian_packages() {
  local wanted=("${packages_build[@]}") missing=() package
  [ "$1" = test ] && wanted+=("${packages_test[@]}")
  [ "$1" = lint ] && wanted+=("${packages_lint[@]}")
  command -v node >/dev/null || wanted+=(nodejs)
  for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    fail "these packages are missing and can be installed only by root or with sudo: ${missing[*]}"
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  watched "apt-get update" apt_percent apt_get_telling update
  watched "apt-get install" apt_percent apt_get_telling install -y --no-install-recommends "${missing[@]}"
}

# The mirror this machine is configured with.
debian_mirror() {
  local mirror
  mirror=$(sed -nE 's/^URIs: *(\S+\/debian\/?)( .*)?$/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
  [ -n "$mirror" ] || mirror=$(sed -nE 's/^deb +(\[[^]]*\] +)?(\S+\/debian\/?) .*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | head -n 1)
  [ -n "$mirror" ] || fail "no Debian mirror is configured on this machine"
  printf '%s\n' "$mirror"
}

# other_suites_apt COMMAND...: apt-get that sees Debian 13's packages and the sources of the suites after
# it, verifies signatures as usual, and neither reads nor changes the system's own lists.
# REQUIRES: other_suites_apt_ready was called.
other_suites_apt() { env APT_CONFIG="$root/.cache/apt/apt.conf" apt-get -q "$@"; }

other_suites_apt_ready() {
  local home=$root/.cache/apt keyring=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  [ ! -e "$home/ready" ] || return 0
  mirror=$(debian_mirror)
  mkdir -p "$home/lists/partial" "$home/cache/archives/partial"
  {
    printf 'deb [signed-by=%s] %s trixie main\n' "$keyring" "$mirror"
    printf 'deb-src [signed-by=%s] %s %s main\n' "$keyring" "$mirror" forky "$keyring" "$mirror" sid
  } >"$home/sources.list"
  cat >"$home/apt.conf" <<CONF
Dir::Etc::sourcelist "$home/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::Lists "$home/lists";
Dir::Cache "$home/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
CONF
  say "reading the package lists of Debian 13 and later (60 MB)"
  lists_read() { megabytes_in "$root/.cache/apt/lists"; }
  watched "apt-get update of other suites" lists_read other_suites_apt update
  touch "$home/ready"
}

# The lists take 60 MB; nothing needs them once the set-up is through.
forget_other_suites() { rm -rf "$root/.cache/apt"; }
